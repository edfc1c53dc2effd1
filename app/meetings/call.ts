import { civilDay } from "../civil-time.ts"
import { because, type Reason } from "../errors.ts"
import type { RuleOf } from "../roundtables/regulation/fields.ts"

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Why a second call cannot be at that moment, or null. Without a rule it only has to come after the first. */
export const refuseSecondCall = (
  rule: RuleOf<"quorum_second"> | null,
  first: Date,
  second: Date,
): Reason | null => {
  if (rule && !rule.held) return because("meetings.refuse.no_second_call")
  if (second <= first) return because("meetings.refuse.second_before_first")
  if (rule?.otherDay && civilDay(first) === civilDay(second))
    return because("meetings.refuse.second_same_day")
  if (rule && second.getTime() - first.getTime() < rule.afterHours * HOUR_MS)
    return because("meetings.refuse.second_too_soon", { count: rule.afterHours })
  return null
}

/** The moment from which a call without numero legale may be declared deserted. */
export const desertableFrom = (convenedAt: Date, { toleranceMinutes }: RuleOf<"sitting">): Date =>
  new Date(convenedAt.getTime() + toleranceMinutes * MINUTE_MS)

/** Why the chair may not declare the sitting deserted now, or null. */
export const refuseDesertion = (
  call: { startsAt: Date; isReached: boolean },
  rule: RuleOf<"sitting">,
  now: Date,
): Reason | null => {
  if (call.isReached) return because("meetings.refuse.quorum_reached")
  if (now >= desertableFrom(call.startsAt, rule)) return null
  return rule.toleranceMinutes === 0
    ? because("meetings.refuse.before_convened")
    : because("meetings.refuse.tolerance_runs", { count: rule.toleranceMinutes })
}
