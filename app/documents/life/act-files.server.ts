import { and, eq, isNull } from "drizzle-orm"
import { paperActs, papers, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { factsOf } from "../rights.server.ts"
import { refuseReadActFiles } from "./policy.ts"

/** The kind of owner under which an act's files are kept. */
export const ACT = "document_act"

/** Whether the files of an act about a text may be read. */
export const mayReadActFiles = async (ctx: Pick<Ctx, "db" | "actor">, actId: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ act: paperActs, paper: papers, visibility: roundtables.visibility })
    .from(paperActs)
    .innerJoin(papers, and(eq(papers.id, paperActs.documentId), isNull(papers.deletedAt)))
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(eq(paperActs.id, actId))
  return (
    row !== undefined &&
    refuseReadActFiles(ctx.actor, await factsOf(ctx.db, row.paper, row), row.act) === null
  )
}
