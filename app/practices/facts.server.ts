import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { practices, roundtables } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { type PracticeFacts, refuseReadPractice } from "./policy.ts"

export type PracticeRow = typeof practices.$inferSelect
export type PracticeTable = Pick<
  typeof roundtables.$inferSelect,
  "id" | "code" | "name" | "language" | "territory" | "visibility" | "closedAt"
>
export type Loaded = { practice: PracticeRow; table: PracticeTable; facts: PracticeFacts }

const { id, code, name, language, territory, visibility, closedAt } = roundtables
const table = { id, code, name, language, territory, visibility, closedAt }

const factsOf = (practice: PracticeRow, at: PracticeTable): PracticeFacts => ({
  ...{ roundtableId: at.id, visibility: at.visibility, isClosed: at.closedAt !== null },
  ...{
    state: practice.state,
    wasPublished: practice.publishedAt !== null,
    createdById: practice.createdById,
  },
})

/** A good practice that the person may read. @throws not_found, also where it is not theirs to read */
export const loadPractice = async (ctx: Ctx, practiceCode: string): Promise<Loaded> => {
  const [row] = await ctx.db
    .select({ practice: practices, table })
    .from(practices)
    .innerJoin(roundtables, eq(roundtables.id, practices.roundtableId))
    .where(eq(practices.code, practiceCode))
  return judged(ctx, row)
}

/** As `loadPractice`, under its row lock: who acts on it waits for whoever is acting on it. */
export const lockPractice = async (ctx: TxCtx, practiceCode: string): Promise<Loaded> => {
  const [row] = await ctx.db
    .select({ practice: practices, table })
    .from(practices)
    .innerJoin(roundtables, eq(roundtables.id, practices.roundtableId))
    .where(eq(practices.code, practiceCode))
    .for("no key update", { of: practices })
  return judged(ctx, row)
}

const judged = (ctx: Ctx, row: { practice: PracticeRow; table: PracticeTable } | undefined): Loaded => {
  const { practice, table } = found(row)
  const facts = factsOf(practice, table)
  if (refuseReadPractice(ctx.actor, facts)) found(null)
  return { practice, table, facts }
}

/** Whether a person may read a good practice: asked before a mail about it goes out. */
export const mayReadPractice = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const [row] = await db
    .select({ practice: practices, table })
    .from(practices)
    .innerJoin(roundtables, eq(roundtables.id, practices.roundtableId))
    .where(eq(practices.id, id))
  return row !== undefined && refuseReadPractice(actor, factsOf(row.practice, row.table)) === null
}

/** Whether the reader may have the files beside it. */
export const mayReadPracticeFiles = (ctx: Ctx, id: string): Promise<boolean> =>
  mayReadPractice(ctx.db, ctx.actor.personId, id)
