import { because, type Reason } from "../errors.ts"
import type { Majority, Matter, Presence, RuleOf } from "../roundtables/regulation/fields.ts"
import { majorityFor, type Rules } from "../roundtables/regulation/rules.ts"
import { isAboutPersons, type Question, refuseQuestion } from "./question.ts"

/** In a meeting the roll is who is there; in writing, each seat with a live mandate. */
export type Setting = "meeting" | "written"
export type Visibility = "roll_call" | "secret_paper"

/** How a ballot is held, as votes of a meeting name it. */
export const methodOf = (visibility: Visibility | "secret"): "roll_call" | "paper" =>
  visibility === "roll_call" ? "roll_call" : "paper"

/** What a ballot is counted by, frozen as it opens; everything in it comes from the table's regulation. */
export type BallotRule = {
  format: 1
  setting: Setting
  visibility: Visibility
  quorum: Presence
  /** Whether a seat excluded for a conflict of interest stays in the numero legale. */
  conflictInQuorum: boolean
  majority: Majority
  tie: RuleOf<"tie">["outcome"]
  /** Whether a seat counts by its weight; else each counts once. */
  weights: boolean
  silence: RuleOf<"written">["silence"]
  proxy: RuleOf<"proxy">
  changeable: boolean
  countWhileOpen: RuleOf<"ballot">["countWhileOpen"]
}

/** How somebody wants to put a question. "secret" is the electronic one, which has no place yet. */
export type Put = {
  question: Question
  matter: Matter
  setting: Setting
  call: "first" | "second"
  visibility: Visibility | "secret"
}

const refuseSecrecy = (rules: Rules, { question, setting, visibility }: Put): Reason | null => {
  if (visibility === "secret") return because("ballots.refuse.secret_electronic")
  if (visibility === "secret_paper" && setting === "written")
    return because("ballots.refuse.paper_in_writing")
  if (visibility === "secret_paper" && rules.seats.weightMax > 1)
    return because("ballots.refuse.paper_weights")
  return visibility === "roll_call" && isAboutPersons(question) && rules.ballot.persons === "secret_paper"
    ? because("ballots.refuse.persons_in_the_open")
    : null
}

const refuseSetting = (rules: Rules, { setting, matter, call }: Put): Reason | null => {
  if (setting === "meeting")
    return call === "second" && !rules.quorum_second.held ? because("ballots.refuse.no_second_call") : null
  if (!rules.written.allowed) return because("ballots.refuse.not_in_writing")
  return rules.written.matters.includes(matter) ? null : because("ballots.refuse.matter_not_in_writing")
}

/** Most marks are counted over the whole table; no constituency can approve or refuse them. */
const refuseGroups = (rules: Rules, { question, matter }: Put): Reason | null =>
  question.kind !== "motion" && question.wins === "most" && majorityFor(rules, matter).groups !== "joint"
    ? because("ballots.refuse.most_by_group")
    : null

/** Papers are counted together: nobody can tell afterwards from which constituency one came. */
const refusePaperGroups = (rules: Rules, { visibility, matter }: Put): Reason | null =>
  visibility === "secret_paper" && majorityFor(rules, matter).groups !== "joint"
    ? because("ballots.refuse.paper_by_group")
    : null

/** Why a table's rules do not let a question be put like this, or null. */
export const refusePut = (rules: Rules, put: Put): Reason | null =>
  refuseSecrecy(rules, put) ??
  refuseSetting(rules, put) ??
  refuseGroups(rules, put) ??
  refusePaperGroups(rules, put) ??
  refuseQuestion(put.question)

/** The rule that a question is put under. The caller has asked `refusePut`. */
export const ruleOfBallot = (rules: Rules, put: Put): BallotRule => {
  const { base, strict, num, den, floor, scope } =
    put.call === "first" ? rules.quorum_first : rules.quorum_second
  const visibility = put.visibility === "roll_call" ? "roll_call" : "secret_paper"
  const isOpen = visibility === "roll_call"
  const isWritten = put.setting === "written"
  // Nobody knows how the chair voted on a paper that nobody can tell from the others.
  const tie = !isOpen && rules.tie.outcome === "casting_vote" ? "not_approved" : rules.tie.outcome
  return {
    ...{ format: 1, setting: put.setting, visibility, tie },
    quorum: { base, strict, num, den, floor, scope },
    conflictInQuorum: rules.conflict.inQuorum,
    majority: majorityFor(rules, put.matter),
    weights: isOpen && rules.seats.weightMax > 1,
    silence: isWritten && put.question.kind === "motion" ? rules.written.silence : "absent",
    proxy: rules.proxy,
    changeable: isWritten && isOpen && rules.ballot.changeable,
    countWhileOpen: rules.ballot.countWhileOpen,
  }
}
