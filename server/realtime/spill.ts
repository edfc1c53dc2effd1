import { randomUUID } from "node:crypto"
import { mkdir, open, readdir, readFile, rename, unlink } from "node:fs/promises"
import { join } from "node:path"
import {
  type AppendResult,
  appendUpdates,
  findBatch,
  stateKey,
  type UpdateToStore,
} from "#app/documents/state/append-updates.server.ts"
import type { Query } from "#app/documents/state/load-state.server.ts"
import { brokenConstraint } from "#app/errors.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeLog } from "./ports.ts"

/** Rows that a stop could not store, under the id of the flush that may have stored them after all. */
export type UnsavedBatch = { batchId: string; rows: UpdateToStore[] }

type Kept = { batchId: string; rows: (Omit<UpdateToStore, "data"> & { data: string })[] }

const NAME = /^unsaved-[0-9a-f-]+\.json$/

const bytesOf = (data: Uint8Array) => Buffer.from(data.buffer, data.byteOffset, data.length)

/**
 * Writes what a stop could not store, so that it is on the disk before the process ends: whole, or not at all.
 * @returns the file's name
 */
export const writeSpill = async (folder: string, batches: readonly UnsavedBatch[]): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept: Kept[] = batches.map(({ batchId, rows }) => ({
    batchId,
    rows: rows.map((row) => ({ ...row, data: bytesOf(row.data).toString("base64") })),
  }))
  const file = join(folder, `unsaved-${randomUUID()}.json`)
  const unfinished = await open(`${file}.part`, "w", 0o600)
  await unfinished.writeFile(JSON.stringify(kept))
  await unfinished.sync()
  await unfinished.close()
  await rename(`${file}.part`, file)
  const directory = await open(folder, "r")
  await directory.sync()
  await directory.close()
  return file
}

export type ReplayDeps = {
  query: Query
  log: RealtimeLog
  metrics: Pick<RealtimeMetrics, "replayedRows">
  quarantine(frame: {
    documentId: string
    data: Uint8Array
    authorId: string | null
    reason: string
  }): Promise<void>
}

const byDocument = (rows: readonly UpdateToStore[]): UpdateToStore[][] => {
  const groups = new Map<string, UpdateToStore[]>()
  for (const row of rows) groups.set(row.documentId, [...(groups.get(row.documentId) ?? []), row])
  return [...groups.values()]
}

const lateOf = (rows: readonly UpdateToStore[], taken: AppendResult) =>
  rows.filter((row) => !taken.has(stateKey(row.documentId, row.epoch)))

/** Which rows the log did not take: their text was locked, begun anew or deleted meanwhile. */
const storeBatch = async (query: Query, { batchId, rows }: UnsavedBatch): Promise<UpdateToStore[]> => {
  try {
    const taken = (await findBatch(query, batchId)) ?? (await appendUpdates(query, rows, batchId, null))
    return lateOf(rows, taken)
  } catch (error) {
    // The flush whose outcome was unknown was still on its way, or another process replays the same file.
    if (brokenConstraint(error) === "document_batch_pkey")
      return lateOf(rows, (await findBatch(query, batchId)) ?? new Map())
    const code = (error as { code?: unknown }).code
    if (typeof code !== "string" || !/^2[23]/.test(code)) throw error
    const groups = byDocument(rows)
    if (groups.length === 1) return rows
    const late: UpdateToStore[] = []
    for (const group of groups)
      late.push(...(await storeBatch(query, { batchId: randomUUID(), rows: group })))
    return late
  }
}

const replayFile = async (file: string, { query, log, metrics, quarantine }: ReplayDeps) => {
  const kept = JSON.parse(await readFile(file, "utf8")) as Kept[]
  for (const { batchId, rows: encoded } of kept) {
    const rows = encoded.map((row) => ({ ...row, data: new Uint8Array(Buffer.from(row.data, "base64")) }))
    const late = await storeBatch(query, { batchId, rows })
    metrics.replayedRows.inc({ outcome: "stored" }, rows.length - late.length)
    metrics.replayedRows.inc({ outcome: "late" }, late.length)
    for (const { documentId, data, authorId } of late) {
      log.error({ documentId }, "an update kept by a stop came too late for its text and is set aside")
      await quarantine({ documentId, data, authorId, reason: "late" })
    }
  }
}

/**
 * Stores what earlier stops had to leave in files, each once: a flush whose outcome was unknown is asked for first.
 * A file that cannot be replayed now stays for the next start.
 */
export const replaySpills = async (folder: string, deps: ReplayDeps): Promise<void> => {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => NAME.test(each))) {
    const file = join(folder, name)
    try {
      await replayFile(file, deps)
      await unlink(file)
      deps.log.info({ file: name }, "updates that a stop could not store were stored now")
    } catch (error) {
      deps.log.error({ file: name, error: String(error) }, "updates that a stop kept could not be stored")
    }
  }
}
