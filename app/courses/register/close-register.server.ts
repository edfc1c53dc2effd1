import { count, eq } from "drizzle-orm"
import { registerHolders, sessionRegisters } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import type { MessageKey } from "../../i18n/translate.ts"
import type { CloseRegister } from "./input.ts"
import { refuseCountersign, refuseLock } from "./policy.ts"
import { lockedRegister } from "./register-lock.server.ts"
import { tellAtRisk } from "./tell-at-risk.server.ts"
import { insideAt } from "./written.server.ts"

type Found = Awaited<ReturnType<typeof lockedRegister>>

/** What still keeps a register from being locked, as message keys. */
export const missingFor = async (
  ctx: Pick<Ctx, "db">,
  { register, edition }: Pick<Found, "register" | "edition">,
) => {
  const { sessionId, topic, creditsToEnd } = register
  const isInside = (await insideAt(ctx, sessionId)).length > 0
  const [held] = await ctx.db
    .select({ rows: count() })
    .from(registerHolders)
    .where(eq(registerHolders.sessionId, sessionId))
  const missing: MessageKey[] = []
  if (isInside && !creditsToEnd) missing.push("register.errors.out_missing")
  if (!topic) missing.push("register.errors.topic_missing")
  if (edition.trainers.length > 0 && held?.rows === 0) missing.push("register.errors.holders_missing")
  return missing
}

const close = async (ctx: TxCtx, found: Found, intent: CloseRegister["intent"]) => {
  const by = { at: ctx.now, byId: ctx.actor.personId }
  await ctx.db
    .update(sessionRegisters)
    .set(
      intent === "lock"
        ? { state: "locked", lockedAt: by.at, lockedById: by.byId }
        : { state: "countersigned", countersignedAt: by.at, countersignedById: by.byId },
    )
    .where(eq(sessionRegisters.sessionId, found.session.id))
  await record(ctx, {
    action: intent === "lock" ? "edition.register-locked" : "edition.register-countersigned",
    subject: { kind: "edition", id: found.edition.id },
    roundtableId: found.edition.roundtableId,
    values: { session: found.session.code },
  })
}

/**
 * Locks a session's register (its trainer, once it is over), or countersigns a locked one (a course coordinator, never
 * who locked it). From the lock on a change says why. Whoever is at risk of missing the threshold is told.
 * @throws forbidden when it is not theirs to close, or not yet; conflict while an exit, the topic or the trainers'
 * hours are missing
 */
export const closeRegister = (ctx: Ctx, { sessionCode, intent }: CloseRegister) =>
  transact(ctx, async (ctx) => {
    const found = await lockedRegister(ctx, sessionCode)
    if (intent === "countersign") {
      refuse(refuseCountersign(ctx.actor, found.facts))
      await close(ctx, found, intent)
      return found.session.code
    }
    refuse(refuseLock(ctx.actor, found.facts, ctx.now))
    const [missing] = await missingFor(ctx, found)
    if (missing) throw conflict(missing)
    await close(ctx, found, intent)
    await tellAtRisk(ctx, found.edition)
    return found.session.code
  })
