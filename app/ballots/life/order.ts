import { because, type Reason } from "../../errors.ts"

/** What a question of a point is to its text: what takes away, what puts in place of, what adds, the text itself. */
export const STAGES = ["suppress", "replace", "add", "main"] as const
export type Stage = (typeof STAGES)[number]

/** Another ballot of the same point. */
export type Beside = { stage: string; state: string }

const rankOf = (stage: string) => STAGES.indexOf(stage as Stage)
const waits = ({ state }: Beside) => state === "draft" || state === "open"
const isPut = ({ state }: Beside) => ["open", "closed", "published"].includes(state)

/**
 * Why a question is not put to the vote yet, or any more, or null. Amendments come first (those that suppress, then those
 * that replace, then those that add), then the text as amended; once the text was put nothing of it is amended.
 */
export const refuseOrder = (stage: string, beside: readonly Beside[]): Reason | null => {
  const isMain = stage === "main"
  if (!isMain && beside.some((one) => one.stage === "main" && isPut(one)))
    return because("ballots.refuse.text_put")
  const earlier = beside.filter((one) => waits(one) && rankOf(one.stage) < rankOf(stage))
  if (earlier.length === 0) return null
  return because(isMain ? "ballots.refuse.amendments_first" : "ballots.refuse.amendments_in_order", {
    waiting: earlier.length,
  })
}
