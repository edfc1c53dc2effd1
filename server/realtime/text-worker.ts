import { parentPort } from "node:worker_threads"
import * as Y from "yjs"
import { readText } from "#app/documents/state/reading.ts"
import type { WrittenReading } from "#app/documents/state/write-text.server.ts"

export type DigestQuestion = { id: number; data: Uint8Array; lengths: number[]; wantsState: boolean }
export type DigestAnswer =
  | { id: number; ok: true; digest: { reading: WrittenReading; state: Uint8Array | null } }
  | { id: number; ok: false; error: string }

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

const answer = ({ id, data, lengths, wantsState }: DigestQuestion): DigestAnswer => {
  try {
    let at = 0
    const updates = lengths.map((length) => {
      at += length
      return data.subarray(at - length, at)
    })
    const doc = build(updates)
    const reading = read(doc)
    const state = wantsState ? verified(doc, reading) : null
    return { id, ok: true, digest: { reading, state } }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on("message", (question: DigestQuestion) => parentPort?.postMessage(answer(question)))
