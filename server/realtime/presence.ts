import { performance } from "node:perf_hooks"
import { type Packet, packetOf } from "./packet.ts"
import { type AwarenessEntry, writeAwareness, writeAwarenessEntry } from "./protocol.ts"
import type { RealtimeSettings } from "./settings.ts"

/** Somebody at a document, as presence sees them. Name and colour come from the session, never from a frame. */
export type Present = {
  readonly personId: string
  readonly name: string
  sendAwareness(packet: Packet): void
}

/** `owner` is null once its socket is gone; the person may come back to the id, nobody else can take it. */
type Known = { personId: string; owner: Present | null; clock: number; state: string; chunk: Uint8Array }

const GONE = "null"
const MANY_IDS = 10_000
/** Dark enough for white text and for a thin caret on white (4.5 : 1). */
const COLOURS = [
  ..."#0059b3 #a63c00 #00695c #7b1fa2 #b3003b #33691e #4527a0 #8a5300 #006687 #ad1457 #2e5c1a #5d4037".split(
    " ",
  ),
]

/** The same person has the same colour everywhere. */
export const colourOf = (personId: string): string => {
  let hash = 0
  for (const letter of personId) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return COLOURS[hash % COLOURS.length] ?? "#0059b3"
}

const stateFrom = (json: string, present: Present): string | null => {
  if (json === GONE) return GONE
  try {
    const state: unknown = JSON.parse(json)
    if (typeof state !== "object" || state === null || Array.isArray(state)) return null
    return JSON.stringify({ ...state, user: { name: present.name, color: colourOf(present.personId) } })
  } catch {
    return null
  }
}

/** Who is at one document and where their caret stands: relayed, coalesced, never stored. */
export class Presence {
  private readonly known = new Map<number, Known>()
  private readonly present = new Set<Present>()
  private readonly introduced = new WeakSet<Present>()
  private readonly changed = new Set<number>()
  private newcomers = new Set<Present>()
  private timer: NodeJS.Timeout | undefined
  private lastSent = 0

  constructor(
    private readonly settings: Pick<
      RealtimeSettings,
      "awarenessPerSecond" | "maxAwarenessBytes" | "maxAwarenessIds"
    >,
  ) {}

  /** From now on this one is told; first of everybody who is there. */
  join(present: Present): void {
    if (this.present.has(present)) return
    this.present.add(present)
    this.tellAll(present)
  }

  /** Tells one of everybody who is there (again). */
  tellAll(present: Present): void {
    this.newcomers.add(present)
    this.schedule()
  }

  /**
   * Takes what a socket says. The stock client sends back what it hears of others: such entries are passed
   * over. A socket's first frame comes before it was told of anybody, so only that one may name an id that the
   * room knows, and only one of the same person (who reconnects); later it may add ids that are new.
   */
  take(present: Present, entries: readonly AwarenessEntry[]): void {
    const isFirst = !this.introduced.has(present) && !this.present.has(present)
    this.introduced.add(present)
    for (const entry of entries) {
      if (Buffer.byteLength(entry.state) > this.settings.maxAwarenessBytes) continue
      const before = this.known.get(entry.client)
      if (before?.owner !== present && !this.mayTake(present, before, entry, isFirst)) continue
      const state = stateFrom(entry.state, present)
      if (state !== null) this.set(entry.client, { clock: entry.clock, state, owner: present })
    }
    this.join(present)
  }

  leave(present: Present): void {
    this.present.delete(present)
    this.newcomers.delete(present)
    for (const [client, known] of this.known) {
      if (known.owner !== present) continue
      this.known.set(client, { ...known, owner: null })
      if (known.state !== GONE) this.set(client, { clock: known.clock, state: GONE, owner: null })
    }
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private mayTake(present: Present, before: Known | undefined, entry: AwarenessEntry, isFirst: boolean) {
    if (before ? !isFirst || before.personId !== present.personId : entry.state === GONE) return false
    let owned = 0
    for (const { owner } of this.known.values()) if (owner === present) owned++
    return owned < this.settings.maxAwarenessIds
  }

  /** Peers ignore a clock that does not advance, so somebody who reconnects is lifted above the last one. */
  private set(client: number, said: { clock: number; state: string; owner: Present | null }) {
    const before = this.known.get(client)
    const isLeaving = said.owner === null
    const clock = !before || said.clock > before.clock || isLeaving ? said.clock : before.clock + 1
    const personId = said.owner?.personId ?? before?.personId ?? ""
    const chunk = writeAwarenessEntry({ client, clock, state: said.state })
    this.known.delete(client)
    this.known.set(client, { personId, owner: said.owner, clock, state: said.state, chunk })
    if (this.known.size > MANY_IDS) this.forgetOldest()
    this.changed.add(client)
    this.schedule()
  }

  private forgetOldest() {
    for (const [client, { owner }] of this.known) {
      if (owner) continue
      this.known.delete(client)
      return
    }
  }

  private schedule() {
    if (this.timer) return
    const wait = Math.max(0, this.lastSent + 1000 / this.settings.awarenessPerSecond - performance.now())
    this.timer = setTimeout(() => this.flush(), wait)
    this.timer.unref()
  }

  private flush() {
    this.timer = undefined
    this.lastSent = performance.now()
    const changed = [...this.changed]
    this.changed.clear()
    const newcomers = this.newcomers
    this.newcomers = new Set()
    const everybody = [...this.known].filter(([, known]) => known.state !== GONE).map(([client]) => client)
    const shared = this.packetOf(changed)
    for (const present of this.present) {
      const clients = newcomers.has(present) ? everybody : changed
      const others = clients.filter((client) => this.known.get(client)?.owner !== present)
      if (others.length === 0) continue
      present.sendAwareness(
        others.length === changed.length && clients === changed ? shared : this.packetOf(others),
      )
    }
  }

  private packetOf(clients: readonly number[]): Packet {
    return packetOf(writeAwareness(clients.flatMap((client) => this.known.get(client)?.chunk ?? [])))
  }
}
