import { eq, sql } from "drizzle-orm"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { followLinks } from "#app/documents/links/follow-links.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentTexts, notices } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import type { Paper } from "#tests/support/factories.ts"

export const text = (words: string): StoredNode => ({ type: "text", text: words })
export const mention = (kind: string, ref: string, label = "Come scritto"): StoredNode => ({
  ...{ type: "mention", attrs: { kind, ref, label } },
})
export const line = (id: string, ...content: StoredNode[]): StoredNode => ({
  ...{ type: "paragraph", attrs: { id }, content },
})

let seq = 0

/** Writes the readable form of a text, as the co-editing server does after a quiet moment. */
export const write = async (db: Db, paper: Paper, ...content: StoredNode[]) => {
  const json = { type: "doc", content }
  seq += 1
  const written = { epoch: 1, seq, json, plain: "", headings: [], words: 10 }
  await db
    .insert(documentTexts)
    .values({ documentId: paper.id, roundtableId: paper.roundtableId, ...written })
    .onConflictDoUpdate({ target: documentTexts.documentId, set: { ...written, writtenAt: sql`now()` } })
  return seq
}

/** What the job does a moment later. */
export const catchUp = async (db: Db): Promise<number> => {
  let count = 0
  for (;;) {
    const followed = await followLinks(await ctxFor(db))
    if (followed === 0) return count
    count += followed
  }
}

/** What a person was told of a text. */
export const toldOf = (db: Db, person: { id: string }) =>
  db
    .select({ kind: notices.kind, params: notices.params, subjectId: notices.subjectId })
    .from(notices)
    .where(eq(notices.personId, person.id))

/** What a text points to, as kinds and ids. */
export const linksOf = async (db: Db, paper: Paper): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    select to_kind || ' ' || to_id || coalesce(' ' || nullif(to_part, ''), '') as "to" from link
     where from_kind = 'document' and from_id = ${paper.id} order by 1`)
  return rows.map((row) => String(row.to))
}
