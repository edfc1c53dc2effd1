export const ANSWER_STATES = ["requested", "taken", "drafted", "endorsed", "published", "withdrawn"] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

/** What a body says to a proposal: a vocabulary of its own beside the one of admission and the one of the vote. */
export const ANSWER_OUTCOMES = ["accepted", "partly", "not_accepted", "not_competent"] as const
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number]

export const PART_VERDICTS = ["yes", "changed", "no"] as const
export type Part = { what: string; verdict: (typeof PART_VERDICTS)[number] | null; reason: string }
export type Promised = { title: string; dueOn: string | null }

/** The text of an answer, as far as it is written. */
export type Content = {
  outcome: AnswerOutcome | null
  /** Of what another body answers for: its code in the register. */
  passedTo: string | null
  words: string
  language: string
  parts: readonly Part[]
  /** Euro cents; 0 is no cost, null is not said. */
  cost: number | null
  funding: string | null
  /** By when it is done: a civil day. */
  term: string | null
  promises: readonly Promised[]
}

export const EMPTY: Content = {
  ...{ outcome: null, passedTo: null, words: "", language: "it" },
  ...{ parts: [], cost: null, funding: null, term: null, promises: [] },
}

/** A reason that says something has at least so many letters. */
export const SHORTEST_REASON = 10

export type Lacking = { field: string; key: LackingKey }
type LackingKey = `answers.errors.${
  | "outcome"
  | "words"
  | "passed_to"
  | "parts_missing"
  | "parts_all_alike"
  | "part_what"
  | "part_verdict"
  | "part_reason"
  | "cost"
  | "funding"
  | "term"
  | "term_past"
  | "promise_title"
  | "promise_day"
  | "promise_past"
  | "promise_not_ours"}`

const lack = (field: string, name: string): Lacking => ({
  field,
  key: `answers.errors.${name}` as LackingKey,
})
const isSaid = (text: string) => text.trim() !== ""

const lackingParts = ({ outcome, parts }: Content): Lacking[] => {
  const each = parts.flatMap(({ what, verdict, reason }, n) => [
    ...(isSaid(what) ? [] : [lack(`part${n}what`, "part_what")]),
    ...(verdict ? [] : [lack(`part${n}verdict`, "part_verdict")]),
    ...(isSaid(reason) ? [] : [lack(`part${n}reason`, "part_reason")]),
  ])
  if (outcome !== "partly" || each.length > 0) return each
  if (parts.length < 2) return [lack(`part${parts.length}what`, "parts_missing")]
  const isMixed =
    parts.some(({ verdict }) => verdict !== "no") && parts.some(({ verdict }) => verdict !== "yes")
  return isMixed ? [] : [lack("part0verdict", "parts_all_alike")]
}

const lackingPromises = ({ outcome, promises }: Content, today: string): Lacking[] => {
  if (outcome === "not_competent" && promises.length > 0) return [lack("promise0title", "promise_not_ours")]
  return promises.flatMap(({ title, dueOn }, n) => [
    ...(isSaid(title) ? [] : [lack(`promise${n}title`, "promise_title")]),
    ...(dueOn ? [] : [lack(`promise${n}due`, "promise_day")]),
    ...(dueOn && dueOn < today ? [lack(`promise${n}due`, "promise_past")] : []),
  ])
}

const lackingMeans = ({ outcome, cost, funding, term }: Content, today: string): Lacking[] => {
  if (outcome !== "accepted" && outcome !== "partly") return []
  return [
    ...(cost === null ? [lack("cost", "cost")] : []),
    ...(cost && !isSaid(funding ?? "") ? [lack("funding", "funding")] : []),
    ...(term ? [] : [lack("term", "term")]),
    ...(term && term < today ? [lack("term", "term_past")] : []),
  ]
}

/**
 * What a text still lacks to be an answer: always a reason; of a partial yes the parts, each with its own; of a yes
 * its cost or that it has none, its funding and its term; of what is another body's, which.
 */
export const lackingIn = (content: Content, today: string): Lacking[] => [
  ...(content.outcome ? [] : [lack("outcome", "outcome")]),
  ...(content.words.trim().length < SHORTEST_REASON ? [lack("words", "words")] : []),
  ...(content.outcome === "not_competent" && !content.passedTo ? [lack("organisation", "passed_to")] : []),
  ...lackingParts(content),
  ...lackingMeans(content, today),
  ...lackingPromises(content, today),
]
