import type { Said } from "../../roundtables/regulation/say.ts"
import type { Added } from "../added/added.ts"
import type { Mode } from "../meeting.ts"
import type { Method } from "../totals/counted.ts"
import type { Outcome } from "../totals/words.ts"

/** Somebody's time on a seat or beside the table, as the verbale says it. */
export type Sat = {
  name: string
  quality: string
  isRemote: boolean
  /** How it was established who it is: seen, heard, known. */
  identity: string | null
  /** Protocol of a delegate's letter. */
  letter: string | null
  from: Date
  until: Date | null
  exit: string | null
}

export type SeatLine = {
  label: string
  body: string
  voting: boolean
  isFilled: boolean
  sat: readonly Sat[]
  /** The seat that votes for this one with a proxy. */
  representedBy: string | null
  isJustified: boolean
  justification: string | null
}

export type Move = { at: Date; is: "in" | "out" | "lost"; name: string; seat: string | null }
export type Found = { at: Date; present: number; represented: number; needed: number; isReached: boolean }

export type VoteFacts = Outcome & {
  proposal: string
  method: Method
  at: Date
  counts: {
    present: number
    excluded: number
    yes: number
    no: number
    abstained: number
    invalid: number
    cast: number
  }
}

export type ItemFacts = {
  code: string
  title: string
  kind: "information" | "discussion" | "decision"
  rapporteur: string | null
  isSecret: boolean
  /** How it came onto the agenda, where it was not convened. */
  added: Added | null
  turns: readonly { from: Date; until: Date | null }[]
  paper: { title: string; version: number | null; sha256: string | null } | null
  /** Votes counted by hand that stand. */
  votes: readonly VoteFacts[]
}

/** Sentences of a section that was pushed, before they are said in the verbale's language. */
export type OutcomeLine = { is: "heading" | "line" | "item"; said: readonly Said[]; strong?: true }

/** What came of something that was put to the vote: of a point, of none, or outside any sitting. */
export type OutcomeFacts = {
  key: string
  itemCode: string | null
  happenedAt: Date
  lines: readonly OutcomeLine[]
}

/** A decision or a commitment that was recorded of the sitting: of a point of it, or of none. */
export type Taken =
  | { is: "decision"; itemCode: string | null; number: string; title: string; text: string }
  /** Without a body it is the table's secretariat that promised. */
  | { is: "commitment"; itemCode: string | null; title: string; body: string | null; dueOn: string }

/** A verbale of an earlier sitting, of a civil day, that this sitting approved, with the corrections voted. */
export type Approved = { number: string; day: string; corrections: string | null }

/** Everything that the filled sections of a verbale say, and nothing else. */
export type SittingFacts = {
  kind: "sitting" | "desertion"
  /** "3/2026" */
  number: string
  table: string
  meeting: {
    number: string | null
    kind: "ordinary" | "extraordinary"
    mode: Mode
    place: string | null
    link: string | null
  }
  convened: { at: Date | null; protocol: string | null; urgency: string | null }
  call: { ordinal: number; startsAt: Date; openedAt: Date | null; closedAt: Date | null }
  /** When an earlier call was declared deserted. */
  desertedBefore: Date | null
  /** Of a verbale di diserzione: what was found. */
  desertion: { at: Date; required: number; found: number } | null
  chair: readonly string[]
  secretary: readonly string[]
  suspensions: readonly { from: Date; until: Date | null; resumesAt: Date | null; reason: string }[]
  seats: readonly SeatLine[]
  beside: readonly Sat[]
  moves: readonly Move[]
  /** At the opening and whenever it changed; empty at a table without rules. */
  quorum: readonly Found[]
  approved: readonly Approved[]
  items: readonly ItemFacts[]
  /** What the sitting put to the vote of its members. */
  outcomes: readonly OutcomeFacts[]
  /** What was decided and promised, as it stands in the register and among the commitments. */
  taken: readonly Taken[]
  /** What the table decided in writing since the sitting before. */
  between: readonly OutcomeFacts[]
  annexes: readonly { number: number; title: string; sha256: string | null }[]
}
