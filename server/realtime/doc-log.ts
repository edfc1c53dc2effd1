import * as Y from "yjs"
import {
  BrokenLogError,
  isBrokenLog,
  loadState,
  type Query,
  readHead,
  readUpdates,
  type StateHead,
} from "#app/documents/state/load-state.server.ts"
import { UnreadableError } from "./digester.ts"
import { turn } from "./waiting.ts"

/** The origin of changes that are in the log already. */
export const FROM_LOG = Symbol("log")

type Place = { query: Query; documentId: string; rowsPerPage: number }
export type Loaded = { head: StateHead; bytes: number; tail: { rows: number; bytes: number } }

const sizeOf = (updates: readonly Uint8Array[]) => updates.reduce((sum, update) => sum + update.length, 0)

/** So many updates are applied in one go; then the event loop turns. */
const AT_ONCE = 4_000

/**
 * Applied one by one to a Doc, in one transaction a page: `Y.mergeUpdates` of a long log takes minutes.
 */
const applyPage = (doc: Y.Doc, updates: readonly Uint8Array[]) =>
  Y.transact(
    doc,
    () => {
      for (const update of updates) Y.applyUpdate(doc, update, FROM_LOG)
    },
    FROM_LOG,
    false,
  )

/**
 * Takes out of a Doc what Yjs set aside for want of what it builds on, and says whether there was any. The
 * log never holds such content, and no member may leave it in the copy that all share.
 */
export const dropLeftovers = (doc: Y.Doc): boolean => {
  const had = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return had
}

/** Merges a long document away from the event loop. */
export type Merge = { above: number; merge: (updates: readonly Uint8Array[]) => Promise<Uint8Array> }

const mergedState = async (documentId: string, updates: readonly Uint8Array[], { merge }: Merge) => {
  try {
    return await merge(updates)
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    throw new BrokenLogError(documentId, error.message)
  }
}

/**
 * Brings a whole document into a Doc, page by page, letting the event loop turn in between. One whose snapshot
 * and tail are long is verified and merged in a worker first, and comes in as one state.
 * @returns null if the document has no state
 * @throws BrokenLogError, or the database's error
 */
export const readLogInto = async (doc: Y.Doc, place: Place, long?: Merge): Promise<Loaded | null> => {
  const { query, documentId, rowsPerPage } = place
  const expected = long ? ((await readHead(query, documentId))?.bytes ?? 0) : 0
  const kept: Uint8Array[] | null = long && expected > long.above ? [] : null
  const sizes: { rows: number; bytes: number }[] = []
  const take = async (updates: Uint8Array[]) => {
    sizes.push({ rows: updates.length, bytes: sizeOf(updates) })
    for (let at = 0; at < updates.length; at += AT_ONCE) {
      const some = updates.slice(at, at + AT_ONCE)
      if (kept) kept.push(...some)
      else applyPage(doc, some)
      await turn()
    }
  }
  const head = await loadState(query, documentId, take, rowsPerPage)
  if (!head) return null
  if (kept && long) applyPage(doc, [await mergedState(documentId, kept, long)])
  if (dropLeftovers(doc)) throw new BrokenLogError(documentId, "it has a hole")
  const tail = { rows: 0, bytes: 0 }
  for (const page of head.snapshotSeq > 0 ? sizes.slice(1) : sizes) {
    tail.rows += page.rows
    tail.bytes += page.bytes
  }
  return { head, bytes: sizes.reduce((sum, page) => sum + page.bytes, 0), tail }
}

type Reach = { after: number; to: number }

/** The whole document at once, after its head was looked at: what is there may need a newer schema. */
const readAllInto = async (doc: Y.Doc, place: Place, onHead: (head: StateHead) => void) => {
  const { query, documentId, rowsPerPage } = place
  const updates: Uint8Array[] = []
  const head = await loadState(query, documentId, (page) => void updates.push(...page), rowsPerPage)
  if (!head) return
  onHead(head)
  applyPage(doc, updates)
}

/**
 * Brings what lies after a sequence into a Doc that holds everything up to it. Contiguity is promised above
 * the snapshot only, so a reader that is behind it takes the snapshot.
 * @param onHead told of a newer head before anything that it reaches is applied
 * @returns how many rows came, and their size
 */
export const readTailInto = async (
  doc: Y.Doc,
  place: Place,
  { after, to }: Reach,
  onHead: (head: StateHead) => void,
) => {
  const { query, documentId, rowsPerPage } = place
  const came = { rows: 0, bytes: 0 }
  try {
    for await (const { updates } of readUpdates(query, { documentId, after, to, rows: rowsPerPage })) {
      applyPage(doc, updates)
      came.rows += updates.length
      came.bytes += sizeOf(updates)
    }
  } catch (error) {
    if (!isBrokenLog(error)) throw error
    await readAllInto(doc, place, onHead)
  }
  return came
}
