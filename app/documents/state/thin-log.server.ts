import * as Y from "yjs"
import type { Query } from "./load-state.server.ts"

/** More than this and merging takes longer than it should: it grows with the square. */
const MOST_MERGED = 200
const PAGE = 500

type Old = { seq: number; data: Uint8Array; authorId: string | null; minute: string }

/** Texts in work whose log holds single updates older than `days`, of which a snapshot holds the sum. */
export const findThick = async (query: Query, days: number, limit: number): Promise<string[]> => {
  const { rows } = await query(
    `select distinct u.doc_id from document_update u join document_state s on s.doc_id = u.doc_id
      where u.seq_from is null and u.created_at < date_trunc('minute', now() - $1::int * interval '1 day')
        and u.seq <= s.snapshot_seq and s.locked_at is null limit $2`,
    [days, limit],
  )
  return rows.map((row) => String(row.doc_id))
}

const readOld = async (query: Query, documentId: string, days: number): Promise<Old[]> => {
  const { rows } = await query(
    `select u.seq::text as seq, encode(u.data, 'base64') as data, u.author_id,
            date_trunc('minute', u.created_at)::text as minute
       from document_update u join document_state s on s.doc_id = u.doc_id
      where u.doc_id = $1 and u.seq_from is null and u.seq <= s.snapshot_seq and s.locked_at is null
        and u.created_at < date_trunc('minute', now() - $2::int * interval '1 day')
      order by u.seq limit ${PAGE}`,
    [documentId, days],
  )
  return rows.map((row) => ({
    seq: Number(row.seq),
    data: Buffer.from(String(row.data), "base64"),
    authorId: row.author_id === null ? null : String(row.author_id),
    minute: String(row.minute),
  }))
}

/** Neighbours in the log, of one minute and one author: so a merged row still says who wrote what it holds. */
const runsOf = (rows: readonly Old[]): Old[][] => {
  const runs: Old[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const belongs =
      last && last.minute === row.minute && last.authorId === row.authorId && last.seq + 1 === row.seq
    if (run && belongs && run.length < MOST_MERGED) run.push(row)
    else runs.push([row])
  }
  return runs
}

/** The last row of each run takes the others in; they go only where it did, so that two sweeps at once do no harm. */
const WRITE = `with run as (
  select * from unnest($2::bigint[], $3::bigint[], $4::text[]) as t(first, last, data)
), merged as (
  update document_update u set seq_from = r.first, data = decode(r.data, 'base64')
    from run r where u.doc_id = $1 and u.seq = r.last and u.seq_from is null
  returning u.seq_from, u.seq
), gone as (
  delete from document_update u using merged m
   where u.doc_id = $1 and u.seq >= m.seq_from and u.seq < m.seq returning 1
)
select count(*)::int as gone from gone`

const thinPage = async (query: Query, documentId: string, days: number) => {
  const rows = await readOld(query, documentId, days)
  const runs = runsOf(rows)
  const merged = runs.map((run) =>
    run.length === 1 ? run[0]?.data : Y.mergeUpdates(run.map(({ data }) => data)),
  )
  const encoded = merged.map((data) => Buffer.from(data ?? new Uint8Array()).toString("base64"))
  const [first, last] = [runs.map((run) => run[0]?.seq), runs.map((run) => run.at(-1)?.seq)]
  const { rows: told } = await query(WRITE, [documentId, first, last, encoded])
  return { isLast: rows.length < PAGE, gone: Number(told[0]?.gone ?? 0) }
}

/**
 * Merges the old updates of a text in work by the minute; what they add up to does not change. Contiguity is
 * promised above the snapshot only, and only what lies below it is touched.
 * @returns how many rows fewer there are
 */
export const thinLog = async (query: Query, documentId: string, days: number): Promise<number> => {
  let gone = 0
  for (;;) {
    const page = await thinPage(query, documentId, days)
    gone += page.gone
    if (page.isLast) return gone
  }
}
