/** A version of a table's rules, in force since a working day so many days ago; the layout is that of format 2. */
export type DemoRegulation = {
  roundtable: string
  number: number
  daysAgo: number
  by: string
  act: string
  rules: Record<string, unknown>
}

const HALF = { strict: true, num: 1, den: 2 }
const NO_LIMITS = {
  ...{ minYes: null, maxNo: null, minNotAgainst: null, attendanceNum: null, attendanceDen: null },
  groups: "joint",
}
const YES_NO = { base: "yes_no", ...HALF, ...NO_LIMITS }
const PRESENT = { base: "present", ...HALF, ...NO_LIMITS }
const TWO_THIRDS = { base: "entitled", strict: false, num: 2, den: 3, ...NO_LIMITS }
const FILLED = { base: "filled", scope: "whole" }

const BASE = {
  format: 2,
  sources: {},
  notice: {
    ...{ days: 7, counted: "calendar", excluded: "both", from: "sending", onHoliday: "stays" },
    ...{ urgentDays: 3, papersDays: 5 },
  },
  quorum_first: { ...FILLED, ...HALF, floor: 1 },
  quorum_second: {
    ...{ held: true, ...FILLED, strict: false, num: 1, den: 3, floor: 3 },
    ...{ otherDay: true, afterHours: 24, noticeAgain: true },
  },
  sitting: { toleranceMinutes: 30, constitutedNum: null, constitutedDen: null },
  majority_ordinary: YES_NO,
  majority_programming: { own: false, ...YES_NO },
  majority_regulation: { own: true, ...TWO_THIRDS },
  majority_dissolution: { own: true, ...TWO_THIRDS },
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
  proposals: { supporters: 3, fromGroups: 2, answerDays: 30, extensionDays: 30 },
  minutes: { observationDays: 10, approval: "next_meeting", absentAbstain: true },
  documents: {
    openCoDesign: ["chair", "facilitator", "secretary"],
    review: ["chair", "facilitator", "secretary"],
    adopt: ["chair", "secretary"],
    publish: ["chair", "secretary"],
  },
  approval: {
    ...{ minDays: 10, answersNeeded: "quorum", mostObjections: 0 },
    ...{ mayAbstain: true, silence: "absent", reminderDays: 2 },
  },
}

const SOURCES = {
  notice: "Regolamento del Tavolo (demo), art. 4",
  quorum_first: "Regolamento del Tavolo (demo), art. 6",
  quorum_second: "Regolamento del Tavolo (demo), art. 6",
  majority_ordinary: "Regolamento del Tavolo (demo), art. 8",
  majority_regulation: "Regolamento del Tavolo (demo), art. 14",
}

const PUGLIA_FIRST = {
  ...BASE,
  sources: SOURCES,
  notice: { ...BASE.notice, days: 5, urgentDays: null, papersDays: null },
}
const PUGLIA_SECOND = {
  ...BASE,
  sources: SOURCES,
  majority_programming: { own: true, ...PRESENT },
  tie: { outcome: "not_approved", againAfterDays: 60 },
  proxy: { ...BASE.proxy, allowed: true },
  ballot: { ...BASE.ballot, changeable: true },
  written: { ...BASE.written, allowed: true },
}
const WAY = ["admitted", "discussion", "submitted"]
/** Its rules are of format 4: they say what may be added in a sitting. */
const BASILICATA = {
  ...BASE,
  format: 4,
  added_items: { agreed: "majority", decide: "never" },
  majority_programming: { own: true, ...PRESENT },
  proposals: {
    ...{ ...BASE.proposals, fromGroups: 1, admit: ["chair", "secretary"], seenFrom: "submitted" },
    ...{ editIn: [], supportIn: WAY, mergeIn: WAY, withdrawIn: WAY, withdrawBy: "all_authors" },
    ...{ commentIn: ["admitted", "ballot", "discussion", "submitted"] },
    ballotFrom: ["admitted", "discussion"],
  },
}

const first = (
  roundtable: string,
  daysAgo: number,
  by: string,
  rules: Record<string, unknown>,
): DemoRegulation => ({
  ...{ roundtable, number: 1, daysAgo, by, rules },
  act: "Decisione del Tavolo, seduta di insediamento (demo)",
})

/** The rules of the five tables; working groups prepare and vote nothing. */
export const REGULATIONS: readonly DemoRegulation[] = [
  first("t1", 240, "u-rosa", BASE),
  first("t2", 210, "u-rosa", BASE),
  first("t3", 395, "u-bruno", PUGLIA_FIRST),
  {
    ...{ roundtable: "t3", number: 2, daysAgo: 200, by: "u-bruno", rules: PUGLIA_SECOND },
    act: "Decisione del Tavolo sulla modifica delle regole (demo)",
  },
  first("t4", 295, "u-bruno", BASILICATA),
  first("t5", 175, "u-ada", { ...BASE, majority_ordinary: PRESENT }),
]
