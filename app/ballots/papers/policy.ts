import { because, type Reason } from "../../errors.ts"
import type { Totals } from "../counting/totals.ts"

/** Scrutineers (scrutatori): so few, and so many. */
export const SCRUTINEERS = { least: 2, most: 3 } as const

export type PaperSeat = {
  seatId: string
  isExcluded: boolean
  tookPaper: boolean
  /** Who sits there, or acts for it; they may stand for election themselves. */
  people: readonly string[]
}

const folded = (name: string) => name.normalize("NFKC").trim().toLocaleLowerCase("it").replace(/\s+/g, " ")

/** Why a ballot is not voted on paper, or papers are not given out or counted any more, or null. */
export const refusePaperStep = ({ visibility, state }: { visibility: string; state: string }) => {
  if (visibility !== "secret_paper") return because("ballots.refuse.not_on_paper")
  return state === "open" ? null : because("ballots.refuse.papers_when_open")
}

/**
 * Why these seats do not count the papers, or null: two or three of the roll, none of them out for a conflict of
 * interest, none with somebody who stands for election; the same until the first paper is given out.
 */
export const refuseScrutineers = (
  chosen: readonly string[],
  roll: readonly PaperSeat[],
  candidates: readonly string[],
): Reason | null => {
  if (roll.some(({ tookPaper }) => tookPaper)) return because("ballots.refuse.scrutineers_fixed")
  const seats = chosen.flatMap((id) => roll.filter(({ seatId }) => seatId === id))
  const { least, most } = SCRUTINEERS
  if (new Set(chosen).size !== chosen.length || seats.length !== chosen.length)
    return because("ballots.refuse.scrutineer_not_on_roll")
  if (seats.length < least || seats.length > most)
    return because("ballots.refuse.scrutineers_number", { least, most })
  if (seats.some(({ isExcluded }) => isExcluded)) return because("ballots.refuse.scrutineer_excluded")
  const standing = new Set(candidates.map(folded))
  return seats.some(({ people }) => people.some((name) => standing.has(folded(name))))
    ? because("ballots.refuse.scrutineer_candidate")
    : null
}

/** Why a seat gets no paper, or null. */
export const refuseHandOut = (seat: PaperSeat | undefined, scrutineers: number): Reason | null => {
  if (!seat) return because("ballots.refuse.not_on_roll")
  if (scrutineers < SCRUTINEERS.least) return because("ballots.refuse.scrutineers_first")
  if (seat.isExcluded) return because("ballots.refuse.excluded")
  return seat.tookPaper ? because("ballots.refuse.paper_taken") : null
}

/** Why the papers counted do not agree with the marks on the roll, or null. */
export const refusePapers = ({ handedOut }: Pick<Totals, "handedOut">, marked: number): Reason | null =>
  handedOut === marked ? null : because("ballots.refuse.papers_differ", { handedOut: handedOut ?? 0, marked })

/** Why somebody does not confirm the count, or null: never what they entered themselves, nor what has changed since. */
export const refuseConfirmPapers = (
  personId: string,
  entered: { enteredById: string; revision: number } | null,
  revision: number,
): Reason | null => {
  if (!entered) return because("ballots.refuse.papers_not_counted")
  if (entered.enteredById === personId) return because("ballots.refuse.confirm_own")
  return entered.revision === revision ? null : because("ballots.refuse.papers_changed")
}
