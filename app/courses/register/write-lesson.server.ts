import { eq } from "drizzle-orm"
import { registerBreaks, registerCorrections, registerHolders, sessionRegisters } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { noteDifferences } from "../certificates/note-differences.server.ts"
import { isOverlapping, type Stretch } from "../session-times.ts"
import type { WriteLesson } from "./input.ts"
import { lessonOf, possibleHolders } from "./lesson.server.ts"
import { refuseChange } from "./policy.ts"
import { clockInSession } from "./presence.ts"
import { lockedRegister } from "./register-lock.server.ts"
import { insideAt } from "./written.server.ts"

type Clocks = { from: number; until: number }

const stretchIn = (session: Stretch, { from, until }: Clocks): Stretch => ({
  startsAt: clockInSession(session, from),
  endsAt: clockInSession(session, until),
})

const writeBreaks = async (ctx: TxCtx, session: Stretch & { id: string }, typed: readonly Clocks[]) => {
  const breaks = typed.map((one) => stretchIn(session, one))
  for (const [n, one] of breaks.entries()) {
    if (one.startsAt < session.startsAt || one.endsAt > session.endsAt)
      throw invalid(`breakFrom${n + 1}`, "register.errors.break_outside")
    if (breaks.slice(0, n).some((other) => isOverlapping(one, other)))
      throw invalid(`breakFrom${n + 1}`, "register.errors.break_wrong")
  }
  await ctx.db.delete(registerBreaks).where(eq(registerBreaks.sessionId, session.id))
  if (breaks.length > 0)
    await ctx.db.insert(registerBreaks).values(breaks.map((one) => ({ ...one, sessionId: session.id })))
}

/** Of the edition's trainers and tutors, and who stood there before; whoever of them is not named was not there. */
const writeHolders = async (
  ctx: TxCtx,
  session: Stretch & { id: string; editionId: string },
  typed: WriteLesson["holders"],
) => {
  const possible = await possibleHolders(ctx, session)
  const rows = typed.map(({ who, index, from, until }) => {
    const known = possible.find(({ code, role }) => who === `${role}:${code}`)
    if (!known) throw invalid(`holderFrom${index}`, "courses.errors.staff_unknown")
    const { startsAt: inAt, endsAt: outAt } = stretchIn(session, { from, until })
    if (outAt > ctx.now) throw invalid(`holderUntil${index}`, "register.errors.future")
    return { sessionId: session.id, personId: known.personId, role: known.role, inAt, outAt }
  })
  await ctx.db.delete(registerHolders).where(eq(registerHolders.sessionId, session.id))
  if (rows.length > 0) await ctx.db.insert(registerHolders).values(rows)
}

/**
 * Writes what was taught, the breaks, and when who holds the session came and went. Once the register is locked the
 * change says why, and what stood there before stays readable.
 * @throws forbidden when the register is not theirs to change; invalid for times that cannot be, or without a reason,
 * or when hours that a locked register credits would be lost
 */
export const writeLesson = (ctx: Ctx, input: WriteLesson) =>
  transact(ctx, async (ctx) => {
    const { session, edition, register, facts } = await lockedRegister(ctx, input.sessionCode)
    refuse(refuseChange(ctx.actor, facts, ctx.now))
    const isOpen = register.state === "open"
    if (!isOpen && !input.reason) throw invalid("reason", "register.errors.reason_missing")
    if (
      !isOpen &&
      register.creditsToEnd &&
      !input.creditsToEnd &&
      (await insideAt(ctx, session.id)).length > 0
    )
      throw invalid("creditsToEnd", "register.errors.out_missing")
    const before = await lessonOf(ctx, register)
    const { topic, notes, creditsToEnd } = input
    await writeBreaks(ctx, session, input.breaks)
    await writeHolders(ctx, session, input.holders)
    const [now] = await ctx.db
      .update(sessionRegisters)
      .set({ topic, notes, creditsToEnd, language: ctx.actor.language })
      .where(eq(sessionRegisters.sessionId, session.id))
      .returning()
    const after = await lessonOf(ctx, now ?? register)
    if (JSON.stringify(before) === JSON.stringify(after)) return session.code
    if (!isOpen)
      await ctx.db.insert(registerCorrections).values({
        ...{ sessionId: session.id, enrolmentId: null, before, after, byId: found(ctx.actor.personId) },
        reason: input.reason ?? "",
      })
    await record(ctx, {
      action: isOpen ? "edition.lesson-written" : "edition.lesson-corrected",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: { session: session.code, topic, ...(isOpen ? {} : { reason: input.reason }) },
    })
    if (!isOpen) await noteDifferences(ctx, edition, null)
    return session.code
  })
