import { asc, eq } from "drizzle-orm"
import * as Y from "yjs"
import type { Ctx } from "#app/context.ts"
import { editUpdate } from "#app/documents/state/edits.ts"
import { readText } from "#app/documents/state/reading.ts"
import { startMinutes } from "#app/meetings/minutes/start-minutes.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  documentEdits,
  documentStates,
  documentTexts,
  documentUpdates,
  meetingMinutes,
} from "#db/schema/index.ts"
import { textsIn } from "#tests/support/texts.ts"

/** The verbale of a call, started by who asks. */
export const begin = (ctx: Ctx, world: { code: string }, ordinal = 1) =>
  startMinutes(ctx, { meetingCode: world.code, ordinal }, textsIn)

export const minutesOf = async (db: Db, code: string) => {
  const [row] = await db.select().from(meetingMinutes).where(eq(meetingMinutes.code, code))
  if (!row) throw new Error("There are no such minutes")
  return row
}

/** The text with every edit that is meant made, as the server makes them, and its readable form written. */
export const written = async (db: Db, documentId: string, byHand: (doc: Y.Doc) => void = () => {}) => {
  const doc = new Y.Doc()
  const updates = await db
    .select()
    .from(documentUpdates)
    .where(eq(documentUpdates.documentId, documentId))
    .orderBy(asc(documentUpdates.seq))
  for (const { data } of updates) Y.applyUpdate(doc, data)
  const edits = await db
    .select()
    .from(documentEdits)
    .where(eq(documentEdits.documentId, documentId))
    .orderBy(asc(documentEdits.id))
  byHand(doc)
  for (const { kind, payload } of edits) editUpdate(doc, kind, payload)
  const { json, plain, headings, words } = readText(doc)
  const [state] = await db.select().from(documentStates).where(eq(documentStates.documentId, documentId))
  const text = { epoch: 1, seq: state?.headSeq ?? 1, json, plain, headings, words }
  await db
    .insert(documentTexts)
    .values({ documentId, roundtableId: state?.roundtableId ?? "", ...text })
    .onConflictDoUpdate({ target: documentTexts.documentId, set: text })
  return plain
}

/** After everything that the tests' clocks go to. */
export const LATER = new Date(Date.now() + 60 * 86_400_000)
