import { randomUUID } from "node:crypto"
import { registerEntries } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import type { LetOut } from "./input.ts"
import { refuseRecord } from "./policy.ts"
import { toTheMinute } from "./presence.ts"
import { lockedRegister } from "./register-lock.server.ts"
import { insideAt } from "./written.server.ts"

/**
 * Writes out everybody who is still there: now, or at the session's end once that is past.
 * @throws forbidden unless who holds the edition and its register is open
 */
export const letOut = (ctx: Ctx, input: LetOut) =>
  transact(ctx, async (ctx) => {
    const { session, edition, facts } = await lockedRegister(ctx, input.sessionCode)
    refuse(refuseRecord(ctx.actor, facts, ctx.now))
    const there = await insideAt(ctx, session.id)
    if (there.length === 0) return session.code
    const at = ctx.now < session.endsAt ? toTheMinute(ctx.now) : session.endsAt
    await ctx.db
      .insert(registerEntries)
      .values(
        there.map((enrolmentId) => ({
          ...{ sessionId: session.id, enrolmentId, direction: "out", at, place: null, method: "hand" },
          ...{ key: randomUUID(), actorId: found(ctx.actor.personId) },
        })),
      )
      .onConflictDoNothing()
    await record(ctx, {
      action: "edition.let-out",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: { session: session.code, people: there.length, at: at.toISOString() },
    })
    return session.code
  })
