import { and, eq, isNull, lt, lte, ne, or, sql } from "drizzle-orm"
import { answers, organisations, proposals, roundtables } from "#db/schema/index.ts"
import { civilDay, daysAfter } from "../civil-time.ts"
import { type Ctx, transact } from "../context.ts"
import { DAYS_OF_WARNING } from "./deadline.ts"
import { tellOfficials, tellProposers, tellSecretariat } from "./tell.server.ts"

/** At most so many in one transaction; who calls asks again while there is something. */
const BATCH = 50
const DAYS_BETWEEN = 7

const dueToTell = (today: string) =>
  and(
    ...[ne(answers.state, "published"), ne(answers.state, "withdrawn"), isNull(roundtables.closedAt)],
    or(
      and(
        ...[lte(answers.dueOn, daysAfter(today, DAYS_OF_WARNING)), isNull(answers.toldDueOn)],
        sql`answer.due_on >= ${today}`,
      ),
      and(
        lt(answers.dueOn, today),
        or(isNull(answers.toldLateOn), lte(answers.toldLateOn, daysAfter(today, -DAYS_BETWEEN))),
      ),
    ),
  )

/**
 * Tells bodies that the last day of an answer is near, once; and that it is over: them, the table and the authors, then
 * every week. Nothing else comes of it by itself.
 * @returns how many it told of
 */
export const remindOfAnswers = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const today = civilDay(ctx.now)
    const due = await ctx.db
      .select({ answer: answers, title: proposals.title, body: organisations.name })
      .from(answers)
      .innerJoin(roundtables, eq(roundtables.id, answers.roundtableId))
      .innerJoin(proposals, eq(proposals.id, answers.proposalId))
      .innerJoin(organisations, eq(organisations.id, answers.organisationId))
      .where(dueToTell(today))
      .orderBy(answers.dueOn, answers.id)
      .limit(BATCH)
      .for("no key update", { of: answers, skipLocked: true })
    for (const { answer, title, body } of due) {
      const isLate = answer.dueOn < today
      await ctx.db
        .update(answers)
        .set(isLate ? { toldLateOn: today } : { toldDueOn: today })
        .where(eq(answers.id, answer.id))
      const params = { title, body, day: answer.dueOn.split("-").reverse().join("/") }
      await tellOfficials(ctx, { answer, kind: isLate ? "answer_late" : "answer_due", params })
      if (!isLate) continue
      const told = { answer, kind: "answer_late_here", params }
      await tellSecretariat(ctx, told, await tellProposers(ctx, told))
    }
    return due.length
  })
