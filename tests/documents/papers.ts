import { desc } from "drizzle-orm"
import type { CreatePaper } from "#app/documents/input.ts"
import type { Db } from "#db/client.server.ts"
import { documentStates, papers } from "#db/schema/index.ts"
import { makePaper, makeRoundtable, type Paper, type Roundtable } from "#tests/support/factories.ts"

/** A document of a table with the head of its log, ready to be read. */
export const makeReadable = async (
  db: Db,
  over: Parameters<typeof makePaper>[1] & { table?: Roundtable; lockedAt?: Date } = {},
): Promise<{ paper: Paper; roundtable: Roundtable }> => {
  const { table, lockedAt, ...columns } = over
  const roundtable = table ?? (await makeRoundtable(db))
  const adoptedAt = columns.state === "adopted" ? new Date("2025-06-01") : null
  const paper = await makePaper(db, { adoptedAt, ...columns, roundtableId: roundtable.id })
  const { id: documentId, roundtableId } = paper
  await db.insert(documentStates).values({ documentId, roundtableId, headSeq: 1, lockedAt: lockedAt ?? null })
  return { paper, roundtable }
}

/** What is filled in to start a document at a table. */
export const started = (roundtable: Roundtable, over: Partial<CreatePaper> = {}): CreatePaper => ({
  ...{ roundtableCode: roundtable.code, title: "Piano regionale", kind: "regional_plan" },
  ...{ template: "empty", language: "it" },
  ...over,
})

export const lastPaper = async (db: Db): Promise<Paper> => {
  const [paper] = await db.select().from(papers).orderBy(desc(papers.id)).limit(1)
  if (!paper) throw new Error("No document was written")
  return paper
}
