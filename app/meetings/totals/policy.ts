import { because, type Reason } from "../../errors.ts"

/** When a sitting went on: from its opening until it was closed, without the times in which it was interrupted. */
export type SittingTimes = {
  openedAt: Date | null
  closedAt: Date | null
  pauses: readonly { fromAt: Date; untilAt: Date | null }[]
}

/** Why nothing was voted at that moment, or null. */
export const refuseVoteMoment = (at: Date, now: Date, times: SittingTimes): Reason | null => {
  const { openedAt, closedAt, pauses } = times
  if (!openedAt) return because("assembly.refuse.not_open")
  if (at > now) return because("assembly.refuse.time_to_come")
  if (at < openedAt || (closedAt && at > closedAt)) return because("totals.refuse.outside_sitting")
  const isPaused = pauses.some(({ fromAt, untilAt }) => fromAt <= at && (untilAt === null || at < untilAt))
  return isPaused ? because("totals.refuse.while_suspended") : null
}

/** Why a point is not voted on like this, or null. */
export const refuseVoteOn = (item: { kind: string; isSecret: boolean }, method: string): Reason | null => {
  if (item.kind === "information") return because("totals.refuse.information")
  return item.isSecret && method !== "paper" ? because("totals.refuse.secret_on_paper") : null
}

export type TotalsState = {
  enteredById: string
  confirmedAt: Date | null
  withdrawnAt: Date | null
  replacedAt: Date | null
}

const refuseGone = ({ withdrawnAt, replacedAt }: TotalsState): Reason | null => {
  if (withdrawnAt) return because("totals.refuse.withdrawn")
  return replacedAt ? because("totals.refuse.replaced") : null
}

/** Why this person may not confirm these totals, or null: whoever entered them cannot. Who conducts is asked before. */
export const refuseConfirm = (personId: string | null, totals: TotalsState): Reason | null =>
  refuseGone(totals) ??
  (totals.confirmedAt ? because("totals.refuse.confirmed") : null) ??
  (personId === totals.enteredById ? because("totals.refuse.own") : null)

/** Why these totals cannot be withdrawn, or null: what was confirmed is corrected instead. */
export const refuseWithdraw = (totals: TotalsState): Reason | null =>
  refuseGone(totals) ?? (totals.confirmedAt ? because("totals.refuse.confirmed_withdraw") : null)

/** Why these totals cannot be corrected, or null. */
export const refuseCorrect = (totals: TotalsState, reason: string | null): Reason | null =>
  refuseGone(totals) ?? (totals.confirmedAt && !reason ? because("totals.refuse.reason") : null)
