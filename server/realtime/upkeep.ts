import { performance } from "node:perf_hooks"
import { loadState, type Query, type StateHead } from "#app/documents/state/load-state.server.ts"
import { writeSnapshot } from "#app/documents/state/write-snapshot.server.ts"
import { findStaleTexts, readTextReach, writeText } from "#app/documents/state/write-text.server.ts"
import type { Digester } from "./digester.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimePorts } from "./ports.ts"
import type { Room } from "./room.ts"
import type { RealtimeSettings } from "./settings.ts"
import { repeat } from "./waiting.ts"

/** Why a snapshot is written: the last one left, the tail grew long, or the nightly round found it. */
type Moment = "unload" | "size" | "sweep"
type Plan = { timer: NodeJS.Timeout | undefined; dirtySince: number; compactedAt: number }

export type UpkeepDeps = {
  query: Query
  settings: RealtimeSettings
  metrics: RealtimeMetrics
  log: { error(details: object, message: string): void }
  digester: Digester
  ports: Pick<RealtimePorts, "keepBeforeLoss">
}

/** How many of the updates of a load make the text that stands in the readable form; null where none does. */
const knownOf = (head: StateHead, text: { epoch: number; seq: number } | null): number | null => {
  const { epoch, snapshotSeq } = head
  if (!text || text.epoch !== epoch || text.seq < snapshotSeq) return null
  return text.seq - snapshotSeq + (snapshotSeq > 0 ? 1 : 0)
}

/**
 * Keeps what is read beside the log up to date: the readable form, and snapshots. Both are made from what is
 * committed, by a worker, one document at a time.
 */
export class Upkeep {
  private readonly plans = new Map<Room, Plan>()
  private isStopping = false
  private line: Promise<unknown> = Promise.resolve()
  private readonly sweeping: ReturnType<typeof repeat>

  constructor(private readonly deps: UpkeepDeps) {
    const { textSweepMs, textFirstSweepMs } = deps.settings
    this.sweeping = repeat(textSweepMs, () => this.sweep(), textFirstSweepMs)
  }

  /** Rows of this room were committed: its readable form is due after some quiet, a snapshot when it is large. */
  touched(room: Room): void {
    if (room.isClosed) return
    const { textQuietMs, textLongestMs, compactGapMs } = this.deps.settings
    const now = performance.now()
    const plan = this.plans.get(room) ?? { timer: undefined, dirtySince: now, compactedAt: -compactGapMs }
    if (!plan.timer) plan.dirtySince = now
    this.plans.set(room, plan)
    clearTimeout(plan.timer)
    const quiet = Math.min(textQuietMs, Math.max(0, plan.dirtySince + textLongestMs - now))
    const gap = Math.max(0, plan.compactedAt + compactGapMs - now)
    plan.timer = setTimeout(
      () => {
        plan.timer = undefined
        void this.work(room).catch(() => {}) // logged; the next commit, the unload or the sweep repeats it
      },
      this.wantsSnapshot(room) ? Math.min(quiet, gap) : quiet,
    )
    plan.timer.unref()
  }

  /** The room is about to go: writes what is due, now. */
  async finish(room: Room): Promise<void> {
    const plan = this.plans.get(room)
    clearTimeout(plan?.timer)
    if (plan || room.sinceSnapshot.rows > 0) await this.work(room, true)
  }

  /** Whether somebody's changes have this document's turn coming by itself: whoever only reads it causes none. */
  isDue(documentId: string): boolean {
    return [...this.plans].some(([room, { timer }]) => room.documentId === documentId && timer !== undefined)
  }

  forget(room: Room): void {
    clearTimeout(this.plans.get(room)?.timer)
    this.plans.delete(room)
  }

  /** Writes the snapshot of a document, whether or not it is open. */
  async compact(documentId: string): Promise<void> {
    await this.inLine(documentId, "sweep")
  }

  /** Writes the readable form of a document that nobody has open, for instance a new one. */
  async refresh(documentId: string): Promise<void> {
    await this.inLine(documentId, null)
  }

  async stop(): Promise<void> {
    for (const plan of this.plans.values()) clearTimeout(plan.timer)
    this.plans.clear()
    this.isStopping = true
    await this.sweeping.stop()
  }

  private wantsSnapshot({ sinceSnapshot }: Room) {
    const { compactRows, compactBytes } = this.deps.settings
    return sinceSnapshot.rows >= compactRows || sinceSnapshot.bytes >= compactBytes
  }

  private async work(room: Room, isLast = false): Promise<void> {
    const wantsSnapshot = isLast || this.wantsSnapshot(room)
    const moment: Moment | null = isLast ? "unload" : wantsSnapshot ? "size" : null
    const plan = this.plans.get(room)
    if (plan && wantsSnapshot) plan.compactedAt = performance.now()
    const before = { ...room.sinceSnapshot }
    const size = await this.inLine(room.documentId, moment)
    if (size === null) return
    room.sinceSnapshot.rows = Math.max(0, room.sinceSnapshot.rows - before.rows)
    room.sinceSnapshot.bytes = Math.max(0, room.sinceSnapshot.bytes - before.bytes)
    room.size.bytes = size + room.sinceSnapshot.bytes
  }

  private inLine(documentId: string, moment: Moment | null): Promise<number | null> {
    const next = this.line.then(() => this.digest(documentId, moment))
    this.line = next.catch((error) => {
      this.deps.log.error({ documentId, error: String(error) }, "a document could not be read by the worker")
    })
    return next
  }

  /** Returns the size of the snapshot that was written, or null if none was wanted. */
  private async digest(documentId: string, moment: Moment | null): Promise<number | null> {
    const { query, settings, metrics } = this.deps
    const measured = metrics.digestSeconds.startTimer()
    const updates: Uint8Array[] = []
    const take = (page: Uint8Array[]) => void updates.push(...page)
    const head: StateHead | null = await loadState(query, documentId, take, settings.tailPageRows)
    if (!head) return null
    const text = await readTextReach(query, documentId)
    const known = knownOf(head, text)
    const { reading, state, lost } = await this.deps.digester.digest(updates, moment !== null, known)
    const { epoch, roundtableId, headSeq: seq } = head
    if (lost && text && known !== null) {
      // First, so that a failure leaves the readable form as it is, and the next look finds the same loss.
      const at = text.seq + lost.updates - known
      await this.deps.ports.keepBeforeLoss?.({ documentId, epoch, seq: at, json: lost.json })
      metrics.versionsBeforeLoss.inc()
    }
    await writeText(query, { documentId, roundtableId, epoch, seq, reading })
    if (state && moment && (await writeSnapshot(query, { documentId, epoch, seq, state })))
      metrics.compactions.inc({ moment })
    measured()
    return state?.length ?? null
  }

  /** Writes readable forms that a crash, or content made by a verb, left behind. */
  private async sweep(): Promise<void> {
    try {
      for (const documentId of await findStaleTexts(this.deps.query, this.deps.settings.textSweepRows))
        if (!this.isStopping && !this.isDue(documentId)) await this.refresh(documentId).catch(() => {})
    } catch {
      // the database is away; the next sweep finds the same
    }
  }
}
