import type { ballots } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { loadCalls } from "../../meetings/session/load.server.ts"
import { seatsAtOpening } from "../life/seats-at-opening.server.ts"
import type { FrozenContent } from "../log/file.ts"
import { listExcluded } from "../log-queries.server.ts"
import { type QuorumThen, quorumNow } from "./quorum-now.ts"

type Ballot = Pick<typeof ballots.$inferSelect, "id" | "roundtableId" | "meetingId" | "frozen" | "openedAt">

/** The call in whose sitting a ballot was opened: a second call has a roll of its own. */
const callOf = async (ctx: Ctx, meetingId: string, openedAt: Date | null) => {
  const { calls, call } = await loadCalls(ctx, meetingId)
  const begun = calls.filter((one) => one.openedAt && openedAt && one.openedAt <= openedAt)
  return begun.at(-1) ?? calls.find((one) => one.openedAt) ?? call
}

/** The seats of a ballot's table: who is there now, or who was at a moment by the roll as it stands today. */
export const seatsThere = async (ctx: Ctx, { roundtableId, meetingId, openedAt }: Ballot, at?: Date) => {
  if (!meetingId) return []
  const call = await callOf(ctx, meetingId, openedAt)
  const asked = { roundtableId, meetingId, callId: call?.id ?? null, day: civilDay(at ?? ctx.now) }
  return (await seatsAtOpening(ctx, at ? { ...asked, at } : asked)).map(({ seat }) => seat)
}

/** The numero legale of a ballot in session at this moment; null in writing and before it was opened. */
export const loadQuorumNow = async (ctx: Ctx, ballot: Ballot): Promise<QuorumThen | null> => {
  const frozen = ballot.frozen as FrozenContent | null
  if (!ballot.meetingId || !frozen) return null
  const excluded = (await listExcluded(ctx, ballot.id)).map(({ seatId }) => seatId)
  return quorumNow(frozen, await seatsThere(ctx, ballot), excluded)
}

/** Why a ballot in session is not closed with a result, or null: its numero legale is gone. */
export const refuseGone = (quorum: QuorumThen | null): Reason | null => {
  if (!quorum || quorum.isReached) return null
  const { found, needed, missing } = quorum
  return because("ballots.refuse.quorum_gone", { found, needed, missing })
}
