import { randomUUID } from "node:crypto"
import {
  type AppendResult,
  appendUpdates,
  findBatch,
  stateKey,
} from "#app/documents/state/append-updates.server.ts"
import { type Query, readHeads } from "#app/documents/state/load-state.server.ts"
import { brokenConstraint } from "#app/errors.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeSettings } from "./settings.ts"
import { interruptiblePause, within } from "./waiting.ts"

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

type Entry = { source: Source; update: QueuedUpdate; at: number }
type Batch = { id: string; entries: Entry[] }

export type WriterDeps = {
  query: Query
  settings: RealtimeSettings
  rowsPerFlush: number
  log: { warn(details: object, message: string): void; error(details: object, message: string): void }
  metrics: RealtimeMetrics
  /** A flush advanced this document's log. */
  onAdvanced(documentId: string, headSeq: number): void
  /** Rows have waited for the database as long as they may. */
  onAway(): void
}

/** Data that the database can never take, as against one that is away; only then is a flush not repeated. */
const isPermanent = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code
  if (typeof code !== "string" || !/^2[23]/.test(code)) return false
  return brokenConstraint(error) !== "document_batch_pkey"
}

/**
 * The group commit: one queue per process. While a flush is in flight the next one fills. A failed flush is
 * repeated until it succeeds; one with an unknown outcome first asks whether its batch is there.
 */
export class Writer {
  private queue: Entry[] = []
  private inFlight: readonly Entry[] = []
  private readonly bytes = new Map<Source, number>()
  private readonly refusedSources = new WeakSet<Source>()
  private totalBytes = 0
  private isRunning = false
  private isAbandoned = false
  private settledBatch: string | null = null
  private waitingForIdle: (() => void)[] = []
  private interrupt = () => {}
  /** The oldest row has waited longer than `databaseAwayMs`. */
  isAway = false

  constructor(private readonly deps: WriterDeps) {}

  get queuedRows() {
    return this.queue.length + this.inFlight.length
  }

  get queuedBytes() {
    return this.totalBytes
  }

  /** Whether the queue may hold so many bytes more of this source; ask before applying what would need it. */
  hasRoom(source: Source, bytes: number): boolean {
    const { queueDocumentBytes, queueBytes } = this.deps.settings
    if (this.isAway || this.isAbandoned || this.totalBytes + bytes > queueBytes) return false
    return (this.bytes.get(source) ?? 0) + bytes <= queueDocumentBytes
  }

  enqueue(source: Source, update: QueuedUpdate): void {
    if (this.refusedSources.has(source)) return
    this.queue.push({ source, update, at: performance.now() })
    this.account(source, update.data.length)
    if (this.isRunning || this.isAbandoned) return
    this.isRunning = true
    setImmediate(() => void this.run()) // what the same turn of the loop brings travels together
  }

  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void> {
    if (this.queuedRows === 0 || this.isAbandoned) return Promise.resolve()
    return new Promise((resolve) => this.waitingForIdle.push(resolve))
  }

  /** Stops trying; what is queued was never acknowledged. Returns how many rows that are. */
  abandon(): number {
    this.isAbandoned = true
    this.interrupt()
    this.announceIdle()
    return this.queuedRows
  }

  private account(source: Source, bytes: number) {
    this.totalBytes += bytes
    const left = (this.bytes.get(source) ?? 0) + bytes
    if (left > 0) this.bytes.set(source, left)
    else this.bytes.delete(source)
  }

  private announceIdle() {
    for (const resolve of this.waitingForIdle.splice(0)) resolve()
  }

  private async run() {
    for (;;) {
      const entries = this.isAbandoned ? [] : this.take()
      if (entries.length === 0) {
        this.isRunning = false
        return this.announceIdle()
      }
      this.inFlight = entries
      await this.store({ id: randomUUID(), entries })
      if (!this.isAbandoned) this.inFlight = []
    }
  }

  private take(): Entry[] {
    const { settings, rowsPerFlush } = this.deps
    const taken: Entry[] = []
    let bytes = 0
    let read = 0
    for (; read < this.queue.length && taken.length < rowsPerFlush; read++) {
      const entry = this.queue[read]
      if (!entry) break
      if (taken.length > 0 && bytes + entry.update.data.length > settings.flushBytes) break
      if (this.refusedSources.has(entry.source)) {
        this.account(entry.source, -entry.update.data.length)
        continue
      }
      bytes += entry.update.data.length
      taken.push(entry)
    }
    this.queue.splice(0, read)
    return taken
  }

  private async store(batch: Batch): Promise<void> {
    const { settings, log, metrics } = this.deps
    const oldest = batch.entries[0]?.at ?? performance.now()
    const patience = Math.max(0, oldest + settings.databaseAwayMs - performance.now())
    const alarm = setTimeout(() => this.goAway(), patience)
    const measured = metrics.flushSeconds.startTimer()
    try {
      for (let attempt = 0, wait = settings.retryFirstMs; !this.isAbandoned; attempt++) {
        try {
          const result = await this.attempt(batch, attempt > 0)
          this.isAway = false
          measured()
          return await this.settle(batch, result)
        } catch (error) {
          if (isPermanent(error)) return await this.divide(batch, error)
          metrics.flushFailures.inc()
          log.warn(
            { code: (error as { code?: unknown }).code, attempt },
            "a flush failed and will be repeated",
          )
        }
        await interruptiblePause(wait, (interrupt) => {
          this.interrupt = interrupt
        })
        wait = Math.min(wait * 2, settings.retryLongestMs)
      }
    } finally {
      clearTimeout(alarm)
    }
  }

  private async attempt(batch: Batch, isRepeated: boolean): Promise<AppendResult> {
    const { query, settings } = this.deps
    if (isRepeated) {
      const found = await within(settings.flushTimeoutMs, findBatch(query, batch.id))
      if (found) return found
    }
    const rows = batch.entries.map(({ source, update }) => ({
      documentId: source.documentId,
      epoch: source.epoch,
      ...update,
    }))
    return within(settings.flushTimeoutMs, appendUpdates(query, rows, batch.id, this.settledBatch))
  }

  private goAway() {
    if (this.isAway) return
    this.isAway = true
    this.deps.onAway()
  }

  private bySource(entries: readonly Entry[]): Map<Source, QueuedUpdate[]> {
    const groups = new Map<Source, QueuedUpdate[]>()
    for (const { source, update } of entries) {
      const group = groups.get(source)
      if (group) group.push(update)
      else groups.set(source, [update])
    }
    return groups
  }

  private async settle(batch: Batch, result: AppendResult) {
    this.settledBatch = batch.id
    const refused = new Map<Source, QueuedUpdate[]>()
    for (const [source, updates] of this.bySource(batch.entries)) {
      for (const update of updates) this.account(source, -update.data.length)
      const base = result.get(stateKey(source.documentId, source.epoch))
      if (base === undefined) {
        refused.set(source, updates)
        this.refusedSources.add(source)
        continue
      }
      this.deps.metrics.storedRows.inc(updates.length)
      source.stored(base, updates.length)
      this.deps.onAdvanced(source.documentId, base + updates.length)
    }
    if (refused.size > 0) await this.explain(refused)
  }

  /** One read tells refused rows apart. */
  private async explain(refused: Map<Source, QueuedUpdate[]>) {
    const ids = [...new Set([...refused.keys()].map((source) => source.documentId))]
    const read = within(this.deps.settings.flushTimeoutMs, readHeads(this.deps.query, ids))
    const heads = await read.catch(() => null)
    for (const [source, updates] of refused) {
      const head = heads?.find((candidate) => candidate.documentId === source.documentId)
      const reason =
        head?.epoch === source.epoch ? (head.isLocked ? "locked" : "unknown") : head ? "epoch" : "gone"
      source.refused(heads ? reason : "unknown", updates)
    }
  }

  /** A row that the database can never take must not hold up the others: each document goes by itself. */
  private async divide(batch: Batch, error: unknown): Promise<void> {
    this.isAway = false
    const groups = [...this.bySource(batch.entries)]
    if (groups.length > 1) {
      for (const [source] of groups) {
        const entries = batch.entries.filter((entry) => entry.source === source)
        await this.store({ id: randomUUID(), entries })
      }
      return
    }
    for (const [source, updates] of groups) {
      this.deps.log.error(
        { documentId: source.documentId, code: (error as { code?: unknown }).code },
        "rows refused",
      )
      this.refusedSources.add(source)
      for (const update of updates) this.account(source, -update.data.length)
      source.refused("unstorable", updates)
    }
  }
}
