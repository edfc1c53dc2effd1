/** Failed sign-ins of one account at one door. */
export type Attempts = { failures: number; lastFailureAt: Date; waitUntil: Date | null }
export type ThrottleRule = { freeAttempts: number; firstWaitSeconds: number; longestWaitSeconds: number }

const FORGET_AFTER_MS = 24 * 3_600_000

/** Until when this account must wait at this door, or null if it may try now. */
export const waitsUntil = (attempts: Attempts | null, now: Date): Date | null =>
  attempts?.waitUntil && attempts.waitUntil > now ? attempts.waitUntil : null

/**
 * The count after one more attempt, taken as failed until it succeeds. After the free ones each costs a
 * wait that doubles up to the longest; a day of quiet forgets.
 */
export const afterAttempt = (attempts: Attempts | null, now: Date, rule: ThrottleRule): Attempts => {
  const isOld = !attempts || now.getTime() - attempts.lastFailureAt.getTime() > FORGET_AFTER_MS
  const failures = isOld ? 1 : attempts.failures + 1
  const excess = failures - rule.freeAttempts
  if (excess < 0) return { failures, lastFailureAt: now, waitUntil: null }
  const seconds = Math.min(rule.longestWaitSeconds, rule.firstWaitSeconds * 2 ** Math.min(excess, 30))
  return { failures, lastFailureAt: now, waitUntil: new Date(now.getTime() + seconds * 1000) }
}
