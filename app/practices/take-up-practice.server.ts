import { and, eq, ne, sql } from "drizzle-orm"
import { practices, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { refuseReadRoundtable } from "../roundtables/policy.ts"
import { lockPractice, type PracticeRow } from "./facts.server.ts"
import type { TakeUpPractice } from "./input.ts"
import { refuseTakeUp } from "./policy.ts"
import { tellAuthors } from "./tell.server.ts"

const copyAt = async (ctx: TxCtx, originId: string, roundtableId: string) => {
  const [row] = await ctx.db
    .select({ code: practices.code })
    .from(practices)
    .where(
      and(
        eq(practices.originId, originId),
        eq(practices.roundtableId, roundtableId),
        ne(practices.state, "withdrawn"),
      ),
    )
  return row?.code ?? null
}

/** What is said, where and about what, by whom: the copy starts as the original stands, and is the table's to change. */
const writeCopy = async (ctx: TxCtx, origin: PracticeRow, roundtableId: string) => {
  const { title, language, problem, done, doneBy, needed, came, differently } = origin
  const { territory, startsOn, endsOn, sha256, changedAt } = origin
  const [row] = await ctx.db
    .insert(practices)
    .values({
      ...{ roundtableId, title, language, problem, done, doneBy, needed, came, differently },
      ...{ territory, startsOn, endsOn, createdById: found(ctx.actor.personId) },
      ...{ originId: origin.id, originSha256: sha256, originChangedAt: changedAt, copiedAt: ctx.now },
    })
    .returning()
  const copy = found(row)
  await ctx.db.execute(sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select 'practice', ${copy.id}::uuid, territory_id from placement
     where subject_kind = 'practice' and subject_id = ${origin.id}`)
  await ctx.db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select 'practice', ${copy.id}::uuid, topic_id from topic_mark
     where subject_kind = 'practice' and subject_id = ${origin.id}`)
  return copy
}

/**
 * Takes a good practice up at another table: a draft there, which keeps what it was copied from and which text of it.
 * Where the table has it already, that copy.
 * @returns the copy's code
 * @throws forbidden unless the other table's secretary, where it is not out, and where the other table would show it to
 *   more people
 */
export const takeUpPractice = (ctx: Ctx, input: TakeUpPractice): Promise<string> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, input.roundtableCode))
    const table = found(row)
    if (refuseReadRoundtable(ctx.actor, table)) found(null)
    // Whoever presses at the same time waits for this row, then finds the copy.
    const { practice: origin, facts } = await lockPractice(ctx, input.practiceCode)
    refuse(refuseTakeUp(ctx.actor, facts, table))
    const existing = await copyAt(ctx, origin.id, table.id)
    if (existing) return existing
    const copy = await writeCopy(ctx, origin, table.id)
    await tellAuthors(
      ctx,
      origin,
      table.visibility === "public"
        ? { kind: "practice_taken_up", params: { roundtable: table.name } }
        : { kind: "practice_taken_up_elsewhere" },
    )
    await record(ctx, {
      action: "practice.taken-up",
      subject: { kind: "practice", id: copy.id },
      roundtableId: table.id,
      values: { origin: origin.code },
    })
    return copy.code
  })
