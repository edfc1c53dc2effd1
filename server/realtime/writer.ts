import { randomUUID } from "node:crypto"
import { performance } from "node:perf_hooks"
import {
  type AppendResult,
  appendUpdates,
  findBatch,
  stateKey,
  type UpdateToStore,
} from "#app/documents/state/append-updates.server.ts"
import { type Query, readHeads } from "#app/documents/state/load-state.server.ts"
import { brokenConstraint } from "#app/errors.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeLog } from "./ports.ts"
import type { RealtimeSettings } from "./settings.ts"
import type { UnsavedBatch } from "./spill.ts"
import { interruptiblePause, turn, within } from "./waiting.ts"
import { bySource, type Entry, type QueuedUpdate, type Source, WriteQueue } from "./write-queue.ts"

export type WriterDeps = {
  query: Query
  settings: RealtimeSettings
  rowsPerFlush: number
  /** From the beginning of a flush to that of the next, unless that one is full. */
  gapMs: number
  log: RealtimeLog
  metrics: RealtimeMetrics
  /** A flush advanced this document's log. */
  onAdvanced(documentId: string, headSeq: number): void
  /** Rows have waited for the database as long as they may. */
  onAway(): void
}

const rowsOf = (entries: readonly Entry[]): UpdateToStore[] =>
  entries.map(({ source: { documentId, epoch }, update }) => ({ documentId, epoch, ...update }))

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
  private inFlight: UnsavedBatch | null = null
  /** Parts of a flush that is stored in parts, whose turn has not come. */
  private divided: (readonly Entry[])[] = []
  private waitingForIdle: (() => void)[] = []
  private interrupt = () => {}
  private notBefore = 0
  private endGap = () => {}
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
    void this.run()
  }

  /** Resolves when nothing is queued or in flight; whoever asks waits for no gap. */
  idle(): Promise<void> {
    if (!this.isRunning) return Promise.resolve()
    this.notBefore = 0
    this.endGap()
    return new Promise((resolve) => this.waitingForIdle.push(resolve))
  }

  /**
   * Stops trying and hands over what was never acknowledged, in order: first the flush whose outcome is not known,
   * under its own id.
   */
  abandon(): UnsavedBatch[] {
    this.isAbandoned = true
    this.endGap()
    this.interrupt()
    const batches = this.inFlight ? [this.inFlight] : []
    for (const part of this.divided.splice(0)) batches.push({ batchId: randomUUID(), rows: rowsOf(part) })
    for (;;) {
      const entries = this.queue.take(this.deps.rowsPerFlush, this.deps.settings.flushBytes)
      if (entries.length === 0) return batches
      batches.push({ batchId: randomUUID(), rows: rowsOf(entries) })
    }
  }

  private async run() {
    const { settings, rowsPerFlush } = this.deps
    while (!this.isAbandoned && this.queue.rows > 0) {
      await this.gap()
      const entries = this.isAbandoned ? [] : this.queue.take(rowsPerFlush, settings.flushBytes)
      if (entries.length === 0) break
      this.notBefore = performance.now() + this.deps.gapMs
      await this.store(entries)
    }
    this.isRunning = false
    for (const resolve of this.waitingForIdle.splice(0)) resolve()
  }

  /** What comes within a gap travels together; at least what the same turn of the loop brings. */
  private async gap() {
    const { rowsPerFlush, settings } = this.deps
    const left = this.notBefore - performance.now()
    const isFull = this.queue.rows >= rowsPerFlush || this.queue.bytes >= settings.flushBytes
    if (left < 1 || isFull) return turn()
    await interruptiblePause(left, (end) => {
      this.endGap = end
    })
  }

  private async store(entries: readonly Entry[]): Promise<void> {
    const { settings, log, metrics } = this.deps
    const batchId = randomUUID()
    const batch = { batchId, rows: rowsOf(entries) }
    this.inFlight = batch
    const oldest = entries[0]?.at ?? performance.now()
    const patience = Math.max(0, oldest + settings.databaseAwayMs - performance.now())
    const alarm = setTimeout(() => this.goAway(), patience)
    const measured = metrics.flushSeconds.startTimer()
    for (let attempt = 0, wait = settings.retryFirstMs; !this.isAbandoned; attempt++) {
      try {
        const result = await this.attempt(batch, attempt > 0)
        this.inFlight = null
        clearTimeout(alarm)
        measured()
        return await this.settle(entries, batchId, result)
      } catch (error) {
        if (isPermanent(error)) {
          this.inFlight = null
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

  private async attempt({ batchId, rows }: UnsavedBatch, isRepeated: boolean): Promise<AppendResult> {
    const { query, settings } = this.deps
    if (isRepeated) {
      const found = await within(settings.flushTimeoutMs, findBatch(query, batchId))
      if (found) return found
    }
    return within(settings.flushTimeoutMs, appendUpdates(query, rows, batchId, this.settledBatch))
  }

  private goAway() {
    if (this.isAway) return
    this.isAway = true
    this.deps.metrics.databaseAway.set(1)
    this.deps.onAway()
  }

  private comeBack() {
    this.isAway = false
    this.deps.metrics.databaseAway.set(0)
  }

  private async settle(entries: readonly Entry[], batchId: string, result: AppendResult) {
    this.comeBack()
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
    this.comeBack()
    const groups = [...bySource(entries)]
    if (groups.length > 1) {
      this.divided = groups.map(([source]) => entries.filter((entry) => entry.source === source))
      for (let part = this.divided.shift(); part; part = this.divided.shift()) await this.store(part)
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
