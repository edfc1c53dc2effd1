/** A whole number between two others. */
const int = (min: number, max: number) => ({ kind: "int", min, max }) as const
/** As `int`, and may be left out. */
const maybe = (min: number, max: number) => ({ kind: "maybe", min, max }) as const
const flag = { kind: "flag" } as const
const choice = <const T extends string>(...options: T[]) => ({ kind: "choice", options }) as const
const list = <const T extends string>(...options: T[]) => ({ kind: "list", options }) as const
/** Ids of constituencies of the table. */
const groups = { kind: "groups" } as const

/** num/den, more than (`strict`) or at least. `num` 0 without `strict` is any number. */
const share = { strict: flag, num: int(0, 1000), den: int(1, 1000) }

const presence = {
  base: choice("filled", "assigned", "without_justified"),
  ...share,
  floor: int(1, 200),
  scope: choice("whole", "each_group"),
}

const majority = {
  base: choice("yes_no", "expressed", "present", "entitled"),
  ...share,
  minYes: maybe(1, 500),
  maxNo: maybe(0, 500),
  minNotAgainst: maybe(1, 500),
  attendanceNum: maybe(1, 1000),
  attendanceDen: maybe(1, 1000),
  groups: choice("joint", "every", "any"),
}
/** A majority that may also be simply the ordinary one. */
const special = { own: flag, ...majority }

const roles = list("secretary", "chair", "facilitator")
/** States of a proposal in which something may be done with it. */
const during = list("submitted", "admitted", "discussion", "ballot")

/** What texts and motions are about, where the majority may differ. */
export const MATTERS = ["ordinary", "programming", "regulation", "dissolution"] as const
export type Matter = (typeof MATTERS)[number]

/** What a regulation says, subject by subject; a version is one value for each field. */
export const SUBJECT_FIELDS = {
  notice: {
    days: int(0, 90),
    counted: choice("calendar", "working"),
    excluded: choice("both", "sending", "meeting"),
    from: choice("sending", "receipt"),
    onHoliday: choice("stays", "earlier"),
    urgentDays: maybe(0, 30),
    papersDays: maybe(0, 90),
  },
  quorum_first: presence,
  quorum_second: {
    held: flag,
    ...presence,
    otherDay: flag,
    afterHours: int(0, 720),
    noticeAgain: flag,
  },
  sitting: {
    toleranceMinutes: int(0, 180),
    constitutedNum: maybe(1, 1000),
    constitutedDen: maybe(1, 1000),
  },
  added_items: {
    agreed: choice("never", "chair", "majority", "all_present", "all_seats"),
    decide: choice("never", "all_seats", "as_others"),
  },
  majority_ordinary: majority,
  majority_programming: special,
  majority_regulation: special,
  majority_dissolution: special,
  tie: { outcome: choice("not_approved", "casting_vote", "run_off"), againAfterDays: maybe(0, 730) },
  proxy: {
    allowed: flag,
    per: choice("meeting", "ballot"),
    written: flag,
    sameGroup: flag,
    mostHeld: int(1, 20),
    principalMayVote: flag,
  },
  delegate: { allowed: flag, notFor: groups },
  seats: { cumulo: flag, weightMax: int(1, 5) },
  conflict: { inQuorum: flag },
  ballot: {
    persons: choice("secret_paper", "roll_call"),
    changeable: flag,
    countWhileOpen: choice("hidden", "shown"),
  },
  written: {
    allowed: flag,
    matters: list(...MATTERS),
    minDays: int(1, 60),
    seatsMayStop: maybe(1, 100),
    silence: choice("absent", "assent"),
  },
  proposals: {
    supporters: int(0, 100),
    fromGroups: int(1, 20),
    answerDays: int(1, 180),
    extensionDays: int(0, 180),
    admit: roles,
    seenFrom: choice("submitted", "admitted"),
    editIn: during,
    supportIn: during,
    commentIn: during,
    mergeIn: during,
    ballotFrom: list("admitted", "discussion"),
    withdrawIn: during,
    withdrawBy: choice("all_authors", "any_author"),
  },
  minutes: {
    observationDays: int(0, 60),
    approval: choice("next_meeting", "same_sitting", "written", "signature"),
    absentAbstain: flag,
  },
  documents: { openCoDesign: roles, review: roles, adopt: roles, publish: roles },
  approval: {
    minDays: int(1, 90),
    answersNeeded: choice("quorum", "all", "any"),
    mostObjections: int(0, 50),
    mayAbstain: flag,
    silence: choice("absent", "assent"),
    reminderDays: int(0, 30),
  },
} as const

export type Subject = keyof typeof SUBJECT_FIELDS
export const SUBJECTS = Object.keys(SUBJECT_FIELDS) as Subject[]
export const isSubject = (word: string | undefined): word is Subject =>
  word !== undefined && Object.hasOwn(SUBJECT_FIELDS, word)

export type Field = { kind: string; min?: number; max?: number; options?: readonly string[] }

/** The fields of a subject, by name, in the order in which a form asks them. */
export const fieldsOf = (subject: Subject): [name: string, field: Field][] =>
  Object.entries(SUBJECT_FIELDS[subject] as Record<string, Field>)

type ValueOf<F> = F extends { kind: "int" }
  ? number
  : F extends { kind: "maybe" }
    ? number | null
    : F extends { kind: "flag" }
      ? boolean
      : F extends { kind: "choice"; options: readonly (infer T)[] }
        ? T
        : F extends { kind: "list"; options: readonly (infer T)[] }
          ? T[]
          : string[]

/** What a version says of one subject. */
export type RuleOf<S extends Subject> = {
  -readonly [F in keyof (typeof SUBJECT_FIELDS)[S]]: ValueOf<(typeof SUBJECT_FIELDS)[S][F]>
}
export type Presence = RuleOf<"quorum_first">
export type Majority = RuleOf<"majority_ordinary">
export type MajoritySubject = `majority_${Matter}`
