import { because, type Reason } from "../errors.ts"
import { type Choice, type Question, refuseChoice } from "./question.ts"
import type { Roll } from "./roll.ts"
import type { BallotRule } from "./rule.ts"
import { type Standing, voterFor } from "./voter.ts"

export const STATES = ["draft", "open", "closed", "published", "cancelled"] as const
export type BallotState = (typeof STATES)[number]

/** A ballot as a vote finds it, under the lock on its row. */
export type BallotAtVote = {
  state: BallotState
  closesAt: Date | null
  question: Question
  rule: BallotRule
  roll: Roll
  /** Seats out of this item for a conflict of interest. */
  excluded: readonly string[]
}

/** The live vote of the seat, and whether the sender may change it: who cast it, or the titular. */
export type StoredVote = { id: string; castById: string | null }

export type Sent = {
  /** Null for who is not signed in. */
  personId: string | null
  seatId: string
  choice: Choice
  /** The vote that this one replaces, by its id. */
  replaces: string | null
}

/** Why nobody votes on a ballot in that state, or null; asked before anything else is read. */
export const refuseNotOpen = (state: string): Reason | null => {
  if (state === "draft") return because("ballots.refuse.not_open_yet")
  if (state === "cancelled") return because("ballots.refuse.cancelled")
  return state === "open" ? null : because("ballots.refuse.closed")
}

const refuseState = ({ state, closesAt }: BallotAtVote, now: Date): Reason | null =>
  refuseNotOpen(state) ?? (closesAt !== null && now >= closesAt ? because("ballots.refuse.closed") : null)

/** Where the vote is a paper in the hall, nothing is cast on a page or aloud. */
const refusePaper = ({ rule }: BallotAtVote): Reason | null =>
  rule.visibility === "secret_paper" ? because("ballots.refuse.on_paper") : null

const refuseSeat = ({ roll, excluded }: BallotAtVote, seatId: string): Reason | null => {
  if (!roll.seats.some((seat) => seat.seatId === seatId)) return because("ballots.refuse.not_on_roll")
  return excluded.includes(seatId) ? because("ballots.refuse.excluded") : null
}

const refuseSecond = ({ rule }: BallotAtVote, sent: Sent, stored: StoredVote | null, isTitular: boolean) => {
  if (!stored) return sent.replaces === null ? null : because("ballots.refuse.nothing_to_replace")
  if (!rule.changeable || sent.replaces !== stored.id) return because("ballots.refuse.seat_used")
  const isOwn = stored.castById !== null && stored.castById === sent.personId
  return isOwn || isTitular ? null : because("ballots.refuse.not_yours_to_change")
}

/**
 * Why a vote is not accepted, or null, in the order in which it is asked: state before time, the sender, the
 * seat, who acts for it, the answer, one vote per seat. The last is decided once more by the database.
 */
export const refuseVote = (
  ballot: BallotAtVote,
  sent: Sent,
  standing: Standing,
  { stored, now }: { stored: StoredVote | null; now: Date },
): Reason | null => {
  const { personId, seatId, choice } = sent
  const closed = refuseState(ballot, now)
  if (closed) return closed
  if (personId === null) return because("ballots.refuse.sign_in")
  const onPaper = refusePaper(ballot)
  if (onPaper) return onPaper
  const seat = refuseSeat(ballot, seatId)
  if (seat) return seat
  const voter = voterFor(standing, personId, seatId)
  if ("refused" in voter) return because(`ballots.refuse.${voter.refused}`)
  const isTitular = voter.quality.as === "titular"
  return refuseChoice(ballot.question, choice) ?? refuseSecond(ballot, sent, stored, isTitular)
}

/**
 * Why the secretary may not take down what a seat says aloud, or null: in an open meeting ballot, of a seat on the
 * roll where somebody sits, or whose proxy's holder does, that has not voted.
 */
export const refuseSpoken = (
  ballot: BallotAtVote,
  { seatId, choice }: Pick<Sent, "seatId" | "choice">,
  { sitting, proxies }: Pick<Standing, "sitting" | "proxies">,
  { stored, now }: { stored: StoredVote | null; now: Date },
): Reason | null => {
  const reason = refuseState(ballot, now) ?? refusePaper(ballot) ?? refuseSeat(ballot, seatId)
  if (reason) return reason
  if (ballot.rule.setting !== "meeting") return because("ballots.refuse.spoken_in_meeting")
  const isThere = (id: string) => sitting.some((one) => one.seatId === id)
  const holder = proxies.find((one) => one.principalId === seatId)?.holderId
  if (!isThere(seatId) && !(holder && isThere(holder))) return because("ballots.refuse.not_present_spoken")
  return refuseChoice(ballot.question, choice) ?? (stored ? because("ballots.refuse.seat_used") : null)
}
