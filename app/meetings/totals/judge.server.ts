import { and, eq, isNull } from "drizzle-orm"
import { agendaItems, type meetingCalls, type meetings } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { because, DomainError, found, type Reason, refuse } from "../../errors.ts"
import { majorityFor } from "../../roundtables/regulation/rules.ts"
import { refuseDecideOn } from "../added/added.ts"
import { ADDED } from "../added/column.server.ts"
import { loadQuorum } from "../session/load.server.ts"
import { typedMoment } from "../session/sitting.ts"
import { type Counts, judgeCounts, refuseCasting, refuseCounts, wholeOf } from "./counted.ts"
import { excludedFrom, hallAt, pausesOf } from "./hall.server.ts"
import type { EnterTotals } from "./input.ts"
import { refuseVoteMoment, refuseVoteOn } from "./policy.ts"

type Meeting = typeof meetings.$inferSelect
type Call = typeof meetingCalls.$inferSelect

/** A refusal that belongs to one field of the form. */
const refuseField = (field: string, reason: Reason | null): void => {
  if (reason) throw new DomainError("invalid", reason, field)
}

const itemOf = async (ctx: TxCtx, meeting: Meeting, code: string) => {
  const [row] = await ctx.db
    .select({ id: agendaItems.id, kind: agendaItems.kind, isSecret: agendaItems.isSecret, added: ADDED })
    .from(agendaItems)
    .where(
      and(eq(agendaItems.code, code), eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)),
    )
  return found(row)
}

/** The moment of the vote: a typed minute is that of the opening too, where the sitting was opened within it. */
const momentOf = (typed: number | null, now: Date, call: Call): Date => {
  if (typed === null) return now
  // Written or corrected days later, an hour is one of the day of the sitting.
  const at = typedMoment(typed, call.closedAt ?? now, call)
  const { openedAt } = call
  return openedAt && at < openedAt && openedAt.getTime() - at.getTime() < 60_000 ? openedAt : at
}

const partsOf = ({ yes, no, abstained, invalid, cast }: EnterTotals): Counts[] =>
  cast.map((all, n) => ({
    ...{ yes: yes[n] ?? 0, no: no[n] ?? 0, abstained: abstained[n] ?? 0 },
    ...{ invalid: invalid[n] ?? 0, cast: all },
  }))

/**
 * What was typed as a row: judged by the rules of the call's day and by who was there at the moment of the vote.
 * @throws forbidden at a table without rules or with weights, outside of the sitting, on a point that is not voted
 *   on so; invalid where the numbers do not add up to at most who was there
 */
export const judgedTotals = async (ctx: TxCtx, meeting: Meeting, call: Call, input: EnterTotals) => {
  const item = await itemOf(ctx, meeting, input.itemCode)
  refuseField("itemCode", refuseDecideOn(item.added))
  refuseField("method", refuseVoteOn(item, input.method))
  const votedAt = momentOf(input.at, ctx.now, call)
  const pauses = await pausesOf(ctx, call.id)
  refuseField("at", refuseVoteMoment(votedAt, ctx.now, { ...call, pauses }))
  const loaded = await loadQuorum(ctx, meeting, call)
  const { regulation } = loaded
  if (!regulation) return refuse(because("assembly.refuse.no_rules")) as never
  const { rules } = regulation
  refuse(rules.seats.weightMax > 1 ? because("totals.refuse.weights") : null)
  const majority = majorityFor(rules, input.matter)
  const { halls, quorum } = hallAt(loaded, await excludedFrom(ctx, item.id, votedAt), votedAt, majority)
  const parts = partsOf(input)
  refuseField("cast", refuseCounts(parts, halls))
  const rule = { majority, tie: rules.tie.outcome, conflictInQuorum: rules.conflict.inQuorum }
  const { method, casting } = input
  const isQuorate = found(quorum).isReached
  const { judged, outcome } = judgeCounts({ ...rule, method }, parts, halls, { isQuorate, casting })
  refuseField("casting", refuseCasting(casting, judged, method))
  const isByGroup = majority.groups !== "joint"
  return {
    ...{ roundtableId: meeting.roundtableId, callId: call.id, itemId: item.id, proposal: input.proposal },
    ...{ language: meeting.language, matter: input.matter, method, votedAt, casting, outcome, judged },
    ...{ ...wholeOf(parts), regulationId: regulation.id },
    ...{ required: found(quorum).needed, found: found(quorum).found },
    present: halls.reduce((all, hall) => all + hall.present, 0),
    excluded: halls.reduce((all, hall) => all + hall.excluded, 0),
    parts: isByGroup ? halls.map((hall, n) => ({ ...hall, ...parts[n] })) : [],
    enteredById: found(ctx.actor.personId),
    enteredAt: ctx.now,
  }
}
