import { bytesOf, type Query } from "./load-state.server.ts"

/** What is left of a document's log, with who sent each row; `isWhole` when it begins with the first update. */
export type AuthoredLog = {
  epoch: number
  isWhole: boolean
  updates: Uint8Array[]
  authors: (string | null)[]
}

const PAGE = `select s.epoch, u.first, u.last, u.data, u.lengths, u.authors from document_state s left join lateral (
    select min(coalesce(page.seq_from, page.seq))::text as first, max(page.seq)::text as last,
           encode(string_agg(page.data, ''::bytea order by page.seq), 'base64') as data,
           string_agg(octet_length(page.data)::text, ' ' order by page.seq) as lengths,
           string_agg(coalesce(page.author_id::text, '-'), ' ' order by page.seq) as authors
      from (select * from document_update d where d.doc_id = s.doc_id and d.seq > $2
               and coalesce(d.seq_from, d.seq) <= $3 order by d.seq limit $4) page) u on true
 where s.doc_id = $1`

/**
 * The rows of a document's log that hold something up to a sequence, oldest first; null if it has no state.
 * A row that was merged out of several may reach beyond.
 */
export const readAuthored = async (
  query: Query,
  { documentId, to, rows: limit }: { documentId: string; to: number; rows: number },
): Promise<AuthoredLog | null> => {
  const log: AuthoredLog = { epoch: 0, isWhole: false, updates: [], authors: [] }
  for (let after = 0; ; ) {
    const { rows } = await query(PAGE, [documentId, after, to, limit])
    const [row] = rows
    if (!row) return null
    log.epoch = Number(row.epoch)
    if (row.last === null) return log
    if (after === 0) log.isWhole = Number(row.first) === 1
    after = Number(row.last)
    const whole = bytesOf(row.data)
    let at = 0
    for (const length of String(row.lengths).split(" ")) {
      log.updates.push(whole.subarray(at, at + Number(length)))
      at += Number(length)
    }
    log.authors.push(
      ...String(row.authors)
        .split(" ")
        .map((author) => (author === "-" ? null : author)),
    )
  }
}
