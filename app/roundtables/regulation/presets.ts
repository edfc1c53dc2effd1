import type { Majority, Presence, Subject } from "./fields.ts"
import { FIRST_APPROVAL, FIRST_PROPOSALS, FORMAT, type Rules } from "./rules.ts"

export const PRESETS = [
  "administrative",
  "administrative_present",
  "administrative_absolute",
  "administrative_two_thirds",
  "association",
  "association_third_sector",
] as const
export type Preset = (typeof PRESETS)[number]
/** What a new table of an administration begins with; those of associations are never preselected. */
export const DEFAULT_PRESET: Preset = "administrative"
export const isPreset = (word: string): word is Preset => (PRESETS as readonly string[]).includes(word)

const HALF = { strict: true, num: 1, den: 2 }
const NO_LIMITS = { minYes: null, maxNo: null, minNotAgainst: null, attendanceNum: null, attendanceDen: null }
const majority = (base: Majority["base"], over: Partial<Majority> = {}): Majority => ({
  ...{ base, ...HALF, ...NO_LIMITS, groups: "joint" as const },
  ...over,
})
const presence = (over: Partial<Presence>): Presence => ({
  ...{ base: "filled", ...HALF, floor: 3, scope: "whole" },
  ...over,
})
const own = (rule: Majority) => ({ own: true, ...rule })
const TWO_THIRDS = { strict: false, num: 2, den: 3 }
const NOT_OWN = { own: false, ...majority("yes_no") }

const ADMINISTRATIVE: Omit<Rules, "sources"> = {
  format: FORMAT,
  notice: {
    ...{ days: 7, counted: "calendar", excluded: "both", from: "sending", onHoliday: "stays" },
    ...{ urgentDays: 3, papersDays: 5 },
  },
  quorum_first: presence({ floor: 3 }),
  quorum_second: {
    ...{ held: true, ...presence({ strict: false, num: 1, den: 3 }) },
    ...{ otherDay: true, afterHours: 24, noticeAgain: true },
  },
  sitting: { toleranceMinutes: 30, constitutedNum: null, constitutedDen: null },
  added_items: { agreed: "majority", decide: "never" },
  majority_ordinary: majority("yes_no"),
  majority_programming: NOT_OWN,
  majority_regulation: own(majority("entitled", TWO_THIRDS)),
  majority_dissolution: own(majority("entitled", TWO_THIRDS)),
  tie: { outcome: "not_approved", againAfterDays: null },
  proxy: {
    ...{ allowed: false, per: "meeting", written: true },
    ...{ sameGroup: true, mostHeld: 1, principalMayVote: false },
  },
  delegate: { allowed: true, notFor: [] },
  seats: { cumulo: false, weightMax: 1 },
  conflict: { inQuorum: true },
  ballot: { persons: "secret_paper", changeable: false, countWhileOpen: "hidden" },
  written: { allowed: false, matters: ["ordinary"], minDays: 7, seatsMayStop: 3, silence: "absent" },
  proposals: { supporters: 3, fromGroups: 2, answerDays: 30, extensionDays: 30, ...FIRST_PROPOSALS },
  minutes: { observationDays: 10, approval: "next_meeting", absentAbstain: true },
  documents: {
    ...{ openCoDesign: ["secretary", "chair", "facilitator"], review: ["secretary", "chair", "facilitator"] },
    ...{ adopt: ["secretary", "chair"], publish: ["secretary", "chair"] },
  },
  approval: FIRST_APPROVAL,
}

const ASSOCIATION: Omit<Rules, "sources"> = {
  ...ADMINISTRATIVE,
  quorum_first: presence({ strict: false, floor: 1 }),
  quorum_second: {
    ...{ held: true, ...presence({ strict: false, num: 0, den: 1, floor: 1 }) },
    ...{ otherDay: true, afterHours: 24, noticeAgain: false },
  },
  added_items: { agreed: "majority", decide: "all_seats" },
  approval: { ...FIRST_APPROVAL, minDays: 7 },
  majority_regulation: own(majority("present", { attendanceNum: 3, attendanceDen: 4 })),
  majority_dissolution: own(majority("entitled", { strict: false, num: 3, den: 4 })),
}

const RULES: Readonly<Record<Preset, Omit<Rules, "sources">>> = {
  administrative: ADMINISTRATIVE,
  administrative_present: { ...ADMINISTRATIVE, majority_ordinary: majority("present") },
  administrative_absolute: { ...ADMINISTRATIVE, majority_ordinary: majority("entitled") },
  administrative_two_thirds: { ...ADMINISTRATIVE, majority_ordinary: majority("entitled", TWO_THIRDS) },
  association: ASSOCIATION,
  association_third_sector: {
    ...ASSOCIATION,
    proxy: { ...ASSOCIATION.proxy, allowed: true, sameGroup: false, mostHeld: 3 },
    written: { ...ASSOCIATION.written, allowed: true },
  },
}

export const SOURCE_NAMES = [
  ...(["collegial", "tuel_38", "clear_days", "l241_2", "l241_6bis"] as const),
  ...(["cc_21_1", "cc_21_2", "cc_21_3", "cc_2366_4", "cts_24_3", "cts_24_4"] as const),
] as const
export type SourceName = (typeof SOURCE_NAMES)[number]
/** The names of laws in the table's language. */
export type SourceTexts = Readonly<Record<SourceName, string>>
type Sources = Partial<Record<Subject, SourceName>>

const COLLEGIAL: Sources = {
  ...{ quorum_first: "collegial", quorum_second: "tuel_38", majority_ordinary: "collegial" },
  ...{
    added_items: "collegial",
    tie: "collegial",
    notice: "clear_days",
    proposals: "l241_2",
    conflict: "l241_6bis",
  },
}
const CIVIL_CODE: Sources = {
  ...COLLEGIAL,
  ...{ quorum_first: "cc_21_1", quorum_second: "cc_21_1", majority_ordinary: "cc_21_1" },
  added_items: "cc_2366_4",
  ...{ majority_regulation: "cc_21_2", majority_dissolution: "cc_21_3" },
}

/** The subjects for which a preset names its law; the table's own regulation governs all the same. */
export const PRESET_SOURCES: Readonly<Record<Preset, Sources>> = {
  administrative: COLLEGIAL,
  administrative_present: COLLEGIAL,
  administrative_absolute: COLLEGIAL,
  administrative_two_thirds: COLLEGIAL,
  association: CIVIL_CODE,
  association_third_sector: { ...CIVIL_CODE, proxy: "cts_24_3", written: "cts_24_4" },
}

/** The rules that a preset begins with, each naming the law it comes from. */
export const presetRules = (preset: Preset, texts: SourceTexts): Rules => {
  const sources = Object.entries(PRESET_SOURCES[preset]).map(([subject, name]) => [subject, texts[name]])
  return { ...RULES[preset], sources: Object.fromEntries(sources) }
}
