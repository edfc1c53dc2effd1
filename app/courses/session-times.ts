import { instantOf } from "../civil-time.ts"

/** A stretch of time; the end does not belong to it. */
export type Stretch = { startsAt: Date; endsAt: Date }

const MINUTE_MS = 60_000

/** The instants between two readings of Rome's clocks on one civil day, in minutes after midnight. */
export const stretchOf = (day: string, from: number, until: number): Stretch => ({
  startsAt: instantOf(day, from),
  endsAt: instantOf(day, until),
})

/** How many minutes pass from the beginning to the end, whatever the clocks do meanwhile. */
export const minutesOf = ({ startsAt, endsAt }: Stretch): number =>
  Math.floor((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS)

/** Whether two stretches have a moment in common; one may begin when the other ends. */
export const isOverlapping = (a: Stretch, b: Stretch): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** The first two sessions that cannot both be attended, or null. */
export const clashOf = <A extends Stretch, B extends Stretch>(
  ours: readonly A[],
  theirs: readonly B[],
): { ours: A; theirs: B } | null => {
  for (const mine of ours) {
    const other = theirs.find((one) => isOverlapping(mine, one))
    if (other) return { ours: mine, theirs: other }
  }
  return null
}

/** Minutes before a session at which the confirmed are shown its link. */
export const LINK_OPENS_MINUTES = 15

/** Whether the link of a session is shown to the confirmed: from a quarter of an hour before until its end. */
export const isLinkOpen = (session: Stretch & { cancelledAt: Date | null }, now: Date): boolean =>
  session.cancelledAt === null &&
  now.getTime() >= session.startsAt.getTime() - LINK_OPENS_MINUTES * MINUTE_MS &&
  now < session.endsAt
