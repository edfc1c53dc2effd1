import { because, type Reason } from "../errors.ts"

/** Yes or no to one text. `persons` where it judges somebody. */
export type Motion = { kind: "motion"; persons: boolean }

/** Some of several. What stands in `options` are ids: nothing is ever decided by them or by their order. */
export type Selection = {
  kind: "choice" | "approval" | "election"
  options: readonly string[]
  /** How many of them win. */
  places: number
  /** The fewest and the most that one ballot may mark. */
  min: number
  max: number
  /** Whether "none of these" stands on the ballot. */
  noneOfThese: boolean
  /** The most marks (relative majority), or the majority of the rule for each of those that win. */
  wins: "most" | "majority"
}

export type Question = Motion | Selection

/** What a ballot says: of a motion yes, no or abstain; else the options marked, "none" of these, or abstain (blank). */
export type Choice = "yes" | "no" | "abstain" | "none" | readonly string[]

/** Whether it elects or judges persons, which tables vote on secretly unless their regulation says otherwise. */
export const isAboutPersons = (question: Question): boolean =>
  question.kind === "election" || (question.kind === "motion" && question.persons)

/** Approval voting is a choice of as many as one likes. */
export const approval = (options: readonly string[], over: Partial<Selection> = {}): Selection => ({
  ...{ kind: "approval", options, places: 1, min: 1, max: options.length, noneOfThese: false, wins: "most" },
  ...over,
})

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 1

const refuseMarks = ({ kind, options, places, min, max }: Selection): Reason | null => {
  if (![min, max].every(isCount) || min > max || max > options.length)
    return because("ballots.refuse.marks", { count: options.length })
  return kind === "election" && max > places ? because("ballots.refuse.marks_over_places", { places }) : null
}

/** Why a question cannot be put like this, or null. As many candidates as places want a motion on the list instead. */
export const refuseQuestion = (question: Question): Reason | null => {
  if (question.kind === "motion") return null
  const { options, places, kind } = question
  if (options.length < 2) return because("ballots.refuse.two_options")
  if (new Set(options).size < options.length) return because("ballots.refuse.same_option")
  if (!isCount(places)) return because("ballots.refuse.places")
  if (places >= options.length)
    return because(kind === "election" ? "ballots.refuse.confirm_list" : "ballots.refuse.places_for_all")
  return refuseMarks(question)
}

/** Why a ballot does not answer the question, or null. One part that is not valid voids all of it. */
export const refuseChoice = (question: Question, choice: Choice): Reason | null => {
  if (choice === "abstain") return null
  if (question.kind === "motion")
    return choice === "yes" || choice === "no" ? null : because("ballots.refuse.not_an_answer")
  if (choice === "none") return question.noneOfThese ? null : because("ballots.refuse.not_an_answer")
  if (typeof choice === "string") return because("ballots.refuse.not_an_answer")
  if (new Set(choice).size < choice.length || choice.some((id) => !question.options.includes(id)))
    return because("ballots.refuse.not_an_answer")
  if (choice.length < question.min) return because("ballots.refuse.too_few_marks", { min: question.min })
  return choice.length > question.max ? because("ballots.refuse.too_many_marks", { max: question.max }) : null
}
