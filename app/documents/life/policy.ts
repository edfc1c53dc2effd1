import type { Actor, HeldSeat } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { refuseKeepRecords } from "../../records/policy.ts"
import { isClosedFor, isMember } from "../../roundtables/policy.ts"
import type { RuleOf } from "../../roundtables/regulation/fields.ts"
import { type PaperFacts, refuseReadPaper } from "../policy.ts"
import type { RoundRule } from "./outcome.ts"
import { STEPS, type StepName } from "./step.ts"

/** Minutes are approved as the regulation says of them, and not step by step as other texts. */
export const MINUTES = "minutes"

/** Who takes each step at the table, as its regulation in force says. */
export type StepRules = RuleOf<"documents">

const serves = (actor: Actor, roundtableId: string, roles: readonly string[]): boolean =>
  actor.offices.some((office) => office.roundtableId === roundtableId && roles.includes(office.role))

/** Why this person may not take a step with the text, or null: its place in life first, then the regulation. */
export const refuseStep = (
  actor: Actor,
  paper: Pick<PaperFacts, "roundtableId" | "state" | "kind">,
  step: StepName,
  rules: StepRules,
): Reason | null => {
  if (paper.kind === MINUTES) return because("life.refuse.minutes")
  const { from, by } = STEPS[step]
  if (!serves(actor, paper.roundtableId, rules[by])) return because(`life.refuse.by.${by}`)
  if (isClosedFor(actor, paper.roundtableId)) return because("roundtables.refuse.closed")
  return paper.state === from ? null : because(`life.refuse.from.${from}`)
}

/**
 * Why this person may not declare that an act was recorded by mistake, or null. At a closed table an error is still
 * declared.
 */
export const refuseVoidAct = (actor: Actor, roundtableId: string, rules: StepRules): Reason | null =>
  serves(actor, roundtableId, rules[STEPS.record_act.by]) ? null : because("life.refuse.by.publish")

/** Why this person may not read an act's files, or null: with the text, but those of a void act only at the table. */
export const refuseReadActFiles = (
  actor: Actor,
  paper: PaperFacts,
  act: { voidedAt: Date | null },
): Reason | null =>
  refuseReadPaper(actor, paper) ??
  (act.voidedAt === null || isMember(actor, paper.roundtableId) ? null : because("life.refuse.members_only"))

/** Why this person may not send a text out to be signed, or null: who keeps the table's acts does, once it is shared. */
export const refuseSendToSign = (actor: Actor, paper: PaperFacts): Reason | null =>
  refuseReadPaper(actor, paper) ??
  // A verbale names people, and goes out to be signed by ways of its own.
  (paper.kind === MINUTES ? because("life.refuse.minutes") : null) ??
  refuseKeepRecords(actor, paper.roundtableId) ??
  (isClosedFor(actor, paper.roundtableId) ? because("roundtables.refuse.closed") : null) ??
  (paper.state === "adopted" ? null : because("life.refuse.from.adopted"))

/** Why this person may not read how the text goes through its life, or null: that is for the table's members. */
export const refuseReadLife = (actor: Actor, paper: PaperFacts): Reason | null =>
  refuseReadPaper(actor, paper) ??
  (isMember(actor, paper.roundtableId) ? null : because("life.refuse.members_only"))

export type RoundFacts = {
  roundtableId: string
  closedAt: Date | null
  closesAt: Date
  rule: RoundRule
}

/** The seat that this person answers for, of those that a round asks: the actor's own mandates, titular or substitute. */
export const heldSeat = (actor: Actor, roundtableId: string, seatId: string): HeldSeat | undefined =>
  actor.seats.find((seat) => seat.roundtableId === roundtableId && seat.seatId === seatId)

/** The live answer of a seat: whose hand it is, and of which rank. */
export type LiveAnswer = { personId: string; rank: number }

/**
 * Why this person may not answer a round for a seat, or null. State before time: a round that is closed is closed,
 * an open one takes answers until its deadline. What the titular answered no substitute changes.
 */
export const refuseAnswer = (
  actor: Actor,
  round: RoundFacts,
  seat: { id: string; isAsked: boolean; live: LiveAnswer | null },
  now: Date,
): Reason | null => {
  if (round.closedAt !== null) return because("life.refuse.round_closed")
  if (now >= round.closesAt) return because("life.refuse.round_over")
  const held = heldSeat(actor, round.roundtableId, seat.id)
  if (!held) return because("life.refuse.not_your_seat")
  if (isClosedFor(actor, round.roundtableId)) return because("roundtables.refuse.closed")
  if (!seat.isAsked) return because("life.refuse.seat_not_asked")
  const isOthers = seat.live !== null && seat.live.personId !== actor.personId
  return isOthers && held.rank !== 0 ? because("life.refuse.titular_answered") : null
}

/** Why a round cannot be closed yet, or null: before its deadline only when nobody is left to answer. */
export const refuseEarlyClose = (
  round: Pick<RoundFacts, "closesAt">,
  silent: number,
  now: Date,
): Reason | null =>
  now >= round.closesAt || silent === 0 ? null : because("life.refuse.still_answering", { count: silent })
