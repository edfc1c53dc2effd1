const LIVES_DAYS = 90
const DAY_MS = 86_400_000

/** Whether a mail's unsubscribe link is too old to be used; a fresh one is then one press away. */
export const isExpired = (writtenAt: Date, now: Date): boolean =>
  now.getTime() - writtenAt.getTime() > LIVES_DAYS * DAY_MS
