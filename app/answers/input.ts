import { z } from "zod"
import { civilDayTyped } from "../civil-time.ts"
import { OneFile } from "../files/input.ts"
import { Day } from "../people/day.ts"
import { LanguageCode } from "../people/input.ts"
import { MeantOrganisation } from "../people/organisations/input.ts"
import { ANSWER_OUTCOMES, lackingIn, PART_VERDICTS, type Part, type Promised } from "./answer.ts"

export const MOST_PARTS = 12
export const MOST_PROMISES = 8

const LONG = { error: "answers.errors.too_long" }
const Line = z.string().trim().max(500, LONG).default("")
const Text = z.string().trim().max(6_000, LONG).default("")
const Protocol = z
  .string()
  .trim()
  .max(120, LONG)
  .optional()
  .transform((text) => text || null)
const Words = z
  .string({ error: "answers.errors.words" })
  .trim()
  .min(10, { error: "answers.errors.words" })
  .max(4_000, LONG)

export const AskAnswer = z.object({
  proposalCode: z.string(),
  ...MeantOrganisation.shape,
  protocol: Protocol,
  words: z
    .string()
    .trim()
    .max(2_000, LONG)
    .optional()
    .transform((text) => text || null),
})
export type AskAnswer = z.infer<typeof AskAnswer>

export const OfAnswer = z.object({ answerCode: z.string() })
export type OfAnswer = z.infer<typeof OfAnswer>

export const TakeAnswer = OfAnswer.extend({ official: z.string().optional() })
export type TakeAnswer = z.infer<typeof TakeAnswer>

export const ExtendAnswer = OfAnswer.extend({ dueOn: Day, words: Words, language: LanguageCode })
export type ExtendAnswer = z.infer<typeof ExtendAnswer>

/** Euros as people type them: `6.240`, `6240,50`, `€ 300`; null for nothing, undefined for what is no sum. */
export const centsTyped = (typed: string): number | null | undefined => {
  const text = typed.replace(/[€\s]/g, "")
  if (text === "") return null
  const whole = /^(\d{1,3}(?:\.\d{3}){1,3}|\d{1,10})(?:,(\d{1,2}))?$/.exec(text)
  if (!whole) return undefined
  return Number((whole[1] ?? "").replaceAll(".", "")) * 100 + Number((whole[2] ?? "").padEnd(2, "0"))
}

const Cost = z
  .string()
  .default("")
  .transform((typed, check) => {
    const cents = centsTyped(typed)
    if (cents !== undefined) return cents
    check.addIssue({ code: "custom", message: "answers.errors.cost_wrong" })
    return z.NEVER
  })

const MaybeDay = z
  .string()
  .trim()
  .default("")
  .transform((typed, check) => {
    const day = typed === "" ? null : civilDayTyped(typed)
    if (typed === "" || day) return day
    check.addIssue({ code: "custom", message: "roundtables.errors.day_wrong" })
    return z.NEVER
  })

/** The rows of a form by their numbered names: `part0what`, `part0verdict`, … */
const numbered = <S extends z.ZodType>(prefix: string, most: number, name: string, schema: S) =>
  Object.fromEntries(Array.from({ length: most }, (_, n) => [`${prefix}${n}${name}`, schema])) as Record<
    string,
    S
  >

const Verdict = z
  .enum([...PART_VERDICTS, ""])
  .default("")
  .transform((verdict) => verdict || null)

const ROWS = {
  ...numbered("part", MOST_PARTS, "what", Line),
  ...numbered("part", MOST_PARTS, "reason", Text),
  ...numbered("part", MOST_PARTS, "verdict", Verdict),
  ...numbered("promise", MOST_PROMISES, "title", Line),
  ...numbered("promise", MOST_PROMISES, "due", MaybeDay),
}

type Typed = Readonly<Record<string, unknown>>
const partsOf = (typed: Typed): Part[] =>
  Array.from({ length: MOST_PARTS }, (_, n) => ({
    what: String(typed[`part${n}what`] ?? ""),
    verdict: (typed[`part${n}verdict`] as Part["verdict"]) ?? null,
    reason: String(typed[`part${n}reason`] ?? ""),
  })).filter(({ what, verdict, reason }) => what !== "" || verdict !== null || reason !== "")

const promisesOf = (typed: Typed): Promised[] =>
  Array.from({ length: MOST_PROMISES }, (_, n) => ({
    title: String(typed[`promise${n}title`] ?? ""),
    dueOn: (typed[`promise${n}due`] as string | null | undefined) ?? null,
  })).filter(({ title, dueOn }) => title !== "" || dueOn !== null)

/** What an answer says, field by field of its form. */
const TEXT = {
  outcome: z
    .enum([...ANSWER_OUTCOMES, ""])
    .default("")
    .transform((outcome) => outcome || null),
  ...MeantOrganisation.shape,
  words: Text,
  language: LanguageCode,
  noCost: z.literal("yes").optional(),
  cost: Cost,
  funding: Line,
  term: MaybeDay,
  ...ROWS,
}
type TypedText = z.output<z.ZodObject<typeof TEXT>>

const oneCost = ({ noCost, cost }: TypedText, check: z.RefinementCtx) => {
  if (noCost && cost)
    check.addIssue({ code: "custom", path: ["cost"], message: "answers.errors.cost_or_none" })
}

const textTyped = (typed: TypedText) => {
  const { outcome, organisation, organisationCode, words, language, term } = typed
  return {
    ...{ outcome, organisation, organisationCode, words, language, term },
    ...{ cost: typed.noCost ? 0 : typed.cost, funding: typed.funding || null },
    ...{ parts: partsOf(typed), promises: promisesOf(typed) },
  }
}

/** What needs the day is asked by the verb; here every sentence finds its field at once. */
const nothingLacking = (typed: ReturnType<typeof textTyped>, check: z.RefinementCtx) => {
  const content = { ...typed, passedTo: typed.organisationCode || typed.organisation || null }
  for (const { field, key } of lackingIn(content, ""))
    check.addIssue({ code: "custom", path: [field], message: key })
}

/** The text as one form: `rev` is the version that the page showed. */
export const SaveDraft = OfAnswer.extend({
  ...{ rev: z.coerce.number().int(), ...TEXT },
  intent: z.enum(["save", "ready"]).default("save"),
})
  .superRefine(oneCost)
  .transform((typed) => {
    const { answerCode, rev, intent } = typed
    return { answerCode, rev, intent, ...textTyped(typed) }
  })
  .superRefine((typed, check) => {
    if (typed.intent === "ready") nothingLacking(typed, check)
  })
export type SaveDraft = z.output<typeof SaveDraft>

/** Of the text as the page showed it: nobody commits their body to one that they have not read. */
const OfText = OfAnswer.extend({ rev: z.coerce.number().int() })
const Office = z
  .string({ error: "answers.errors.office" })
  .trim()
  .min(3, { error: "answers.errors.office" })
  .max(200, LONG)
export const EndorseAnswer = OfText.extend({ office: Office })
export type EndorseAnswer = z.infer<typeof EndorseAnswer>

export const ReturnAnswer = OfText.extend({ words: Words })
export type ReturnAnswer = z.infer<typeof ReturnAnswer>

export const PublishAnswer = OfText.extend({ protocol: Protocol })
export type PublishAnswer = z.infer<typeof PublishAnswer>

export const AddFile = OfAnswer.extend({
  title: z
    .string({ error: "attachments.errors.title_missing" })
    .trim()
    .min(2, { error: "attachments.errors.title_missing" })
    .max(200, { error: "attachments.errors.title_long" }),
  file: OneFile,
})
export type AddFile = z.infer<typeof AddFile>

export const RemoveFile = OfAnswer.extend({ number: z.coerce.number().int().positive() })
export type RemoveFile = z.infer<typeof RemoveFile>

export const WithdrawRequest = OfAnswer.extend({ words: Words })
export type WithdrawRequest = z.infer<typeof WithdrawRequest>

export const SayWords = OfAnswer.extend({ words: Words, language: LanguageCode })
export type SayWords = z.infer<typeof SayWords>

/** What a body answered by letter, written down by the secretary of the table; the letter goes with it. */
export const TranscribeAnswer = OfAnswer.extend({
  ...TEXT,
  letterProtocol: z
    .string({ error: "answers.errors.letter_protocol" })
    .trim()
    .min(1, { error: "answers.errors.letter_protocol" })
    .max(120, LONG),
  ...{ letterOn: Day, office: Office, letter: OneFile },
})
  .superRefine(oneCost)
  .transform((typed) => {
    const { answerCode, letterProtocol, letterOn, office, letter } = typed
    return { answerCode, letterProtocol, letterOn, office, letter, ...textTyped(typed) }
  })
  .superRefine(nothingLacking)
export type TranscribeAnswer = z.output<typeof TranscribeAnswer>
