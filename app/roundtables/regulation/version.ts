import { because, type Reason } from "../../errors.ts"

/** What a version of a regulation is on a day. */
export type VersionState = "draft" | "scheduled" | "in_force" | "past" | "withdrawn"

type Version = { number: number | null; inForceFrom: string | null; withdrawnAt: Date | null }

/** The number of the version that is in force on a day: the latest that has begun; null when none has. */
export const numberInForce = (versions: readonly Version[], day: string): number | null => {
  const begun = versions.filter(
    ({ number, inForceFrom, withdrawnAt }) =>
      number !== null && withdrawnAt === null && inForceFrom !== null && inForceFrom <= day,
  )
  const [latest] = begun.sort((a, b) => (String(a.inForceFrom) < String(b.inForceFrom) ? 1 : -1))
  return latest?.number ?? null
}

/** What a version is on a day, given which number is in force then. */
export const stateOf = (version: Version, day: string, inForce: number | null): VersionState => {
  if (version.number === null || version.inForceFrom === null) return "draft"
  if (version.withdrawnAt !== null) return "withdrawn"
  if (version.inForceFrom > day) return "scheduled"
  return version.number === inForce ? "in_force" : "past"
}

type Plan = { inForceFrom: string; decidedOn: string }
type Refused = { field: keyof Plan; reason: Reason } | null

/**
 * Why a version cannot hold from a day, or null: never in the past, never before its act or on or before
 * the day from which another version holds.
 * @param latestFrom the latest day from which a version of the table holds or will hold
 */
export const refusePlan = (
  { inForceFrom, decidedOn }: Plan,
  today: string,
  latestFrom: string | null,
): Refused => {
  const refused = (field: keyof Plan, reason: Reason) => ({ field, reason })
  if (decidedOn > today) return refused("decidedOn", because("regulation.errors.decided_later"))
  if (inForceFrom < today) return refused("inForceFrom", because("regulation.errors.in_the_past"))
  if (latestFrom !== null && inForceFrom <= latestFrom)
    return refused("inForceFrom", because("regulation.errors.not_after_latest"))
  return null
}
