/** The way of a proposal as anybody understands it, from what somebody thought of to what is done. */
export const THREAD_STEPS = [
  ...(["idea", "support", "discussion", "vote", "answer", "text", "commitments", "done"] as const),
] as const
export type ThreadStep = (typeof THREAD_STEPS)[number]

/** Done, going on now, to come; or the last one, where the way ended without what was asked. */
export type Place = "done" | "now" | "next" | "ended"

export type ThreadFacts = {
  state: string
  outcome: string | null
  isAdmitted: boolean
  answers: readonly { state: string; outcome: string | null }[]
  /** Whether a text of the table takes it up. */
  hasText: boolean
  commitments: readonly { state: string }[]
}

const OVER = ["withdrawn", "merged", "split", "discarded"]
const isYes = (outcome: string | null) => outcome === "accepted" || outcome === "partly"

const isDone: Readonly<Record<ThreadStep, (facts: ThreadFacts) => boolean>> = {
  idea: ({ state }) => state !== "draft",
  support: ({ isAdmitted }) => isAdmitted,
  discussion: ({ state }) => state === "ballot" || state === "voted",
  vote: ({ state, outcome }) => state === "voted" && outcome === "approved",
  answer: ({ answers }) =>
    answers.some(({ outcome }) => isYes(outcome)) && answers.every(({ state }) => state === "published"),
  text: ({ hasText }) => hasText,
  commitments: ({ commitments }) =>
    commitments.length > 0 && commitments.every(({ state }) => state !== "open"),
  done: ({ commitments }) => commitments.length > 0 && commitments.every(({ state }) => state === "done"),
}

/** Whether the way ends at a step that is not done: no more of it comes. */
const endsAt = (step: ThreadStep, { state, outcome, answers, commitments }: ThreadFacts): boolean => {
  if (OVER.includes(state)) return true
  if (step === "support") return state === "not_admitted"
  if (step === "vote") return state === "voted" && outcome !== "approved"
  if (step === "answer")
    return (
      answers.length > 0 && answers.every(({ state, outcome }) => state === "published" && !isYes(outcome))
    )
  return step === "done" && commitments.length > 0 && commitments.every(({ state }) => state !== "open")
}

/**
 * Where a proposal stands on its way: each step up to the first that is not done, that one, and those to come. A text
 * that takes it up is told where there is one, and waited for by nobody; a yes that promised nothing ends with itself.
 */
export const threadOf = (facts: ThreadFacts): { step: ThreadStep; place: Place }[] => {
  const isWithout = isDone.answer(facts) && facts.commitments.length === 0
  const steps = THREAD_STEPS.filter((step) => {
    if (step === "text") return facts.hasText
    return !isWithout || (step !== "commitments" && step !== "done")
  })
  const at = steps.findIndex((step) => !isDone[step](facts))
  if (at === -1) return steps.map((step) => ({ step, place: "done" }))
  const now = steps[at] as ThreadStep
  const isOver = endsAt(now, facts)
  return steps.slice(0, isOver ? at + 1 : steps.length).map((step, n) => ({
    step,
    place: n < at ? "done" : n > at ? (isDone[step](facts) ? "done" : "next") : isOver ? "ended" : "now",
  }))
}
