import { because, type Reason } from "../../errors.ts"

export type DelegateState = "submitted" | "accepted" | "refused" | "withdrawn"
export type DelegateNote = { seatId: string; day: string; state: string }

/** The note that makes a seat present on a day through somebody else, or null: accepted, and for that day only. */
export const delegateOn = <N extends DelegateNote>(
  notes: readonly N[],
  seatId: string,
  day: string,
): N | null =>
  notes.find((note) => note.seatId === seatId && note.day === day && note.state === "accepted") ?? null

/** Why a note for this day cannot be sent in, or null: a meeting that is over needs nobody. */
export const refuseDelegateDay = (day: string, today: string): Reason | null =>
  day < today ? because("seats.errors.delegate_in_the_past") : null
