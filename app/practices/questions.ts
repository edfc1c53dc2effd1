/** What a good practice answers, in the order of its page. */
export const QUESTIONS = ["problem", "done", "doneBy", "needed", "came", "differently"] as const
export type Question = (typeof QUESTIONS)[number]
export type Answers = Readonly<Record<Question, string | null>>

/** Without these nobody can do it after others; the rest may stay open. */
export const NEEDED_TO_PUBLISH = ["problem", "done", "came"] as const satisfies readonly Question[]

/** The questions that publication waits for. */
export const unanswered = (answers: Answers): Question[] =>
  NEEDED_TO_PUBLISH.filter((question) => !answers[question]?.trim())

/** What a published practice says, in one fixed shape: its digest tells whether an origin is still what was copied. */
export const contentOf = (practice: {
  title: string
  language: string
  territory: string | null
  startsOn: string | null
  endsOn: string | null
  problem: string | null
  done: string | null
  doneBy: string | null
  needed: string | null
  came: string | null
  differently: string | null
}): Readonly<Record<string, string | null>> => {
  const { title, language, territory, startsOn, endsOn } = practice
  const answers = Object.fromEntries(QUESTIONS.map((question) => [question, practice[question]]))
  return { title, language, territory, startsOn, endsOn, ...answers }
}
