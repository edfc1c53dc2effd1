import { because, type Reason } from "../../errors.ts"

/** What a question of a point is to its text: what takes away, what puts in place of, what adds, the text itself. */
export const STAGES = ["suppress", "replace", "add", "main"] as const
export type Stage = (typeof STAGES)[number]

/** Another ballot of the same point. */
export type Beside = { stage: string; state: string }

const rankOf = (stage: string) => STAGES.indexOf(stage as Stage)
const waits = ({ state }: Beside) => state === "draft" || state === "open"
const isPut = ({ state }: Beside) => ["open", "closed", "published"].includes(state)

/** Whether amendments were voted on: the text that is put then is the one that reads now. */
export const wasAmended = (beside: readonly Beside[]): boolean =>
  beside.some(({ stage, state }) => stage !== "main" && (state === "closed" || state === "published"))

/** Why an amendment is not put now, or null: one at a time, and none after those that come behind it or the text. */
const refuseAmendment = (stage: string, beside: readonly Beside[]): Reason | null => {
  const put = beside.filter(isPut)
  if (put.some((one) => one.stage === "main")) return because("ballots.refuse.text_put")
  if (put.some((one) => rankOf(one.stage) > rankOf(stage))) return because("ballots.refuse.later_put")
  return null
}

/**
 * Why a question is not put to the vote yet, or any more, or null. Amendments come first, one at a time (those that
 * suppress, then those that replace, then those that add), then the text as amended; once the text was put nothing of
 * it is amended, and once a later kind of amendment was put no earlier one is.
 */
export const refuseOrder = (stage: string, beside: readonly Beside[]): Reason | null => {
  const isMain = stage === "main"
  const tooLate = isMain ? null : refuseAmendment(stage, beside)
  if (tooLate) return tooLate
  const earlier = beside.filter((one) => waits(one) && rankOf(one.stage) < rankOf(stage))
  if (earlier.length > 0)
    return because(isMain ? "ballots.refuse.amendments_first" : "ballots.refuse.amendments_in_order", {
      waiting: earlier.length,
    })
  const isBusy = !isMain && beside.some(({ state }) => state === "open")
  return isBusy ? because("ballots.refuse.another_open") : null
}
