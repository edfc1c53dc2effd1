import { because, type Reason } from "../../errors.ts"
import type { Call } from "./sitting.ts"

/** The call after this one, where the meeting has one that is yet to come. */
export const nextCall = <C extends Call>(
  calls: readonly C[],
  call: Pick<Call, "ordinal">,
  now: Date,
): C | null =>
  calls.find((one) => one.ordinal > call.ordinal && one.openedAt === null && one.startsAt > now) ?? null

/** Why what is left cannot go to the second call now, or null: the sitting goes on, and there is a call to come. */
export const refuseToSecond = (state: string, next: Call | null): Reason | null => {
  if (state !== "open" && state !== "suspended") return because("assembly.refuse.not_open")
  return next === null ? because("sittings.refuse.no_second_call") : null
}

/** Why nothing is left over to a next meeting now, or null: the sitting has begun, or was deserted. */
export const refuseToNext = (state: string): Reason | null =>
  state === "open" || state === "suspended" || state === "closed" || state === "deserted"
    ? null
    : because("assembly.refuse.not_open")
