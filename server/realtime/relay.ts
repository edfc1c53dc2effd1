import { performance } from "node:perf_hooks"
import * as Y from "yjs"
import { type Packet, packetOf } from "./packet.ts"
import { writeUpdate } from "./protocol.ts"
import type { RealtimeSettings } from "./settings.ts"

/** Somebody who is sent a document's updates. */
export type Listener = {
  /** Has been answered, so that updates now make sense to it. */
  readonly isSynced: boolean
  /** Is shown others' changes only once they are committed (final review). */
  readonly confirmFirst: boolean
  sendUpdate(packet: Packet): void
}

type Item = { update: Uint8Array; from: Listener | null; ticket: number }

/** Updates that travel together are one frame, encoded once for all. */
const packetFor = (items: readonly Item[]): Packet => {
  const [first] = items
  if (first && items.length === 1) return packetOf(writeUpdate(first.update))
  return packetOf(writeUpdate(Y.mergeUpdates(items.map((item) => item.update))))
}

const onlyAuthor = (items: readonly Item[]): Listener | null => {
  const first = items[0]?.from ?? null
  return items.every((item) => item.from === first) ? first : null
}

/** What merging costs, counted in frames sent. */
const MERGE_COST = 3
/** More than this is never merged, nor kept waiting: it costs more to merge than to send. */
const MOST_MERGED_BYTES = 64 * 1024

/**
 * Hands the updates of one document to everybody there: at once, or after the commit to those who are to see
 * committed text only. After a while of quiet an update goes out with the turn of the loop; those that follow it
 * closely wait for each other, the longer the more people read, so that many writers cost one frame a reader and not
 * one each. Nobody is sent their own updates unless somebody else's travel with them and many listen.
 */
export class Relay {
  private outgoing: Item[] = []
  private unconfirmed: Item[] = []
  private isScheduled = false
  private notBefore = 0

  constructor(
    private readonly listeners: () => Iterable<Listener>,
    private readonly settings: Pick<RealtimeSettings, "relayGapPerReaderMs" | "relayLongestGapMs">,
  ) {}

  /** @param ticket what `confirmed` has to reach before committed-only listeners may see it; 0 if they may */
  push(update: Uint8Array, from: Listener | null, ticket: number): void {
    const item = { update, from, ticket }
    this.outgoing.push(item)
    if (ticket > 0 && this.hasPatient()) this.unconfirmed.push(item)
    if (this.isScheduled) return
    this.isScheduled = true
    const wait = this.notBefore - performance.now()
    if (wait < 1 || update.length > MOST_MERGED_BYTES) setImmediate(() => this.flush())
    else setTimeout(() => this.flush(), wait)
  }

  /** Everything up to this ticket is committed. */
  confirmed(durable: number): void {
    if (this.unconfirmed.length === 0) return
    const ready = this.unconfirmed.filter((item) => item.ticket <= durable)
    this.unconfirmed = this.unconfirmed.filter((item) => item.ticket > durable)
    if (ready.length > 0) this.send(ready, (listener) => listener.confirmFirst)
  }

  /** This listener need not wait any longer: it gets what it has not been shown. */
  release(listener: Listener): void {
    const missed = this.unconfirmed.filter((item) => item.from !== listener)
    if (missed.length > 0 && listener.isSynced) listener.sendUpdate(packetFor(missed))
  }

  private hasPatient() {
    for (const listener of this.listeners()) if (listener.confirmFirst) return true
    return false
  }

  private flush() {
    this.isScheduled = false
    const items = this.outgoing
    this.outgoing = []
    const readers = items.length > 0 ? this.send(items, (listener) => !listener.confirmFirst) : 0
    const { relayGapPerReaderMs, relayLongestGapMs } = this.settings
    this.notBefore = performance.now() + Math.min(relayLongestGapMs, readers * relayGapPerReaderMs)
    const committed = items.filter((item) => item.ticket === 0)
    if (committed.length > 0) this.send(committed, (listener) => listener.confirmFirst)
  }

  /** Returns to how many. */
  private send(items: readonly Item[], isMeant: (listener: Listener) => boolean): number {
    const meant: Listener[] = []
    for (const listener of this.listeners()) if (listener.isSynced && isMeant(listener)) meant.push(listener)
    const bytes = items.reduce((sum, { update }) => sum + update.length, 0)
    const isCheaperApart =
      items.length * (meant.length - 1) <= meant.length + MERGE_COST || bytes > MOST_MERGED_BYTES
    if (isCheaperApart) for (const item of items) this.sendTogether([item], meant)
    else this.sendTogether(items, meant)
    return meant.length
  }

  private sendTogether(items: readonly Item[], meant: readonly Listener[]) {
    const author = onlyAuthor(items)
    let packet: Packet | null = null
    for (const listener of meant) {
      if (listener === author) continue
      packet ??= packetFor(items)
      listener.sendUpdate(packet)
    }
  }
}
