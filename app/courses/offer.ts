import { daysAfter } from "../civil-time.ts"

const HOUR_MS = 3_600_000

/**
 * Until when an offer made now holds its seat: so many real hours, at most until enrolment closes or the first
 * session starts; null when that is past, and no offer is made.
 */
export const offerEnds = (
  now: Date,
  hours: number,
  limits: { closesAt: Date; firstStart: Date | null },
): Date | null => {
  const end = Math.min(
    now.getTime() + hours * HOUR_MS,
    limits.closesAt.getTime(),
    limits.firstStart?.getTime() ?? Number.POSITIVE_INFINITY,
  )
  return end > now.getTime() ? new Date(end) : null
}

/** Whether an offer still holds its seat: judged when it is read or accepted, whatever a job did meanwhile. */
export const isLiveOffer = (offer: { state: string; offerEndsAt: Date | null }, now: Date): boolean =>
  offer.state === "offered" && offer.offerEndsAt !== null && now < offer.offerEndsAt

/** How many days before enrolment closes what is left of the pools becomes general, unless said otherwise. */
export const RELEASE_DAYS = 7

/** The day on which what is left of the pools becomes general, for an enrolment that closes on a day. */
export const presetRelease = (closesOn: string): string => daysAfter(closesOn, -RELEASE_DAYS)
