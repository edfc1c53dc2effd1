import type { Query } from "#app/documents/state/load-state.server.ts"
import { findReducible, reduceLog } from "#app/documents/state/reduce-log.server.ts"
import { findThick, thinLog } from "#app/documents/state/thin-log.server.ts"
import { findUncompacted } from "#app/documents/state/write-snapshot.server.ts"
import { findUnattributed } from "#app/documents/versions/keep-authors.server.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeSettings } from "./settings.ts"
import { turn } from "./waiting.ts"

export type TidyingDeps = {
  query: Query
  settings: RealtimeSettings
  metrics: RealtimeMetrics
  log: { error(details: object, message: string): void }
  /** Writes the snapshot of a document, verified. */
  compact(documentId: string): Promise<void>
  /** Finds out who wrote the versions of a document. */
  attribute(documentId: string): Promise<unknown>
}

/** How many documents of each kind one round looks after; the next round goes on. */
const AT_ONCE = 500

/**
 * What is done with texts that nobody touches: snapshots that neither size nor an unload made, old updates merged
 * by the minute, versions told who wrote them, the log of texts long locked discarded. Any process may do it, and several at once.
 */
export class Tidying {
  private isStopping = false

  constructor(private readonly deps: TidyingDeps) {}

  stop(): void {
    this.isStopping = true
  }

  /** One round. A document that cannot be seen to is logged, and left to the next round. */
  async round(): Promise<void> {
    const { query, settings, metrics, compact, attribute } = this.deps
    const { sweepAfterHours, thinAfterDays, reduceAfterDays } = settings
    await this.each(await findUncompacted(query, sweepAfterHours, AT_ONCE), compact)
    await this.each(await findThick(query, thinAfterDays, AT_ONCE), async (id) =>
      metrics.thinnedRows.inc(await thinLog(query, id, thinAfterDays)),
    )
    await this.each(await findUnattributed(query, AT_ONCE), attribute)
    await this.each(await findReducible(query, reduceAfterDays, AT_ONCE), async (id) => {
      if ((await reduceLog(query, id, reduceAfterDays)) > 0) metrics.reducedDocuments.inc()
    })
  }

  private async each(documentIds: readonly string[], see: (documentId: string) => Promise<unknown>) {
    for (const documentId of documentIds) {
      if (this.isStopping) return
      try {
        await see(documentId)
      } catch (error) {
        this.deps.log.error({ documentId, error: String(error) }, "a document's log could not be tidied")
      }
      await turn()
    }
  }
}
