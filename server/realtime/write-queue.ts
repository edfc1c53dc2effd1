import { performance } from "node:perf_hooks"
/** Why rows were not stored and never will be. `unknown`: the database did not say which. */
export type Refusal = "locked" | "epoch" | "gone" | "unstorable" | "unknown"

export type QueuedUpdate = { data: Uint8Array; authorId: string | null; connectionId: string }

/** Where rows come from: one open copy of one epoch of a document. */
export type Source = {
  readonly documentId: string
  readonly epoch: number
  /** The oldest `count` rows in the queue are committed; the first has sequence `base + 1`. */
  stored(base: number, count: number): void
  /** These rows, and any after them, will not be stored. */
  refused(reason: Refusal, rows: readonly QueuedUpdate[]): void
}

export type Entry = { source: Source; update: QueuedUpdate; at: number }

/** The rows of some entries by where they come from, in order. */
export const bySource = (entries: readonly Entry[]): Map<Source, QueuedUpdate[]> => {
  const groups = new Map<Source, QueuedUpdate[]>()
  for (const { source, update } of entries) {
    const group = groups.get(source)
    if (group) group.push(update)
    else groups.set(source, [update])
  }
  return groups
}

/**
 * The rows that wait for their commit, oldest first, and those in flight, with their size. A source that had a
 * row refused has no more rows: what follows builds on what was refused.
 */
export class WriteQueue {
  private entries: Entry[] = []
  private inFlight = 0
  private readonly bytesOf = new Map<Source, number>()
  private readonly refused = new WeakSet<Source>()
  bytes = 0

  get rows() {
    return this.entries.length + this.inFlight
  }

  bytesFrom(source: Source): number {
    return this.bytesOf.get(source) ?? 0
  }

  add(source: Source, update: QueuedUpdate): void {
    if (this.refused.has(source)) return
    this.entries.push({ source, update, at: performance.now() })
    this.account(source, update.data.length)
  }

  /** Takes the rows of the next flush: so many, or so many bytes, but one at least if there is any. */
  take(maxRows: number, maxBytes: number): readonly Entry[] {
    const taken: Entry[] = []
    let bytes = 0
    let read = 0
    for (const entry of this.entries) {
      const size = entry.update.data.length
      const isRefused = this.refused.has(entry.source)
      if (!isRefused && taken.length > 0 && (taken.length === maxRows || bytes + size > maxBytes)) break
      read++
      if (isRefused) {
        this.account(entry.source, -size)
        continue
      }
      bytes += size
      taken.push(entry)
    }
    this.entries.splice(0, read)
    this.inFlight = taken.length
    return taken
  }

  /** The outcome of these rows is known. */
  settle(source: Source, updates: readonly QueuedUpdate[]): void {
    for (const update of updates) this.account(source, -update.data.length)
    this.inFlight -= updates.length
  }

  refuse(source: Source): void {
    this.refused.add(source)
  }

  private account(source: Source, bytes: number) {
    this.bytes += bytes
    const left = this.bytesFrom(source) + bytes
    if (left > 0) this.bytesOf.set(source, left)
    else this.bytesOf.delete(source)
  }
}
