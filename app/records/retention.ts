import { Temporal } from "@js-temporal/polyfill"

/** How long after its event a class is kept; null is without end. */
export type Term = { days: number } | { months: number } | null
export type RetentionRule = {
  term: Term
  /** What a project's term or a dated hold may keep longer: evidence. Needs, drafts and logs never are. */
  held: boolean
}

export const RETENTION_EVENTS = [
  "filed",
  "issued",
  "edition",
  "sent",
  "last_use",
  "locked",
  "approved",
  "last_mandate",
] as const

const preset = (event: (typeof RETENTION_EVENTS)[number], term: Term, held = false) => ({ event, term, held })

/** The classes with their presets; an installation may set other terms, never other events. */
export const RETENTION_PRESETS = {
  archive: preset("filed", null, true),
  evidence: preset("filed", { months: 60 }, true),
  certificate_codes: preset("issued", { months: 120 }, true),
  needs: preset("edition", { days: 30 }),
  requests: preset("last_use", { days: 30 }),
  replies_and_drafts: preset("last_use", { months: 12 }),
  mail: preset("sent", { months: 12 }),
  sign_in_log: preset("last_use", { months: 6 }),
  keystrokes: preset("locked", { days: 90 }),
  speaking_times: preset("approved", { days: 0 }),
  accounts: preset("last_mandate", { months: 12 }),
} as const satisfies Record<string, RetentionRule & { event: string }>

export type RetentionClass = keyof typeof RETENTION_PRESETS
export const RETENTION_CLASSES = Object.keys(RETENTION_PRESETS) as RetentionClass[]

/** The papers that are filed, each with the class that says how long. */
export const FILING_CLASSES = {
  convocation: "archive",
  minutes: "archive",
  decision: "archive",
  ballot_log: "archive",
  shared_text: "archive",
  agreement: "archive",
  answer: "archive",
  letter: "archive",
  attendance_sheet: "evidence",
  register: "evidence",
  timesheet: "evidence",
  certificate: "evidence",
} as const satisfies Record<string, RetentionClass>

export type FilingClass = keyof typeof FILING_CLASSES
export const FILING_CLASS_NAMES = Object.keys(FILING_CLASSES) as [FilingClass, ...FilingClass[]]

/** A project's term (its last payment, none while it runs) or a hold (blocco) until a day, or until it is lifted. */
export type Hold = { lastPaymentOn: string | null } | { until: string | null }

const YEARS_AFTER_PAYMENT = 5

/** Reg. (UE) 2021/1060 art. 82: five years from 31 December of the year of the last payment. */
const endOf = (hold: Hold): string | null => {
  if (!("lastPaymentOn" in hold)) return hold.until
  if (hold.lastPaymentOn === null) return null
  return `${Number(hold.lastPaymentOn.slice(0, 4)) + YEARS_AFTER_PAYMENT}-12-31`
}

/**
 * The last civil day that something is kept, or null when it is kept on: its class has no end, its event has
 * not come, or a hold has none.
 * @param event civil day of the class's event, null while it has not happened
 * @param holds those on this thing; a class that holds do not cover ignores them
 */
export const purgeAfter = (
  rule: RetentionRule,
  event: string | null,
  holds: readonly Hold[],
): string | null => {
  if (rule.term === null || event === null) return null
  let last = Temporal.PlainDate.from(event).add(rule.term).toString()
  for (const hold of rule.held ? holds : []) {
    const end = endOf(hold)
    if (end === null) return null
    if (end > last) last = end
  }
  return last
}

/** Whether the last day that something is kept is over. */
export const isOver = (lastDay: string | null, today: string): boolean => lastDay !== null && lastDay < today

/** The latest event whose term is over today, for a class without holds; null when nothing ever ends. */
export const overBefore = (rule: RetentionRule, today: string): string | null =>
  rule.term === null ? null : Temporal.PlainDate.from(today).subtract(rule.term).toString()
