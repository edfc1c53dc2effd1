import { eq, sql } from "drizzle-orm"
import { documentTexts, papers } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"
import { findableWords } from "./links/findable-words.server.ts"
import { namesPeople } from "./policy.ts"

/** Brings what can be found of a document up to date: for members, and for everybody once it is adopted. */
export const indexPaper = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db
    .select({
      paper: papers,
      text: {
        ...{ plain: documentTexts.plain, writtenAt: documentTexts.writtenAt },
        ...{ epoch: documentTexts.epoch, seq: documentTexts.seq },
      },
    })
    .from(papers)
    .leftJoin(documentTexts, eq(documentTexts.documentId, papers.id))
    .where(eq(papers.id, id))
  const source = { kind: "document", id }
  if (!row || row.paper.deletedAt) return indexed(ctx, source, [])
  const { paper, text } = row
  const { roundtableId, language, title } = paper
  const isOfMembers = namesPeople(paper)
  const isOpen = !isOfMembers && (paper.state === "adopted" || paper.publishedAt !== null)
  const words = text && ((await findableWords(ctx, paper, !isOpen)) ?? text.plain)
  await indexed(ctx, source, [
    {
      ...{ kind: "document", path: `/documents/${paper.code}`, title, text: words ?? "", language },
      ...{ roundtableId, changedAt: text?.writtenAt ?? paper.createdAt },
      ...(text && { version: `${text.epoch}.${text.seq}` }),
      audience: {
        roundtables: [roundtableId],
        ...(isOpen && paper.state === "adopted" && { openWith: roundtableId }),
        ...(isOpen && paper.publishedAt !== null && { everybody: true }),
      },
    },
  ])
}

/** Brings into the index again the texts that mention somebody or something, who is called otherwise now. */
export const indexMentioning = async (ctx: Pick<Ctx, "db">, to: { kind: string; id: string }) => {
  const { rows } = await ctx.db.execute(sql`
    select distinct l.from_id as id from link l
     where l.from_kind = 'document' and l.to_kind = ${to.kind} and l.to_id = ${to.id} order by 1`)
  for (const { id } of rows) await indexPaper(ctx, String(id))
}
