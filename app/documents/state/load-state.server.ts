import { createHash } from "node:crypto"
import type { OpenDb } from "#db/client.server.ts"

export type Query = OpenDb["query"]
type Row = Record<string, unknown>

/** The head of a document's log, without its content. */
export type StateHead = {
  documentId: string
  roundtableId: string
  epoch: number
  headSeq: number
  snapshotSeq: number
  schemaVersion: number
  isLocked: boolean
  /** Estimated size of the encoded document: the last snapshot and what was appended since. */
  bytes: number
}

/** The log of a document does not hold what its head promises. `code` tells it from a database that is away. */
export class BrokenLogError extends Error {
  readonly code = "BROKEN_LOG"
  constructor(documentId: string, what: string) {
    super(`The log of document ${documentId} is broken: ${what}`)
  }
}

export const isBrokenLog = (error: unknown): error is BrokenLogError =>
  typeof error === "object" && error !== null && (error as BrokenLogError).code === "BROKEN_LOG"

const HEAD = `doc_id, roundtable_id, epoch, head_seq::text as head_seq, snapshot_seq::text as snapshot_seq,
  schema_version, locked_at is not null as is_locked, bytes`

const headOf = (row: Row): StateHead => ({
  documentId: String(row.doc_id),
  roundtableId: String(row.roundtable_id),
  epoch: Number(row.epoch),
  headSeq: Number(row.head_seq),
  snapshotSeq: Number(row.snapshot_seq),
  schemaVersion: Number(row.schema_version),
  isLocked: row.is_locked === true,
  bytes: Number(row.bytes),
})

/** The heads of these documents; one that has no state is left out. */
export const readHeads = async (query: Query, documentIds: readonly string[]): Promise<StateHead[]> => {
  const { rows } = await query(`select ${HEAD} from document_state where doc_id = any($1::uuid[])`, [
    documentIds,
  ])
  return rows.map(headOf)
}

/** The head of one document, or null if it has no state. */
export const readHead = async (query: Query, documentId: string): Promise<StateHead | null> =>
  (await readHeads(query, [documentId]))[0] ?? null

/** Bytes travel as base 64: the embedded database takes half a second for 2 MB of plain bytea. */
export const bytesOf = (value: unknown) => Buffer.from(String(value), "base64")

/** A snapshot is read in pieces, so that a long one does not hold the embedded database's only thread. */
const PIECE = 512 * 1024

const readSnapshot = async (query: Query, head: StateHead): Promise<Uint8Array | null> => {
  if (head.snapshotSeq === 0) return null
  const sql = `select encode(substring(snapshot from $2::int for ${PIECE}), 'base64') as piece,
    octet_length(snapshot) as length, encode(snapshot_sha256, 'hex') as sha256
    from document_state where doc_id = $1 and epoch = $3 and snapshot_seq = $4`
  const pieces: Buffer[] = []
  for (let from = 0, length = 1; from < length; from += PIECE) {
    const { rows } = await query(sql, [head.documentId, from + 1, head.epoch, head.snapshotSeq])
    if (!rows[0]) return readSnapshotAgain(query, head)
    length = Number(rows[0].length)
    pieces.push(bytesOf(rows[0].piece))
    if (from + PIECE < length) continue
    const snapshot = Buffer.concat(pieces)
    if (createHash("sha256").update(snapshot).digest("hex") === rows[0].sha256) return snapshot
    throw new BrokenLogError(head.documentId, "the snapshot is not the one whose digest is stored")
  }
  throw new BrokenLogError(head.documentId, "the snapshot is empty")
}

/** Somebody wrote a newer snapshot meanwhile: takes that one, and its sequence into the head. */
const readSnapshotAgain = async (query: Query, head: StateHead): Promise<Uint8Array | null> => {
  const now = await readHead(query, head.documentId)
  if (!now || now.epoch !== head.epoch || now.snapshotSeq <= head.snapshotSeq)
    throw new BrokenLogError(head.documentId, "the snapshot went away while it was read")
  Object.assign(head, now)
  return readSnapshot(query, head)
}

/** A page travels as one value and the lengths of its pieces: a row of its own for each costs twice the time. */
const PAGE = `select encode(string_agg(data, ''::bytea order by seq), 'base64') as data,
    string_agg(octet_length(data)::text, ' ' order by seq) as lengths,
    min(seq)::text as first, max(seq)::text as last, count(*)::int as count
  from (select u.seq, u.data from document_update u
         where u.doc_id = $1 and u.seq > $2 and u.seq <= $3 order by u.seq limit $4) page`

const piecesOf = (row: Row): Uint8Array[] => {
  const whole = bytesOf(row.data)
  let at = 0
  return String(row.lengths)
    .split(" ")
    .map((length) => {
      at += Number(length)
      return whole.subarray(at - Number(length), at)
    })
}

/**
 * The updates after a sequence, oldest first, in pages of at most `rows`.
 * @throws BrokenLogError where a sequence up to `to` is missing
 */
export async function* readUpdates(
  query: Query,
  { documentId, after, to, rows: limit }: { documentId: string; after: number; to: number; rows: number },
): AsyncGenerator<{ lastSeq: number; updates: Uint8Array[] }> {
  const pageAfter = (seq: number) => {
    const page = query(PAGE, [documentId, seq, to, limit])
    page.catch(() => {}) // asked for ahead: nobody may be left to hear of its failure
    return page
  }
  let last = after
  for (let page = last < to ? pageAfter(last) : null; page; ) {
    const row: Row = (await page).rows[0] ?? {}
    const count = Number(row.count)
    const isWhole = count > 0 && Number(row.first) === last + 1 && Number(row.last) === last + count
    if (!isWhole) throw new BrokenLogError(documentId, `a sequence after ${last} is missing`)
    last += count
    page = last < to ? pageAfter(last) : null
    yield { lastSeq: last, updates: piecesOf(row) }
  }
}

/**
 * Reads a document: its snapshot, then everything after it, handed over page by page in order.
 * @returns the head that was reached, or null if the document has no state
 * @throws BrokenLogError if what is stored is not what the head promises; it never stands for an empty text
 */
export const loadState = async (
  query: Query,
  documentId: string,
  take: (updates: Uint8Array[]) => void | Promise<void>,
  rowsPerPage: number,
): Promise<StateHead | null> => {
  const head = await readHead(query, documentId)
  if (!head) return null
  if (head.headSeq === 0) throw new BrokenLogError(documentId, "it never had a first content")
  const snapshot = await readSnapshot(query, head)
  if (snapshot) await take([snapshot])
  const tail = { documentId, after: head.snapshotSeq, to: head.headSeq, rows: rowsPerPage }
  for await (const { updates } of readUpdates(query, tail)) await take(updates)
  return head
}
