import { because, type Reason } from "../../errors.ts"
import {
  type Agreement,
  agreementNeeded,
  mayBeDecided,
  type SeatsThere,
} from "../../roundtables/regulation/added-items.ts"
import type { RuleOf } from "../../roundtables/regulation/fields.ts"
import type { ItemKind } from "../agenda.ts"
import type { Reached } from "../session/sitting.ts"

type Rule = RuleOf<"added_items">
/** What the seats that are there said when they were asked. */
export type Said = { inFavour: number; against: number; abstained: number }
/** How a point that was not convened came onto the agenda. */
export type Added = SeatsThere &
  Said & {
    at: Date | string
    agreed: Agreement
    needed: number
    /** It may be voted on; else it is for information and discussion. */
    mayDecide: boolean
    /** It was added by mistake, and stays on the agenda as withdrawn. */
    withdrawn: { at: Date | string; reason: string } | null
  }

/** Why no point is added in this sitting now, or null. */
export const refuseAdding = (rule: Rule | null, quorum: Reached): Reason | null => {
  if (!rule) return because("added.refuse.no_rules")
  if (rule.agreed === "never") return because("added.refuse.never")
  return quorum && !quorum.isReached ? because("assembly.refuse.no_quorum", { count: quorum.missing }) : null
}

/** Whether the seats are asked at all: where the chair's word is enough only a vote on the point needs them. */
export const asksSeats = ({ agreed, decide }: Rule): boolean => agreed !== "chair" || decide === "all_seats"

/** Why these cannot be the answers of the seats that are there, or null. */
export const refuseSaid = ({ there }: SeatsThere, { inFavour, against, abstained }: Said): Reason | null => {
  const over = inFavour + against + abstained - there
  return over > 0 ? because("added.refuse.more_than_there", { there, count: over }) : null
}

/** Why so many seats in favour are not enough to add a point, or null. */
export const refuseAgreement = (rule: Rule, seats: SeatsThere, inFavour: number): Reason | null => {
  const needed = agreementNeeded(rule.agreed, seats)
  if (needed === null) return because("added.refuse.absent", { count: seats.filled - seats.there })
  return inFavour < needed ? because("added.refuse.too_few", { needed, count: inFavour }) : null
}

/** Why the point is not added as one to decide on, or null. */
export const refuseKind = (
  rule: Rule,
  seats: SeatsThere,
  kind: ItemKind,
  inFavour: number,
): Reason | null => {
  if (kind !== "decision" || mayBeDecided(rule, seats, inFavour)) return null
  return because(rule.decide === "never" ? "added.refuse.never_decided" : "added.refuse.not_everybody")
}

type Told = Pick<Added, "mayDecide" | "withdrawn"> | null

/** Why a point is not taken up, or null: it was added by mistake and withdrawn. */
export const refuseTakeUp = (added: Pick<Added, "withdrawn"> | null): Reason | null =>
  added?.withdrawn ? because("added.refuse.withdrawn") : null

/** Why nothing is voted or decided on a point that was added in session, or null; of any other it says nothing. */
export const refuseDecideOn = (added: Told): Reason | null =>
  refuseTakeUp(added) ?? (added && !added.mayDecide ? because("added.refuse.not_decided") : null)

/** What came of a point so far. */
export type DoneOn = { hasBallot: boolean; isDecided: boolean }

/** Why a point cannot be withdrawn, or null: it was convened, it is withdrawn, or something was voted or decided on it. */
export const refuseWithdrawAdded = (added: Told, { hasBallot, isDecided }: DoneOn): Reason | null => {
  if (!added) return because("added.refuse.not_added")
  if (added.withdrawn) return because("added.refuse.withdrawn")
  if (isDecided) return because("added.refuse.was_decided")
  return hasBallot ? because("added.refuse.has_ballot") : null
}
