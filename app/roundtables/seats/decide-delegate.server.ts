import { and, eq } from "drizzle-orm"
import { delegateNotes, people, roundtables, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { refuseClosed, refuseManageSeats } from "../policy.ts"
import type { DecideDelegate } from "./input.ts"
import { refuseWithdrawDelegate } from "./policy.ts"

const STATES = { accept: "accepted", refuse: "refused", withdraw: "withdrawn" } as const

const load = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ note: delegateNotes, seat: seats, roundtable: roundtables, language: people.language })
    .from(delegateNotes)
    .innerJoin(seats, eq(seats.id, delegateNotes.seatId))
    .innerJoin(roundtables, eq(roundtables.id, delegateNotes.roundtableId))
    .innerJoin(people, eq(people.id, delegateNotes.submittedById))
    .where(eq(delegateNotes.code, code))
  return found(row)
}

/**
 * Accepts a note of delegation, refuses it with a reason, or takes it back.
 * @throws forbidden: the secretary decides, whoever sent it takes it back; conflict when it was decided meanwhile
 */
export const decideDelegate = (ctx: Ctx, input: DecideDelegate) =>
  transact(ctx, async (ctx) => {
    const { note, seat, roundtable, language } = await load(ctx, input.noteCode)
    refuse(
      input.intent === "withdraw"
        ? refuseWithdrawDelegate(ctx.actor, seat, note)
        : refuseManageSeats(ctx.actor, roundtable.id),
    )
    refuse(refuseClosed(roundtable))
    const state = STATES[input.intent]
    const reason = input.intent === "refuse" ? input.reason : null
    const [decided] = await ctx.db
      .update(delegateNotes)
      .set({ state, reason, decidedById: found(ctx.actor.personId), decidedAt: ctx.now })
      .where(and(eq(delegateNotes.id, note.id), eq(delegateNotes.state, "submitted")))
      .returning({ id: delegateNotes.id })
    if (!decided) throw conflict("seats.errors.delegate_decided")
    if (input.intent !== "withdraw" && note.submittedById !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind: `delegate_${state}`, to: { personId: note.submittedById }, language },
        roundtableId: roundtable.id,
        params: {
          ...{ roundtable: roundtable.name, seat: seat.label, reason: reason ?? "" },
          ...{ day: note.day.split("-").reverse().join("/"), path: `/delegates/${note.code}` },
        },
      })
    await record(ctx, {
      action: `seat.delegate-${state}`,
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { note: note.id, reason },
    })
    return { noteCode: note.code }
  })
