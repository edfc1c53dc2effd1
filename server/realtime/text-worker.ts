import { parentPort } from "node:worker_threads"
import * as Y from "yjs"
import { authoredPassages, type Share } from "#app/documents/state/authored-passages.ts"
import { editUpdate } from "#app/documents/state/edits.ts"
import { lossIn } from "#app/documents/state/great-loss.ts"
import { readText } from "#app/documents/state/reading.ts"
import type { WrittenReading } from "#app/documents/state/write-text.server.ts"

/** What is done with a document that was built from its snapshot and updates. */
export type Task =
  /**
   * Read it, and encode it as one verified state if wanted. `known`: how many of the updates, from the first, make
   * the text that was read before; null where that is not known.
   */
  | { kind: "digest"; wantsState: boolean; known: number | null }
  /** Encode it as one state. */
  | { kind: "merge" }
  /** Work out what an edit changes. */
  | { kind: "edit"; edit: string; payload: unknown }
  /** Find out who wrote each passage; `authors` says for each of the last updates who sent it, -1 for nobody known. */
  | { kind: "authors"; authors: readonly number[] }

/** The text as it was before many of its blocks went, and how many of the updates make it. */
export type BeforeLoss = { updates: number; json: string }

export type Outcomes = {
  digest: { reading: WrittenReading; state: Uint8Array | null; lost: BeforeLoss | null }
  merge: { state: Uint8Array }
  edit: { update: Uint8Array | null; bytes: number }
  authors: { json: string; passages: Share[][] }
}

export type Question = { id: number; data: Uint8Array; lengths: number[]; task: Task }
export type Answer =
  | { id: number; ok: true; outcome: Outcomes[Task["kind"]] }
  | { id: number; ok: false; error: string; isEdit: boolean }

const build = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("the log has a hole")
  return doc
}

const read = (doc: Y.Doc): WrittenReading => {
  const { json, plain, headings, words } = readText(doc)
  return { json: JSON.stringify(json), plain, headings: JSON.stringify(headings), words }
}

/** A snapshot is only as good as what comes out of it: it is decoded again and compared in full. */
const verified = (doc: Y.Doc, reading: WrittenReading): Uint8Array => {
  const state = Y.encodeStateAsUpdate(doc)
  const again = build([state])
  const isSame = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) && read(again).json === reading.json
  if (!isSame) throw new Error("the snapshot does not hold the document")
  return state
}

const beforeLoss = (updates: readonly Uint8Array[], known: number | null): BeforeLoss | null => {
  const before = known === null || known === updates.length ? null : lossIn(updates, known)
  return before === null ? null : { updates: before, json: read(build(updates.slice(0, before))).json }
}

const carryOut = (updates: readonly Uint8Array[], doc: Y.Doc, task: Task): Outcomes[Task["kind"]] => {
  if (task.kind === "merge") return { state: Y.encodeStateAsUpdate(doc) }
  if (task.kind === "authors") {
    const rows = updates.slice(updates.length - task.authors.length)
    const log = rows.map((update, at) => ({ update, author: task.authors[at] ?? -1 }))
    return { json: read(doc).json, passages: authoredPassages(doc, log) }
  }
  if (task.kind === "edit") {
    const update = editUpdate(doc, task.edit, task.payload)
    return { update, bytes: Y.encodeStateAsUpdate(doc).length }
  }
  const reading = read(doc)
  const lost = beforeLoss(updates, task.known)
  return { reading, state: task.wantsState ? verified(doc, reading) : null, lost }
}

const answer = ({ id, data, lengths, task }: Question): Answer => {
  let isEdit = false
  try {
    let at = 0
    const updates = lengths.map((length) => {
      at += length
      return data.subarray(at - length, at)
    })
    const doc = build(updates)
    isEdit = task.kind === "edit"
    return { id, ok: true, outcome: carryOut(updates, doc, task) }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error), isEdit }
  }
}

parentPort?.on("message", (question: Question) => parentPort?.postMessage(answer(question)))
