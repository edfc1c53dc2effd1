export const QUESTIONS = ["today", "asks", "toWhom", "seenBy"] as const
/** What happens today · what we ask · to whom · how we will see it worked. */
export type Question = (typeof QUESTIONS)[number]
export type Answers = Readonly<Record<Question, string | null>>

/** The pages of the form, one thing each: the four questions, then what the proposal is about. */
export const FORM_STEPS = [...QUESTIONS, "about"] as const
export type FormStep = (typeof FORM_STEPS)[number]

/** The step of a number in the address, the first where there is none such. */
export const formStep = (number: string | null): FormStep => FORM_STEPS[Number(number) - 1] ?? "today"
export const numberOfStep = (step: FormStep): number => FORM_STEPS.indexOf(step) + 1

const isAnswered = (text: string | null) => (text?.trim() ?? "") !== ""

/** The questions that wait for an answer, in order. */
export const unanswered = (answers: Answers): Question[] =>
  QUESTIONS.filter((one) => !isAnswered(answers[one]))
