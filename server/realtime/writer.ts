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
import type { RealtimeLog } from "./ports.ts"
import type { RealtimeSettings } from "./settings.ts"
import { interruptiblePause, within } from "./waiting.ts"
import { bySource, type Entry, type QueuedUpdate, type Source, WriteQueue } from "./write-queue.ts"

export type WriterDeps = {
  query: Query
  settings: RealtimeSettings
  rowsPerFlush: number
  log: RealtimeLog
  metrics: RealtimeMetrics
  /** A flush advanced this document's log. */
  onAdvanced(documentId: string, headSeq: number): void
  /** Rows have waited for the database as long as they may. */
  onAway(): void
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code

/** Data that the database can never take, as against one that is away; only then is a flush not repeated. */
const isPermanent = (error: unknown): boolean => {
  const code = codeOf(error)
  if (typeof code !== "string" || !/^2[23]/.test(code)) return false
  return brokenConstraint(error) !== "document_batch_pkey"
}

/**
 * The group commit: one queue per process. While a flush is in flight the next one fills. A failed flush is
 * repeated until it succeeds; one with an unknown outcome first asks whether its batch is there.
 */
export class Writer {
  private readonly queue = new WriteQueue()
  private isRunning = false
  private isAbandoned = false
  private settledBatch: string | null = null
  private waitingForIdle: (() => void)[] = []
  private interrupt = () => {}
  /** The oldest row has waited longer than `databaseAwayMs`. */
  isAway = false

  constructor(private readonly deps: WriterDeps) {}

  get queuedRows() {
    return this.queue.rows
  }

  get queuedBytes() {
    return this.queue.bytes
  }

  /** Whether the queue may hold so many bytes more of this source; ask before applying what would need it. */
  hasRoom(source: Source, bytes: number): boolean {
    const { queueDocumentBytes, queueBytes } = this.deps.settings
    if (this.isAway || this.isAbandoned || this.queue.bytes + bytes > queueBytes) return false
    return this.queue.bytesFrom(source) + bytes <= queueDocumentBytes
  }

  enqueue(source: Source, update: QueuedUpdate): void {
    this.queue.add(source, update)
    if (this.isRunning || this.isAbandoned) return
    this.isRunning = true
    setImmediate(() => void this.run()) // what the same turn of the loop brings travels together
  }

  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void> {
    if (!this.isRunning) return Promise.resolve()
    return new Promise((resolve) => this.waitingForIdle.push(resolve))
  }

  /** Stops trying; what is queued was never acknowledged. Returns how many rows that are. */
  abandon(): number {
    this.isAbandoned = true
    this.interrupt()
    return this.queue.rows
  }

  private async run() {
    const { settings, rowsPerFlush } = this.deps
    while (!this.isAbandoned) {
      const entries = this.queue.take(rowsPerFlush, settings.flushBytes)
      if (entries.length === 0) break
      await this.store(entries)
    }
    this.isRunning = false
    for (const resolve of this.waitingForIdle.splice(0)) resolve()
  }

  private async store(entries: readonly Entry[]): Promise<void> {
    const { settings, log, metrics } = this.deps
    const batchId = randomUUID()
    const oldest = entries[0]?.at ?? performance.now()
    const patience = Math.max(0, oldest + settings.databaseAwayMs - performance.now())
    const alarm = setTimeout(() => this.goAway(), patience)
    const measured = metrics.flushSeconds.startTimer()
    for (let attempt = 0, wait = settings.retryFirstMs; !this.isAbandoned; attempt++) {
      try {
        const result = await this.attempt(entries, batchId, attempt > 0)
        clearTimeout(alarm)
        measured()
        return await this.settle(entries, batchId, result)
      } catch (error) {
        if (isPermanent(error)) {
          clearTimeout(alarm)
          return await this.divide(entries, error)
        }
        metrics.flushFailures.inc()
        log.warn({ code: codeOf(error), attempt }, "a flush failed and will be repeated")
      }
      await interruptiblePause(wait, (interrupt) => {
        this.interrupt = interrupt
      })
      wait = Math.min(wait * 2, settings.retryLongestMs)
    }
    clearTimeout(alarm)
  }

  private async attempt(
    entries: readonly Entry[],
    batchId: string,
    isRepeated: boolean,
  ): Promise<AppendResult> {
    const { query, settings } = this.deps
    if (isRepeated) {
      const found = await within(settings.flushTimeoutMs, findBatch(query, batchId))
      if (found) return found
    }
    const rows = entries.map(({ source: { documentId, epoch }, update }) => ({
      documentId,
      epoch,
      ...update,
    }))
    return within(settings.flushTimeoutMs, appendUpdates(query, rows, batchId, this.settledBatch))
  }

  private goAway() {
    if (this.isAway) return
    this.isAway = true
    this.deps.onAway()
  }

  private async settle(entries: readonly Entry[], batchId: string, result: AppendResult) {
    this.isAway = false
    this.settledBatch = batchId
    const refused = new Map<Source, QueuedUpdate[]>()
    for (const [source, updates] of bySource(entries)) {
      this.queue.settle(source, updates)
      const base = result.get(stateKey(source.documentId, source.epoch))
      if (base === undefined) {
        refused.set(source, updates)
        this.queue.refuse(source)
        continue
      }
      this.deps.metrics.storedRows.inc(updates.length)
      source.stored(base, updates.length)
      this.deps.onAdvanced(source.documentId, base + updates.length)
    }
    if (refused.size > 0) await this.explain(refused)
  }

  /** One read tells refused rows apart. */
  private async explain(refused: ReadonlyMap<Source, QueuedUpdate[]>) {
    const ids = [...new Set([...refused.keys()].map((source) => source.documentId))]
    const read = within(this.deps.settings.flushTimeoutMs, readHeads(this.deps.query, ids))
    const heads = await read.catch(() => null)
    for (const [source, updates] of refused) {
      const head = heads?.find((candidate) => candidate.documentId === source.documentId)
      if (!heads) source.refused("unknown", updates)
      else if (!head) source.refused("gone", updates)
      else if (head.epoch !== source.epoch) source.refused("epoch", updates)
      else source.refused(head.isLocked ? "locked" : "unknown", updates)
    }
  }

  /** A row that the database can never take must not hold up the others: each document goes by itself. */
  private async divide(entries: readonly Entry[], error: unknown): Promise<void> {
    this.isAway = false
    const groups = [...bySource(entries)]
    if (groups.length > 1) {
      for (const [source] of groups) await this.store(entries.filter((entry) => entry.source === source))
      return
    }
    for (const [source, updates] of groups) {
      this.deps.log.error({ documentId: source.documentId, code: codeOf(error) }, "rows can never be stored")
      this.queue.settle(source, updates)
      this.queue.refuse(source)
      source.refused("unstorable", updates)
    }
  }
}
