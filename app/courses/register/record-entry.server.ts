import { and, eq, inArray, isNull } from "drizzle-orm"
import { registerEntries } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, refuse } from "../../errors.ts"
import type { Stretch } from "../session-times.ts"
import { confirmedIn } from "./enrolled.server.ts"
import type { RecordEntry } from "./input.ts"
import { refuseRecord, refuseSeeRegister } from "./policy.ts"
import { clockInSession, isAround, toTheMinute } from "./presence.ts"
import { lockedRegister } from "./register-lock.server.ts"

type When = Pick<RecordEntry, "clock" | "waitedSeconds">

/** When it was: as typed, else when the button was pressed. @throws invalid when it is not around the session */
const momentOf = (session: Stretch, { clock, waitedSeconds }: When, now: Date): Date => {
  const pressed = new Date(now.getTime() - waitedSeconds * 1000)
  const at = toTheMinute(clock === null ? pressed : clockInSession(session, clock))
  if (at > now) throw invalid("clock", "register.errors.future")
  if (!isAround(session, at)) throw invalid("clock", "register.errors.far_from_session")
  return at
}

/** Whether an entry with this key was written before, and is of the same person at the same session. */
const isSent = async (ctx: TxCtx, key: string, sessionId: string, enrolmentId: string): Promise<boolean> => {
  const [earlier] = await ctx.db.select().from(registerEntries).where(eq(registerEntries.key, key))
  if (!earlier) return false
  if (earlier.sessionId !== sessionId || earlier.enrolmentId !== enrolmentId)
    throw conflict("register.errors.key_taken")
  return true
}

type Tapped = Pick<
  typeof registerEntries.$inferSelect,
  "sessionId" | "enrolmentId" | "direction" | "at" | "place"
>

/**
 * Who is tapped out and in again within one minute was never out: the entry between the two is withdrawn. Times are to
 * the minute, so the third would pass for the first sent twice. Who came in to the other place came in there only.
 * @returns whether something was taken back
 */
const takeBack = async (
  ctx: TxCtx,
  { sessionId, enrolmentId, direction, at, place }: Tapped,
): Promise<boolean> => {
  const entry = registerEntries
  const ofMinute = await ctx.db
    .select({ id: entry.id, direction: entry.direction, place: entry.place })
    .from(entry)
    .where(
      and(
        ...[eq(entry.sessionId, sessionId), eq(entry.enrolmentId, enrolmentId)],
        ...[eq(entry.at, at), isNull(entry.withdrawnAt)],
      ),
    )
  const between = ofMinute.find((one) => one.direction !== direction)
  if (ofMinute.length < 2 || !between) return false
  const wrong = ofMinute.filter((one) => one.direction !== direction || one.place !== place)
  await ctx.db
    .update(entry)
    .set({ withdrawnAt: ctx.now, withdrawnById: ctx.actor.personId })
    .where(
      inArray(
        entry.id,
        wrong.map(({ id }) => id),
      ),
    )
  return true
}

const defaultPlace = (mode: string) => (mode === "online" ? "online" : "room")

/**
 * Writes that somebody came in or went out, once however often it is sent: by its key, and once in a minute. What was
 * written before the lock and is sent again after it was written, and is not refused.
 * @throws forbidden unless who holds the edition and its register is open; conflict when they have no seat, or when another
 * person tapped on this phone; invalid
 * for a moment that is far from the session
 */
export const recordEntry = (ctx: Ctx, input: RecordEntry, method: "hand" | "code" = "hand") =>
  transact(ctx, async (ctx) => {
    const { session, edition, facts } = await lockedRegister(ctx, input.sessionCode)
    if (input.by && input.by !== ctx.actor.personId) throw conflict("register.errors.tapped_by_another")
    if (method === "hand") refuse(refuseSeeRegister(ctx.actor, facts))
    const enrolment = await confirmedIn(ctx, edition.id, input.enrolmentCode)
    if (await isSent(ctx, input.key, session.id, enrolment.id)) return session.code
    if (method === "hand") refuse(refuseRecord(ctx.actor, facts, ctx.now))
    const { direction, key } = input
    const tapped = {
      ...{ sessionId: session.id, enrolmentId: enrolment.id, direction },
      at: momentOf(session, input, ctx.now),
      place: direction === "in" ? (input.place ?? defaultPlace(edition.mode)) : null,
    }
    const values = {
      session: session.code,
      enrolment: enrolment.code,
      direction,
      at: tapped.at.toISOString(),
      method,
    }
    const wasTakenBack = await takeBack(ctx, tapped)
    const [written] = await ctx.db
      .insert(registerEntries)
      .values({
        ...{ ...tapped, method, key, actorId: found(ctx.actor.personId) },
      })
      .onConflictDoNothing()
      .returning({ id: registerEntries.id })
    if (!written && !wasTakenBack) return session.code
    await record(ctx, {
      action: "edition.entry-recorded",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values,
    })
    return session.code
  })
