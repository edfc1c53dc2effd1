import { eq, sql } from "drizzle-orm"
import { commitments, commitmentUpdates } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { DomainError, found, invalid, refuse } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { refuseDue, refuseTold, type ToldAs } from "./commitment.ts"
import type { TellProgress } from "./input.ts"
import { COMMITMENT, COMMITMENT_UPDATE, lockCommitment } from "./lock.server.ts"
import { refuseTell, tellsAs } from "./policy.ts"
import { tellBody, tellTable } from "./tell.server.ts"

type Row = typeof commitments.$inferSelect

/** The day of the whole that it is part of, whose row stays locked, and how its own open parts stand. */
const around = async (ctx: TxCtx, { id, parentId }: Row) => {
  const [whole] = parentId
    ? await ctx.db
        .select({ dueOn: commitments.dueOn })
        .from(commitments)
        .where(eq(commitments.id, parentId))
        .for("no key update")
    : []
  const { rows } = await ctx.db.execute(sql`
    select max(c.due_on)::text as "lastPartDueOn", count(*)::int as "openParts"
      from commitment c where c.parent_id = ${id} and c.state = 'open'`)
  const parts = rows[0] as { lastPartDueOn: string | null; openParts: number }
  return { ...parts, parentDueOn: whole?.dueOn ?? null }
}
type Around = Awaited<ReturnType<typeof around>>

/** The day from now on, and the one that the body asks for; the secretariat's word answers what was asked. */
const daysOf = (before: Row, told: TellProgress, as: ToldAs, near: Around, today: string) => {
  const wanted = told.dueOn !== null && told.dueOn !== before.dueOn ? told.dueOn : null
  if (wanted !== null) {
    if (wanted < today) throw invalid("dueOn", "commitments.errors.past")
    const reason = refuseDue(wanted, near)
    if (reason) throw new DomainError("invalid", reason, "dueOn")
    if (as === "body" && !told.words) throw invalid("words", "commitments.errors.asked_why")
  }
  if (told.state !== "open") return { dueOn: before.dueOn, askedDueOn: null }
  if (as === "secretariat") return { dueOn: wanted ?? before.dueOn, askedDueOn: null }
  return { dueOn: before.dueOn, askedDueOn: wanted ?? before.askedDueOn }
}

const writeUpdate = async (ctx: TxCtx, before: Row, step: Partial<Row>, told: TellProgress, as: ToldAs) => {
  const { id: commitmentId, roundtableId } = before
  const { words, language, link, progress, state } = told
  const [row] = await ctx.db
    .insert(commitmentUpdates)
    .values({
      ...{ roundtableId, commitmentId, toldAs: as, progress, state, words, language, link },
      ...{ dueOn: step.dueOn ?? before.dueOn, askedDueOn: step.askedDueOn ?? null },
      toldById: found(ctx.actor.personId),
      number: sql`(select coalesce(max(u.number), 0) + 1 from commitment_update u where u.commitment_id = ${commitmentId})`,
    })
    .returning({ id: commitmentUpdates.id })
  const owner = { kind: COMMITMENT_UPDATE, id: found(row).id }
  if (told.evidence) await keepFile(ctx, { upload: told.evidence, owner, roundtableId, field: "evidence" })
}

/**
 * Tells how a commitment stands, with evidence: its body's people or the table's secretariat, each step kept.
 * The secretariat sets another day; the body asks for one, with a reason.
 * @throws forbidden for others, and for the body once it is over; invalid where it is done without the whole or a
 *   word, while its parts are open, and for a day that does not go with its whole or its parts
 */
export const tellProgress = (ctx: Ctx, input: TellProgress): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { commitment: before, roundtable, facts } = await lockCommitment(ctx, input.commitmentCode)
    const { id, roundtableId } = before
    refuse(refuseTell(ctx.actor, { ...facts, state: before.state }) ?? refuseClosed(roundtable))
    const as = found(tellsAs(ctx.actor, facts))
    const near = await around(ctx, before)
    const wrong = refuseTold(before, input, { as, openParts: near.openParts })
    if (wrong) throw new DomainError("invalid", wrong.reason, wrong.field)
    const days = daysOf(before, input, as, near, civilDay(ctx.now))
    const step = { ...days, progress: input.progress, state: input.state }
    // Another day begins the counting of alerts anew.
    const anew = days.dueOn === before.dueOn ? {} : { toldLateOn: null }
    await writeUpdate(ctx, before, step, input, as)
    const [after] = await ctx.db
      .update(commitments)
      .set({ ...step, ...anew })
      .where(eq(commitments.id, id))
      .returning()
    const now = found(after)
    await (as === "body" ? tellTable : tellBody)(ctx, now, roundtable, "commitment_told")
    await record(ctx, {
      ...{ action: "commitment.told", subject: { kind: COMMITMENT, id }, roundtableId },
      values: { progress: now.progress, state: now.state, dueOn: now.dueOn, as },
    })
  })
