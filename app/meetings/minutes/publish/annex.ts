import { because, type Reason } from "../../../errors.ts"

/** Why an annex cannot go online until that day, or null: one with persons in it has an end, and no end is past. */
export const refuseUntil = (
  { hasPersons, onlineUntil }: { hasPersons: boolean; onlineUntil: string | null },
  today: string,
): Reason | null => {
  if (hasPersons && onlineUntil === null) return because("afterwards.errors.until_missing")
  return onlineUntil !== null && onlineUntil < today ? because("afterwards.errors.until_past") : null
}

/** Whether everybody reads it on that day: until its last day, whether the job that ends it came or not. */
export const isOnline = (
  { endedAt, onlineUntil }: { endedAt: Date | null; onlineUntil: string | null },
  today: string,
): boolean => endedAt === null && (onlineUntil === null || today <= onlineUntil)
