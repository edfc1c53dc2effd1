import { and, eq, isNull } from "drizzle-orm"
import { papers } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { writeVersion } from "./write-version.server.ts"

/** A text as it was before many of its blocks went, as of a sequence of its log. */
export type TextBeforeLoss = { documentId: string; epoch: number; seq: number; json: string }

/**
 * Keeps the text as it was before more than 30 % of its blocks went, as an automatic version; asked twice, once.
 * @returns the version's number, or null where the document was deleted
 */
export const keepBeforeLoss = (ctx: Ctx, { documentId, epoch, seq, json }: TextBeforeLoss) =>
  transact(ctx, async (ctx): Promise<number | null> => {
    const [paper] = await ctx.db
      .select()
      .from(papers)
      .where(and(eq(papers.id, documentId), isNull(papers.deletedAt)))
      .for("no key update")
    if (!paper) return null
    const asOf = { epoch, seq, content: JSON.parse(json) as unknown }
    const version = await writeVersion(ctx, paper, { kind: "automatic", asOf })
    return version?.number ?? null
  })
