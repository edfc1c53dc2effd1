import { randomUUID } from "node:crypto"
import { and, eq, isNull } from "drizzle-orm"
import { registerCorrections, registerEntries, registerExcuses } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, refuse } from "../../errors.ts"
import { noteDifferences } from "../certificates/note-differences.server.ts"
import type { Stretch } from "../session-times.ts"
import { confirmedIn, enrolledIn } from "./enrolled.server.ts"
import type { WritePresence } from "./input.ts"
import { refuseChange, refuseSeeRegister } from "./policy.ts"
import { clockInSession, isAround, type Stay } from "./presence.ts"
import { lockedRegister } from "./register-lock.server.ts"
import { seenOf, writtenAt } from "./written.server.ts"

type Kept = { stays: Stay[]; excuse: string | null }
type Subject = { sessionId: string; enrolmentId: string }

const isSame = (a: Kept, b: Kept) => JSON.stringify(a) === JSON.stringify(b)

/** The stays as typed, as instants. @throws invalid for one that is not around the session, or in the future */
const staysTyped = (session: Stretch, mode: string, input: WritePresence, now: Date): Stay[] =>
  input.stays.map(({ from, until, place }, index) => {
    const at = (minutes: number, field: string) => {
      const moment = clockInSession(session, minutes)
      if (moment > now) throw invalid(`${field}${index + 1}`, "register.errors.future")
      if (!isAround(session, moment))
        throw invalid(`${field}${index + 1}`, "register.errors.far_from_session")
      return moment
    }
    return {
      from: at(from, "in"),
      until: until === null ? null : at(until, "out"),
      place: place ?? (mode === "online" ? "online" : "room"),
    }
  })

const inOrder = (stays: readonly Stay[]) =>
  stays.every(({ from }, n) => n === 0 || (stays[n - 1]?.until ?? from) <= from) &&
  stays.slice(0, -1).every(({ until }) => until !== null)

const writeStays = async (ctx: TxCtx, subject: Subject, stays: readonly Stay[]) => {
  const { sessionId, enrolmentId } = subject
  await ctx.db
    .update(registerEntries)
    .set({ withdrawnAt: ctx.now, withdrawnById: ctx.actor.personId })
    .where(
      and(
        ...[eq(registerEntries.sessionId, sessionId), eq(registerEntries.enrolmentId, enrolmentId)],
        isNull(registerEntries.withdrawnAt),
      ),
    )
  const by = { ...subject, method: "hand", actorId: found(ctx.actor.personId) }
  const entries = stays.flatMap(({ from, until, place }) => [
    { ...by, direction: "in", at: from, place, key: randomUUID() },
    ...(until ? [{ ...by, direction: "out", at: until, place: null, key: randomUUID() }] : []),
  ])
  if (entries.length > 0) await ctx.db.insert(registerEntries).values(entries)
}

const writeExcuse = async (ctx: TxCtx, subject: Subject, reason: string | null) => {
  const { sessionId, enrolmentId } = subject
  await ctx.db
    .delete(registerExcuses)
    .where(and(eq(registerExcuses.sessionId, sessionId), eq(registerExcuses.enrolmentId, enrolmentId)))
  if (reason)
    await ctx.db.insert(registerExcuses).values({ ...subject, reason, byId: found(ctx.actor.personId) })
}

/**
 * Writes somebody's times at a session and why they were not there, in place of what was written. What was stays
 * readable: entries are withdrawn and not deleted, and once the register is locked the change says why.
 * @throws forbidden when the register is not theirs to change; invalid for times that cannot be, or without a reason;
 * conflict when something was written after what they saw: a tap at the door is not lost to a form opened before it
 */
export const writePresence = (ctx: Ctx, input: WritePresence) =>
  transact(ctx, async (ctx) => {
    const { session, edition, register, facts } = await lockedRegister(ctx, input.sessionCode)
    refuse(refuseSeeRegister(ctx.actor, facts))
    const isOpen = register.state === "open"
    const known = isOpen ? confirmedIn : enrolledIn
    const enrolment = await known(ctx, edition.id, input.enrolmentCode)
    refuse(refuseChange(ctx.actor, facts, ctx.now))
    if (!isOpen && !input.reason) throw invalid("reason", "register.errors.reason_missing")
    const after: Kept = { stays: staysTyped(session, edition.mode, input, ctx.now), excuse: input.excuse }
    if (!inOrder(after.stays)) throw invalid("in2", "register.errors.not_in_order")
    const open = after.stays.findIndex(({ until }) => until === null)
    if (!isOpen && !register.creditsToEnd && open >= 0)
      throw invalid(`out${open + 1}`, "register.errors.out_missing")
    const subject = { sessionId: session.id, enrolmentId: enrolment.id }
    const before = (await writtenAt(ctx, [session.id], [enrolment.id])).of(session.id, enrolment.id)
    if (isSame(before, after)) return session.code
    if (input.seen && input.seen !== seenOf(before)) throw conflict("register.errors.changed_meanwhile")
    await writeStays(ctx, subject, after.stays)
    await writeExcuse(ctx, subject, after.excuse)
    if (input.reason && !isOpen)
      await ctx.db
        .insert(registerCorrections)
        .values({ ...subject, before, after, reason: input.reason, byId: found(ctx.actor.personId) })
    await record(ctx, {
      action: isOpen ? "edition.presence-written" : "edition.presence-corrected",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: {
        session: session.code,
        enrolment: enrolment.code,
        ...(isOpen ? {} : { reason: input.reason }),
      },
    })
    if (!isOpen) await noteDifferences(ctx, edition, enrolment.id)
    return session.code
  })
