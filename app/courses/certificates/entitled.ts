import { isThresholdReached } from "../attendance.ts"

export const CERTIFICATE_KINDS = ["attendance", "hours"] as const
/** Attestato di frequenza, or dichiarazione delle ore frequentate. */
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number]

/** Why somebody gets no paper. */
export const NO_PAPER = ["no_seat", "no_name", "nothing_planned", "never_came", "below"] as const
export type NoPaper = (typeof NO_PAPER)[number]

/** What the rule asks of one person; minutes as the register counts them. */
export type Attendance = {
  /** Of the enrolment. */
  state: string
  /** An account that was erased has no name to print. */
  hasName: boolean
  planned: number
  attended: number
}

/**
 * Which paper somebody gets: the certificate who reached the threshold, the declaration of the hours who came and did
 * not, where the edition gives one; nobody gets both.
 * @param rule threshold in percent of the planned minutes
 */
export const paperFor = (
  { state, hasName, planned, attended }: Attendance,
  rule: { threshold: number; declaresHours: boolean },
): { kind: CertificateKind; why: null } | { kind: null; why: NoPaper } => {
  const none = (why: NoPaper) => ({ kind: null, why })
  if (state !== "confirmed") return none("no_seat")
  if (!hasName) return none("no_name")
  if (planned === 0) return none("nothing_planned")
  if (attended === 0) return none("never_came")
  if (isThresholdReached(attended, planned, rule.threshold)) return { kind: "attendance", why: null }
  return rule.declaresHours ? { kind: "hours", why: null } : none("below")
}

/**
 * The rule that an issued paper is compared by: a declaration stays one, also where the edition gives none any more.
 * @param kind of the paper
 */
export const ruleOfPaper = <R extends { declaresHours: boolean }>(rule: R, kind: string | undefined): R =>
  kind === "hours" ? { ...rule, declaresHours: true } : rule
