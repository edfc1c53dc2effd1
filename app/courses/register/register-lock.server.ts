import { eq } from "drizzle-orm"
import { courseSessions, editions, sessionRegisters } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import { staffOf } from "../edition-lock.server.ts"
import { refuseReadEdition } from "../policy.ts"
import type { RegisterFacts } from "./policy.ts"

const UNWRITTEN = {
  ...{ state: "open", topic: null, notes: null, language: "it", creditsToEnd: false },
  ...{ lockedAt: null, lockedById: null, countersignedAt: null, countersignedById: null },
}

/** A session with its edition and register as they are; an edition that is not shown to who asks is not found. */
export const findRegister = async (ctx: Pick<Ctx, "db" | "actor">, sessionCode: string) => {
  const [row] = await ctx.db
    .select({ session: courseSessions, edition: editions, register: sessionRegisters })
    .from(courseSessions)
    .innerJoin(editions, eq(editions.id, courseSessions.editionId))
    .leftJoin(sessionRegisters, eq(sessionRegisters.sessionId, courseSessions.id))
    .where(eq(courseSessions.code, sessionCode))
  const { session, edition, register } = found(row)
  const holders = await staffOf(ctx, edition.id)
  if (refuseReadEdition(ctx.actor, { ...edition, ...holders })) found(null)
  const written = register ?? { ...UNWRITTEN, sessionId: session.id }
  const facts: RegisterFacts & { endsAt: Date } = {
    ...{ ...holders, state: written.state, lockedById: written.lockedById, editionState: edition.state },
    ...{ isCancelled: session.cancelledAt !== null, startsAt: session.startsAt, endsAt: session.endsAt },
  }
  return { session, edition: { ...edition, ...holders }, register: written, facts }
}

/**
 * A session's register under its row lock: whatever is written in it comes one after another, so that nothing slips in
 * while it is being locked. It begins to exist with the first thing that is written.
 */
export const lockedRegister = async (ctx: TxCtx, sessionCode: string) => {
  const { session } = await findRegister(ctx, sessionCode)
  await ctx.db.insert(sessionRegisters).values({ sessionId: session.id }).onConflictDoNothing()
  await ctx.db
    .select({ id: sessionRegisters.sessionId })
    .from(sessionRegisters)
    .where(eq(sessionRegisters.sessionId, session.id))
    .for("no key update")
  return findRegister(ctx, sessionCode)
}
