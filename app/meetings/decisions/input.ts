import { z } from "zod"
import { Day } from "../../people/day.ts"
import { LanguageCode } from "../../people/input.ts"
import { MeantOrganisation } from "../../people/organisations/input.ts"
import { MOST_SENTENCES, OUTCOMES, sentencesIn } from "./decision.ts"

const Votes = z
  .string()
  .trim()
  .max(6, { error: "decisions.errors.votes" })
  .optional()
  .refine((text) => !text || /^\d{1,5}$/.test(text), { error: "decisions.errors.votes" })
  .transform((text) => (text ? Number(text) : null))

const Words = z
  .string({ error: "decisions.errors.text" })
  .trim()
  .min(3, { error: "decisions.errors.text" })
  .max(1500, { error: "meetings.errors.text_long" })
  .refine((text) => sentencesIn(text) <= MOST_SENTENCES, { error: "decisions.errors.sentences" })

export const Link = z
  .string()
  .trim()
  .max(500, { error: "meetings.errors.text_long" })
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || /^https?:\/\/[^\s<>"']+$/.test(text), { error: "meetings.errors.link" })

export const Reason = z
  .string({ error: "decisions.errors.reason" })
  .trim()
  .min(3, { error: "decisions.errors.reason" })
  .max(1000, { error: "meetings.errors.text_long" })

const card = {
  title: z
    .string({ error: "decisions.errors.title" })
    .trim()
    .min(3, { error: "decisions.errors.title" })
    .max(200, { error: "meetings.errors.text_long" }),
  text: Words,
  language: LanguageCode,
  decidedOn: Day,
  territory: z
    .string({ error: "taxonomies.errors.territory_missing" })
    .max(1000, { error: "people.errors.text_long" }),
  topics: z.array(z.uuid()).default([]),
  outcome: z.enum(OUTCOMES, { error: "decisions.errors.outcome" }),
  ...{ inFavour: Votes, against: Votes, abstained: Votes, invalid: Votes },
}

type Typed = Record<"inFavour" | "against" | "abstained" | "invalid", number | null>

/** The four numbers together, or null where none was typed: what is left empty beside others is none. */
const withNumbers = <T extends Typed>({ inFavour, against, abstained, invalid, ...rest }: T) => ({
  ...rest,
  numbers: [inFavour, against, abstained, invalid].every((count) => count === null)
    ? null
    : {
        ...{ inFavour: inFavour ?? 0, against: against ?? 0 },
        ...{ abstained: abstained ?? 0, invalid: invalid ?? 0 },
      },
})

const optionalCode = z
  .string()
  .max(10)
  .optional()
  .transform((code) => code || null)

export const RecordDecision = z
  .object({ ...card, meetingCode: z.string(), itemCode: optionalCode })
  .transform(withNumbers)
export type RecordDecision = z.output<typeof RecordDecision>

export const CorrectDecision = z
  .object({ ...card, decisionCode: z.string(), reason: Reason })
  .transform(withNumbers)
export type CorrectDecision = z.output<typeof CorrectDecision>

export const PublishDecision = z.object({ decisionCode: z.string() })
export type PublishDecision = z.output<typeof PublishDecision>

export const WithdrawDecision = z.object({ decisionCode: z.string(), reason: Reason })
export type WithdrawDecision = z.output<typeof WithdrawDecision>

const act = { decisionCode: z.string(), ...MeantOrganisation.shape }
const kindOfAct = z
  .string({ error: "decisions.errors.act_kind" })
  .trim()
  .min(2, { error: "decisions.errors.act_kind" })
  .max(100, { error: "meetings.errors.text_long" })

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: "meetings.errors.text_long" })
    .optional()
    .transform((text) => text || null)

/** The act of the competent body that took a decision up. */
export const TakeUp = z.object({ ...act, kind: kindOfAct, number: optional(60), on: Day, link: Link })
export type TakeUp = z.output<typeof TakeUp>

/** A body says that it does not, and why. */
export const NotTakeUp = z.object({ ...act, reason: Reason })
export type NotTakeUp = z.output<typeof NotTakeUp>

const text = z.string().trim().max(100).catch("")
const year = z.coerce.number().int().min(1900).max(2999).nullable().catch(null)
const id = z.uuid().nullable().catch(null)

/** What the register is looked through by; whatever is not an answer asks for nothing. */
export const RegisterFilter = z.object({
  q: text.default(""),
  territory: text.default(""),
  table: z.string().max(10).catch("").default(""),
  topic: id.default(null),
  year: z.preprocess((typed) => typed || null, year).default(null),
})
export type RegisterFilter = z.output<typeof RegisterFilter>
