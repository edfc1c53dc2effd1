import { because, type Reason } from "../../errors.ts"

/** How long somebody has the floor, in minutes, unless the chair gives more. */
export const SPEECH_MINUTES = 3

type Waiting = { spoken: number; ofGroup: number; askedAt: Date; putFirstAt: Date | null }

/**
 * In which order the floor is given: who the chair put first, then who has spoken less, then whose group has spoken
 * less, then who asked first.
 */
export const inOrder = <W extends Waiting>(waiting: readonly W[]): W[] =>
  [...waiting].sort(
    (a, b) =>
      (b.putFirstAt?.getTime() ?? 0) - (a.putFirstAt?.getTime() ?? 0) ||
      a.spoken - b.spoken ||
      a.ofGroup - b.ofGroup ||
      a.askedAt.getTime() - b.askedAt.getTime(),
  )

/** Why this person cannot ask for the floor now, or null: they are not there, or nothing is going on. */
export const refuseAsking = (state: string, isThere: boolean): Reason | null => {
  if (state !== "open")
    return because(state === "suspended" ? "assembly.refuse.is_suspended" : "assembly.refuse.not_open")
  return isThere ? null : because("assembly.refuse.not_there")
}
