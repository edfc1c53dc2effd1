import { itemAdditions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { DomainError, found, invalid, type Reason, refuse } from "../../errors.ts"
import { agreementNeeded, mayBeDecided, type SeatsThere } from "../../roundtables/regulation/added-items.ts"
import { appendItem, paperOf } from "../keep-agenda.server.ts"
import { decideAs, lockPoint } from "../points/decide-point.server.ts"
import { refuseDecidePoint } from "../points/policy.ts"
import { tellAsker } from "../points/tell.server.ts"
import { loadQuorum } from "../session/load.server.ts"
import { lockToConduct, touchMeeting } from "../session/lock.server.ts"
import { refuseWork } from "../session/sitting.ts"
import { tellOfAddedItem } from "../session/tell-sitting.server.ts"
import { asksSeats, refuseAdding, refuseAgreement, refuseKind, refuseSaid } from "./added.ts"
import { bringAnnex, freezeText } from "./attach.server.ts"
import type { AddInSession } from "./input.ts"
import { seatsThere } from "./queries.server.ts"

type Locked = Awaited<ReturnType<typeof lockToConduct>>
type Point = Awaited<ReturnType<typeof lockPoint>>["point"]

/** A refusal that belongs to one field of the form. */
const refuseField = (field: string, reason: Reason | null): void => {
  if (reason) throw new DomainError("invalid", reason, field)
}

/** What the rules of the call's day say to this point, with the seats that are there at this second. */
const judged = async (ctx: TxCtx, { meeting, call }: Locked, input: AddInSession) => {
  const { regulation, quorum, roll } = await loadQuorum(ctx, meeting, call)
  const rule = regulation?.rules.added_items ?? null
  refuse(refuseAdding(rule, quorum))
  if (!rule || !regulation || !quorum) return refuse(refuseAdding(null, null)) as never
  const seats: SeatsThere = seatsThere(roll, quorum)
  if (asksSeats(rule) && rule.agreed !== "chair" && input.inFavour === null)
    throw invalid("inFavour", "added.errors.seats")
  const { inFavour, against, abstained } = input
  const said = { inFavour: inFavour ?? 0, against: against ?? 0, abstained: abstained ?? 0 }
  refuseField("inFavour", refuseSaid(seats, said) ?? refuseAgreement(rule, seats, said.inFavour))
  refuseField("kind", refuseKind(rule, seats, input.kind, said.inFavour))
  return {
    ...{ ...said, agreed: rule.agreed, needed: agreementNeeded(rule.agreed, seats) ?? 0 },
    ...{ seatsThere: seats.there, seatsFilled: seats.filled, regulationId: regulation.id },
    mayDecide: mayBeDecided(rule, seats, said.inFavour),
  }
}

const answerRequest = async (ctx: TxCtx, point: Point, { roundtable }: Locked, itemId: string) => {
  await decideAs(ctx, point, { state: "accepted", agendaItemId: itemId })
  await tellAsker(ctx, point.askedById, {
    ...{ kind: "point_added", roundtableId: roundtable.id },
    params: {
      ...{ title: point.title, roundtable: roundtable.name },
      path: `/agenda-requests/${point.code}`,
    },
  })
}

/**
 * Puts a point that was not convened on the agenda of the sitting that goes on, after the others, as the table's
 * rules allow it; those who were called and are not there are told.
 * @returns the point's code
 * @throws forbidden unless secretary or chair here, where no sitting is going on or it lost its numero legale, and
 *   where the rules let nothing be added; invalid where too few seats agree, and for a decision that they do not allow
 */
export const addInSession = (ctx: Ctx, input: AddInSession): Promise<string> =>
  transact(ctx, async (ctx) => {
    // The request before the meeting, as whoever accepts it for a meeting to come locks them.
    const point = input.requestCode ? (await lockPoint(ctx, input.requestCode)).point : null
    const locked = await lockToConduct(ctx, input.meetingCode)
    const { meeting, roundtable, call } = locked
    refuse(refuseWork(meeting.state))
    if (point) {
      if (point.roundtableId !== roundtable.id) found(null)
      refuse(refuseDecidePoint(ctx.actor, point))
    }
    const agreement = await judged(ctx, locked, input)
    const { title, kind, detail, rapporteur } = input
    const paperId = await paperOf(ctx, meeting, input.paperCode)
    const words = { title, kind, detail, rapporteur, minutes: null, isSecret: false, paperId }
    const item = await appendItem(ctx, meeting, words)
    await freezeText(ctx, item.id, paperId, title)
    const annexNumber = await bringAnnex(ctx, meeting, input)
    const { roundtableId } = meeting
    await ctx.db.insert(itemAdditions).values({
      ...{ ...agreement, itemId: item.id, roundtableId, callId: call.id, annexNumber },
      ...{ addedById: found(ctx.actor.personId), addedAt: ctx.now },
    })
    if (point) await answerRequest(ctx, point, locked, item.id)
    await tellOfAddedItem(ctx, { meeting, roundtable, call }, { title })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.item-added", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: {
        ...{ item: item.code, inFavour: agreement.inFavour, needed: agreement.needed },
        ...{ there: agreement.seatsThere, mayDecide: agreement.mayDecide },
      },
    })
    return item.code
  })
