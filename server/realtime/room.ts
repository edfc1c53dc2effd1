import * as Y from "yjs"
import { isBrokenLog, type Query, readHead } from "#app/documents/state/load-state.server.ts"
import { CLOSE, type CloseReason, REFUSED } from "./close-codes.ts"
import { type Content, inspectContent } from "./content.ts"
import { dropLeftovers, FROM_LOG, readLogInto, readTailInto } from "./doc-log.ts"
import { DocumentSize } from "./document-size.ts"
import type { Member, Receipt } from "./member.ts"
import { Presence } from "./presence.ts"
import { Relay } from "./relay.ts"
import type { RealtimeSettings } from "./settings.ts"
import type { QueuedUpdate, Refusal, Source } from "./write-queue.ts"
import type { Writer } from "./writer.ts"

export type RoomDeps = {
  query: Query
  settings: RealtimeSettings
  writer: Writer
  /** Rows were committed, by this process or another. */
  onStored(room: Room): void
  /** The room must not be used any more; its rows were refused, or its epoch ended. */
  onClosed(room: Room): void
  /** Makes one state of a long document, away from the event loop. */
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array>
  /** Rows that the database can never take. */
  onUnstorable(room: Room, rows: readonly QueuedUpdate[]): void
}

/**
 * One epoch of one document in memory. What its Doc holds is what the log holds and what the writer has
 * queued; nothing else ever enters it, so that a room can be dropped and loaded again at any time.
 */
export class Room implements Source {
  readonly doc = new Y.Doc()
  readonly members = new Set<Member>()
  readonly presence: Presence
  readonly relay: Relay
  readonly size: DocumentSize
  roundtableId = ""
  isClosed = false
  isLocked = false
  schemaFloor = 0
  /** The log is in the Doc up to here without a gap. */
  seq = 0
  sinceSnapshot = { rows: 0, bytes: 0 }
  /** Rows handed to the writer, and how many of them are committed. */
  enqueued = 0
  durable = 0
  private catching: Promise<void> | null = null
  private isWoken = false

  constructor(
    readonly documentId: string,
    readonly epoch: number,
    private readonly deps: RoomDeps,
  ) {
    this.presence = new Presence(deps.settings)
    this.relay = new Relay(() => this.members, deps.settings)
    this.size = new DocumentSize(this.doc, deps.settings.maxDocumentBytes)
  }

  /**
   * Brings the document in from the log.
   * @returns why it cannot be opened, or null
   * @throws if the database is away, or BrokenLogError: then there is no document rather than an empty one
   */
  async load(): Promise<"gone" | "epoch" | null> {
    const { query, settings } = this.deps
    const place = { query, documentId: this.documentId, rowsPerPage: settings.tailPageRows }
    const long = { above: settings.workerLoadBytes, merge: this.deps.merge }
    const loaded = await readLogInto(this.doc, place, long)
    if (!loaded) return "gone"
    const { head } = loaded
    if (head.epoch !== this.epoch) return "epoch"
    this.seq = head.headSeq
    this.roundtableId = head.roundtableId
    this.schemaFloor = head.schemaVersion
    this.isLocked = head.isLocked
    this.size.bytes = loaded.bytes
    this.sinceSnapshot = loaded.tail
    this.doc.on("update", (update: Uint8Array, origin: unknown) => this.onUpdate(update, origin))
    return null
  }

  get isDurable() {
    return this.durable === this.enqueued
  }

  /** Applies what a member sent, if it is sound; the resulting update goes to the writer and to the others. */
  receive(update: Uint8Array, from: Member): Receipt {
    const content = this.inspect(update)
    if (content.kind === "redundant") return { kind: "held", ticket: this.enqueued }
    if (content.kind !== "fit") return content
    if (!this.deps.writer.hasRoom(this, update.length)) return { kind: "overload" }
    if (!content.onlyDeletes && this.size.isFull(update.length)) return { kind: "full" }
    let isWhole = true
    try {
      Y.applyUpdate(this.doc, update, from)
    } catch {
      isWhole = false // what it changed before it failed has been queued like any change
    }
    if (dropLeftovers(this.doc)) isWhole = false
    return isWhole ? { kind: "held", ticket: this.enqueued } : { kind: "undecodable" }
  }

  /** Whether the document holds all of an update. Undecodable content is not held. */
  holds(update: Uint8Array): boolean {
    return this.inspect(update).kind === "redundant"
  }

  /**
   * What a client lacks. The whole document is encoded once for all who come with nothing.
   * @throws if the state vector cannot be decoded
   */
  answer(stateVector: Uint8Array): Uint8Array {
    return stateVector.length > 1 ? Y.encodeStateAsUpdate(this.doc, stateVector) : this.size.encoded()
  }

  /** Reads what other processes, or verbs of the server, added to the log; also finds a lock or a new epoch. */
  catchUp(): Promise<void> {
    if (this.catching) this.isWoken = true // what this look found may be older than what woke us
    this.catching ??= this.followAll()
      .catch((error: unknown) => {
        if (!isBrokenLog(error)) throw error
        this.close(CLOSE.internal, "load-failed")
      })
      .finally(() => {
        this.catching = null
      })
    return this.catching
  }

  /** From this version on older clients would spoil the text: they are sent away before a newer frame is relayed. */
  raiseFloor(version: number): void {
    if (version <= this.schemaFloor) return
    this.schemaFloor = version
    for (const member of [...this.members])
      if (member.schemaVersion < version) member.close(CLOSE.clientTooOld, "schema-too-old")
  }

  /** Closes every socket here; the room is not used again. */
  close(code: number, reason: CloseReason): void {
    if (this.isClosed) return
    this.isClosed = true
    for (const member of [...this.members]) member.close(code, reason)
    this.deps.onClosed(this)
  }

  stored(base: number, count: number): void {
    this.durable += count
    this.sinceSnapshot.rows += count
    if (base === this.seq) this.seq += count
    else if (base > this.seq) void this.catchUp().catch(() => {}) // others' rows lie between; polling repeats it
    this.relay.confirmed(this.durable)
    for (const member of this.members) member.onDurable(this.durable)
    this.deps.onStored(this)
  }

  refused(reason: Refusal, rows: readonly QueuedUpdate[]): void {
    if (reason === "unstorable") this.deps.onUnstorable(this, rows)
    this.close(REFUSED[reason].code, REFUSED[reason].reason)
  }

  destroy(): void {
    this.isClosed = true
    this.presence.stop()
    this.doc.destroy()
  }

  private inspect(update: Uint8Array): Content | { kind: "undecodable" } {
    try {
      return inspectContent(this.doc, update, this.deps.settings.maxDepth)
    } catch {
      return { kind: "undecodable" }
    }
  }

  private onUpdate(update: Uint8Array, origin: unknown) {
    this.size.grew(update.length)
    if (origin === FROM_LOG) {
      this.relay.push(update, null, 0)
      return
    }
    const author = origin instanceof Object && "personId" in origin ? (origin as Member) : null
    this.enqueued++
    this.sinceSnapshot.bytes += update.length
    this.relay.push(update, author, this.enqueued) // before the writer: the embedded database holds the loop
    const connectionId = author?.id ?? "server"
    this.deps.writer.enqueue(this, { data: update, authorId: author?.personId ?? null, connectionId })
  }

  private async followAll(): Promise<void> {
    do {
      this.isWoken = false
      await this.follow()
    } while (this.isWoken && !this.isClosed)
  }

  private async follow(): Promise<void> {
    const { query, settings, onStored } = this.deps
    const head = await readHead(query, this.documentId)
    if (this.isClosed) return
    if (!head) return this.close(CLOSE.deleted, "deleted")
    if (head.epoch !== this.epoch) return this.close(CLOSE.epochChanged, "epoch-changed")
    this.raiseFloor(head.schemaVersion)
    if (head.isLocked !== this.isLocked) {
      this.isLocked = head.isLocked
      for (const member of [...this.members]) member.reauthorise()
    }
    if (head.headSeq <= this.seq) return
    const place = { query, documentId: this.documentId, rowsPerPage: settings.tailPageRows }
    const reach = { after: this.seq, to: head.headSeq }
    const came = await readTailInto(this.doc, place, reach, (newer) => this.raiseFloor(newer.schemaVersion))
    this.seq = Math.max(this.seq, head.headSeq)
    this.sinceSnapshot.rows += came.rows
    this.sinceSnapshot.bytes += came.bytes
    onStored(this)
  }
}
