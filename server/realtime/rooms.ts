import { stateKey } from "#app/documents/state/append-updates.server.ts"
import { readHeads } from "#app/documents/state/load-state.server.ts"
import { quarantineFrame } from "#app/documents/state/quarantine-frame.server.ts"
import type { Bus, Hint } from "./bus.ts"
import type { Digester } from "./digester.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import { Room, type RoomDeps } from "./room.ts"
import type { Upkeep } from "./upkeep.ts"
import { repeat } from "./waiting.ts"

type Held = {
  room: Room
  /** Settled once the document is in memory, or cannot be. */
  ready: Promise<"gone" | "epoch" | null>
  /** Sockets that are in, or wait for the load. */
  guests: number
  timer: NodeJS.Timeout | undefined
  unloading: Promise<void> | null
}

export type Visit = { room: Room; leave: () => void }

export type RoomsDeps = Pick<RoomDeps, "query" | "settings" | "writer"> & {
  upkeep: Upkeep
  digester: Digester
  bus: Bus
  metrics: RealtimeMetrics
  log: { error(details: object, message: string): void }
}

/** The documents in memory: loaded once for all who ask, dropped when nobody is left and all is durable. */
export class Rooms {
  private readonly held = new Map<string, Held>()
  /** The same by document: of one that begins anew both epochs may be here for a while. */
  private readonly ofDocument = new Map<string, Room[]>()
  private readonly polling: ReturnType<typeof repeat>
  private readonly unsubscribe: () => void

  constructor(private readonly deps: RoomsDeps) {
    this.polling = repeat(deps.settings.headsPollMs, () => this.poll())
    this.unsubscribe = deps.bus.subscribe((hint) => this.hear(hint))
  }

  get size() {
    return this.held.size
  }

  /**
   * Opens a document, or shares it.
   * @returns the room and how to leave it, once; or why there is none
   * @throws if it cannot be loaded; the next to come tries again
   */
  async enter(documentId: string, epoch: number): Promise<Visit | "gone" | "epoch"> {
    const key = stateKey(documentId, epoch)
    const held = this.held.get(key) ?? this.load(key, documentId, epoch)
    held.guests++
    clearTimeout(held.timer)
    const obstacle = await held.ready
    if (obstacle) return obstacle
    let isInside = true
    const leave = () => {
      if (isInside) held.guests--
      isInside = false
      this.scheduleUnload(held)
    }
    return { room: held.room, leave }
  }

  closeAll(code: number, reason: Parameters<Room["close"]>[1]): void {
    for (const { room } of this.held.values())
      for (const member of [...room.members]) member.close(code, reason)
  }

  /** Writes what is due of every document and drops them all; the writer is idle by now. */
  async unloadAll(): Promise<void> {
    await Promise.all([...this.held.values()].map((held) => this.unload(held)))
  }

  async stop(): Promise<void> {
    this.unsubscribe()
    await this.polling.stop()
    for (const held of this.held.values()) clearTimeout(held.timer)
  }

  private load(key: string, documentId: string, epoch: number): Held {
    const { query, settings, writer, upkeep, metrics, digester } = this.deps
    const room = new Room(documentId, epoch, {
      query,
      settings,
      writer,
      merge: (updates) => {
        metrics.workerLoads.inc()
        return digester.merge(updates)
      },
      onStored: (stored) => upkeep.touched(stored),
      onClosed: (closed) => this.forget(key, closed),
      onUnstorable: (broken, rows) => void this.quarantine(broken, rows),
    })
    const measured = metrics.loadSeconds.startTimer()
    const ready = room.load()
    const held: Held = { room, ready, guests: 0, timer: undefined, unloading: null }
    this.held.set(key, held)
    this.ofDocument.set(documentId, [...(this.ofDocument.get(documentId) ?? []), room])
    metrics.rooms.set(this.held.size)
    ready.then(
      (obstacle) => (obstacle ? this.forget(key, room) : measured()),
      () => this.forget(key, room),
    )
    return held
  }

  private forget(key: string, room: Room) {
    const held = this.held.get(key)
    if (held?.room !== room) return
    clearTimeout(held.timer)
    this.held.delete(key)
    const others = (this.ofDocument.get(room.documentId) ?? []).filter((other) => other !== room)
    if (others.length > 0) this.ofDocument.set(room.documentId, others)
    else this.ofDocument.delete(room.documentId)
    this.deps.metrics.rooms.set(this.held.size)
    this.deps.upkeep.forget(room)
    room.destroy()
  }

  private scheduleUnload(held: Held, wait = this.deps.settings.unloadAfterMs) {
    clearTimeout(held.timer)
    if (held.guests > 0 || held.room.isClosed) return
    held.timer = setTimeout(() => void this.unload(held), wait)
    held.timer.unref()
  }

  /** Drains a room; somebody who joins meanwhile, or a row that is not durable yet, cancels it. */
  private unload(held: Held): Promise<void> {
    held.unloading ??= this.drain(held).finally(() => {
      held.unloading = null
    })
    return held.unloading
  }

  private async drain(held: Held): Promise<void> {
    const { room } = held
    await held.ready.catch(() => {})
    const seq = room.seq
    if (room.isDurable) await this.deps.upkeep.finish(room).catch(() => {}) // logged; the sweep repeats it
    if (held.guests > 0 || room.isClosed) return
    const isDone = room.isDurable && room.seq === seq
    if (isDone) this.forget(stateKey(room.documentId, room.epoch), room)
    else this.scheduleUnload(held)
  }

  private async quarantine(room: Room, rows: readonly { data: Uint8Array; authorId: string | null }[]) {
    for (const { data, authorId } of rows) {
      const frame = { documentId: room.documentId, data, authorId, reason: "unstorable" }
      await quarantineFrame(this.deps.query, frame).catch((error) => {
        this.deps.log.error({ documentId: room.documentId, error: String(error) }, "a row could not be kept")
      })
    }
  }

  private hear(hint: Hint) {
    if (hint.kind !== "head") return
    for (const room of this.ofDocument.get(hint.documentId) ?? [])
      if ((hint.headSeq ?? Number.POSITIVE_INFINITY) > room.seq) void room.catchUp().catch(() => {})
  }

  /** Finds what no hint told of. One question for all documents. */
  private async poll(): Promise<void> {
    const rooms = [...this.held.values()].map(({ room }) => room).filter((room) => room.seq > 0)
    if (rooms.length === 0) return
    try {
      const heads = await readHeads(this.deps.query, [...new Set(rooms.map((room) => room.documentId))])
      const byId = new Map(heads.map((head) => [head.documentId, head]))
      for (const room of rooms) {
        const head = byId.get(room.documentId)
        const isSame = head && head.epoch === room.epoch && head.headSeq <= room.seq
        if (isSame && head.isLocked === room.isLocked && head.schemaVersion <= room.schemaFloor) continue
        await room.catchUp()
      }
    } catch {
      // the database is away; what was missed is found at the next poll
    }
  }
}
