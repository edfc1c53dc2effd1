import { loadState, type Query } from "#app/documents/state/load-state.server.ts"
import { readAuthored } from "#app/documents/state/read-authored.server.ts"
import { authorsOf, type VersionAuthors } from "#app/documents/versions/authors.ts"
import {
  nextUnattributed,
  type Unattributed,
  writeAuthors,
} from "#app/documents/versions/keep-authors.server.ts"
import type { Digester } from "./digester.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeSettings } from "./settings.ts"

export type AuthorshipDeps = {
  query: Query
  settings: Pick<RealtimeSettings, "tailPageRows">
  digester: Pick<Digester, "authors">
  metrics: Pick<RealtimeMetrics, "attributedVersions">
}

const NOTHING_KNOWN: VersionAuthors = { people: [], passages: [] }

/**
 * Finds out who wrote each passage of a version, from the log, while the log is there: in the worker, beside
 * everything else, and once. What the version then says does not need the log any more.
 */
export class Authorship {
  constructor(private readonly deps: AuthorshipDeps) {}

  /**
   * Tells all versions of a document that have not been told.
   * @returns how many
   * @throws if the database or the worker fails; ask again
   */
  async attribute(documentId: string): Promise<number> {
    const { query, metrics } = this.deps
    let told = 0
    for (;;) {
      const version = await nextUnattributed(query, documentId)
      if (!version) return told
      const isNews = await writeAuthors(query, version.id, await this.authorsOf(version))
      if (isNews) metrics.attributedVersions.inc()
      told += 1
    }
  }

  private async authorsOf(version: Unattributed): Promise<VersionAuthors> {
    const { query, settings, digester } = this.deps
    const { documentId, epoch, seq: to } = version
    const log = await readAuthored(query, { documentId, to, rows: settings.tailPageRows })
    if (!log || log.epoch !== epoch) return NOTHING_KNOWN
    // Of a log that does not begin at the beginning, the snapshot has what came before; of whom is not known.
    const before: Uint8Array[] = []
    if (!log.isWhole)
      await loadState(query, documentId, (page) => void before.push(...page), settings.tailPageRows)
    const people = [...new Set(log.authors)].filter((author) => author !== null)
    const places = log.authors.map((author) => (author === null ? -1 : people.indexOf(author)))
    const { json, passages } = await digester.authors([...before, ...log.updates], places)
    return authorsOf(version.content, { json: JSON.parse(json), passages }, people)
  }
}
