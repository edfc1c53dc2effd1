import { enrolmentPhase } from "./enrolment.ts"

/** What an edition is to whoever looks for a course: being prepared, not open yet, open, over, cancelled, closed. */
export const shownState = (edition: { state: string; opensAt: Date; closesAt: Date }, now: Date): string =>
  edition.state === "published" ? enrolmentPhase(edition, now) : edition.state
