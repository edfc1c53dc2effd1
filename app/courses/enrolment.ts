export const ENROLMENT_STATES = [
  "requested",
  "waiting",
  "offered",
  "confirmed",
  "refused",
  "cancelled",
  "declined",
  "expired",
] as const
export type EnrolmentState = (typeof ENROLMENT_STATES)[number]

/** The states of an enrolment that is going on: a person has at most one of them in an edition. */
export const LIVE_STATES = ["requested", "waiting", "offered", "confirmed"] as const

export const isLive = (state: string): boolean => (LIVE_STATES as readonly string[]).includes(state)

/** Who says yes before somebody has a seat. */
export const APPROVALS = ["no_approval", "by_trainer", "by_organisation"] as const
export type Approval = (typeof APPROVALS)[number]

/** How a seat that became free goes to the next on the list. */
export const CONFIRMATIONS = ["automatic", "by_offer"] as const

export const MODES = ["in_room", "online", "mixed"] as const

/** What somebody needs to take part; read in detail by the coordinator only. */
export const NEED_KINDS = ["interpreter", "sign_language", "accessible_room", "childcare"] as const

export type EnrolmentTerm = { opensAt: Date; closesAt: Date }

/** Whether enrolment is not open yet, open, or over. */
export const enrolmentPhase = ({ opensAt, closesAt }: EnrolmentTerm, now: Date) =>
  now < opensAt ? "early" : now < closesAt ? "open" : "over"

/**
 * Whether somebody may still give up by themselves: a request or a place on the list always, a seat until the
 * edition's deadline.
 */
export const mayStillCancel = (state: string, cancelUntil: Date, now: Date): boolean =>
  state === "requested" || state === "waiting" || now < cancelUntil
