import { because, type Reason } from "../../errors.ts"

export const COMMITMENT_STATES = ["open", "done", "dropped"] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]
/** Who tells how a commitment stands: the body that made it, or the table's secretariat. */
export type ToldAs = "body" | "secretariat"

export type Standing = { state: string; progress: number; dueOn: string }

/** What people read of it: an open one is late from the day after its due date. */
export const standingOf = ({ state, progress, dueOn }: Standing, today: string) => {
  if (state === "done") return "done"
  if (state === "dropped") return "dropped"
  if (dueOn < today) return "late"
  return progress > 0 ? "going" : "waiting"
}

export type Told = {
  state: CommitmentState
  progress: number
  dueOn: string | null
  words: string | null
}

/** Why a commitment cannot go on like that, or null; the field is the one to put right. */
export const refuseTold = (
  before: Standing,
  told: Told,
  { as, openParts }: { as: ToldAs; openParts: number },
): { field: string; reason: Reason } | null => {
  const wrong = (field: string, key: Parameters<typeof because>[0]) => ({ field, reason: because(key) })
  if (as === "body" && told.state === "dropped") return wrong("state", "commitments.errors.body_drops")
  if (as === "body" && before.state !== "open") return wrong("state", "commitments.errors.body_reopens")
  if (told.state === "dropped" && !told.words) return wrong("words", "commitments.errors.dropped_why")
  if (told.state === "done" && told.progress < 100 && !told.words)
    return wrong("words", "commitments.errors.done_why")
  if (told.state === "done" && openParts > 0) return wrong("state", "commitments.errors.parts_open")
  return null
}

/**
 * Why a due date does not go with those around it, or null: a part is due when its whole is, or before.
 * @param parentDueOn the whole's day, if it is a part
 * @param lastPartDueOn the latest day of its own parts that are open, if it has any
 */
export const refuseDue = (
  dueOn: string,
  { parentDueOn, lastPartDueOn }: { parentDueOn: string | null; lastPartDueOn: string | null },
): Reason | null => {
  if (parentDueOn !== null && dueOn > parentDueOn) return because("commitments.errors.after_whole")
  if (lastPartDueOn !== null && dueOn < lastPartDueOn) return because("commitments.errors.before_part")
  return null
}
