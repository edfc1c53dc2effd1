import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { VersionBreak, VersionsReport } from "./report-lines.ts"
import { contentDigest, sealOf } from "./seal.server.ts"

type Row = {
  code: string
  title: string
  language: string
  paper_kind: string
  number: number
  kind: string
  content: unknown
  sha256: string
  previous: string | null
  seal: string
}
/** A place in the versions of all documents, in the order of the documents' ids. */
type Place = { documentId: string; number: number }

const FIRST: Place = { documentId: "00000000-0000-0000-0000-000000000000", number: 0 }

const readRows = async (tx: Pick<Db, "execute">, after: Place, limit: number) => {
  const { rows } = await tx.execute(sql`
    select v.doc_id, d.code, d.title, d.language, d.kind as paper_kind, v.number, v.kind, v.content,
           encode(v.sha256, 'hex') as sha256, encode(v.previous_sha256, 'hex') as previous,
           encode(v.seal_sha256, 'hex') as seal
      from document_version v join document d on d.id = v.doc_id
     where (v.doc_id, v.number) > (${after.documentId}::uuid, ${after.number}::int)
     order by v.doc_id, v.number limit ${limit}`)
  return rows as (Row & { doc_id: string })[]
}

/** What a row says that should follow the seal `previous` as number `number`, or null when all holds. */
const wrongWith = (row: Row, number: number, previous: string | null): VersionBreak | null => {
  if (row.number !== number) return "missing"
  const { title, language, paper_kind: kind, content, sha256 } = row
  if (content !== null && contentDigest({ title, language, kind, text: content }) !== sha256) return "content"
  if (row.previous !== previous) return "link"
  return sealOf({ number, kind: row.kind, sha256, previous }) === row.seal ? null : "seal"
}

/**
 * The first version that the log of activities tells of and that is not there as it was told: the end of a chain
 * that was cut off, which the chain itself cannot show.
 */
const missingFromLog = async (tx: Pick<Db, "execute">) => {
  const { rows } = await tx.execute(sql`
    select d.code, (a."values" ->> 'number')::int as number
      from audit_entry e
      join audit_value a on a.entry_id = e.id
      join document d on d.id::text = e.subject_id
      left join document_version v on v.doc_id = d.id and v.number = (a."values" ->> 'number')::int
       and encode(v.sha256, 'hex') = a."values" ->> 'sha256'
     where e.action = 'document.version-named' and e.subject_kind = 'document'
       and a."values" ? 'number' and a."values" ? 'sha256' and v.id is null
     order by e.id limit 1`)
  const [row] = rows
  return row ? { code: String(row.code), number: Number(row.number), why: "log" as const } : null
}

type Walk = VersionsReport & { place: Place; previous: string | null }

const follow = (walk: Walk, rows: readonly (Row & { doc_id: string })[]) => {
  for (const row of rows) {
    const isNext = row.doc_id === walk.place.documentId
    if (!isNext) {
      walk.documents += 1
      walk.previous = null
    }
    const number = isNext ? walk.place.number + 1 : 1
    const why = wrongWith(row, number, walk.previous)
    if (why) {
      walk.broken = { code: row.code, number: why === "missing" ? number : row.number, why }
      return
    }
    walk.place = { documentId: row.doc_id, number: row.number }
    walk.previous = row.seal
    walk.checked += 1
    walk.erased += row.content === null ? 1 : 0
    walk.last = { code: row.code, number: row.number, seal: row.seal }
  }
}

/**
 * Recomputes the sealed chain of each document's versions from the rows alone, in batches, as it stood when it began
 * to read. Stops at the first version that does not hold.
 * @param onProgress told after each batch how many versions were checked
 */
export const verifyVersions = (
  db: Db,
  { batch = 200, onProgress }: { batch?: number; onProgress?: (checked: number) => void } = {},
): Promise<VersionsReport> =>
  db.transaction(
    async (tx) => {
      const walk: Walk = {
        ...{ documents: 0, checked: 0, erased: 0, last: null, broken: null },
        ...{ place: FIRST, previous: null },
      }
      while (!walk.broken) {
        const rows = await readRows(tx, walk.place, batch)
        follow(walk, rows)
        onProgress?.(walk.checked)
        if (rows.length < batch) break
      }
      const { place: _place, previous: _previous, ...report } = walk
      return { ...report, broken: walk.broken ?? (await missingFromLog(tx)) }
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
