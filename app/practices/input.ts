import { z } from "zod"
import { OneFile } from "../files/input.ts"
import { OptionalDay } from "../people/day.ts"
import { LanguageCode } from "../people/input.ts"
import { QUESTIONS } from "./questions.ts"

/** An answer may be long; what is longer comes as a file beside it. */
export const LONGEST_ANSWER = 6_000

const Title = z
  .string({ error: "practices.errors.title_missing" })
  .trim()
  .min(3, { error: "practices.errors.title_missing" })
  .max(160, { error: "practices.errors.title_long" })
const Answer = z
  .string()
  .trim()
  .max(LONGEST_ANSWER, { error: "practices.errors.answer_long" })
  .optional()
  .transform((text) => text || null)
export const OfPractice = z.object({ practiceCode: z.string() })
export type OfPractice = z.infer<typeof OfPractice>

export const BeginPractice = z.object({ roundtableCode: z.string(), title: Title, language: LanguageCode })
export type BeginPractice = z.infer<typeof BeginPractice>

export const SavePractice = OfPractice.extend({
  /** The text as the page showed it: nobody writes over what they have not read. */
  rev: z.coerce.number().int(),
  title: Title,
  language: LanguageCode,
  ...(Object.fromEntries(QUESTIONS.map((question) => [question, Answer])) as Record<
    (typeof QUESTIONS)[number],
    typeof Answer
  >),
  territory: z.string().trim().max(1000).optional(),
  topics: z.array(z.uuid()).max(20).default([]),
  bodies: z.array(z.string().max(20)).max(40).default([]),
  startsOn: OptionalDay,
  endsOn: OptionalDay,
  contact: z
    .string()
    .trim()
    .max(300, { error: "practices.errors.contact_long" })
    .optional()
    .transform((text) => text || null),
  /** The code of the proposal that it came of. */
  proposal: z
    .string()
    .trim()
    .max(20)
    .optional()
    .transform((code) => code || null),
}).superRefine(({ startsOn, endsOn }, check) => {
  if (startsOn && endsOn && endsOn < startsOn)
    check.addIssue({ code: "custom", path: ["endsOn"], message: "practices.errors.ends_before" })
})
export type SavePractice = z.infer<typeof SavePractice>

/** Publishing says which text was read: one that changed since is read again first. */
export const PublishPractice = OfPractice.extend({ rev: z.coerce.number().int() })
export type PublishPractice = z.infer<typeof PublishPractice>

export const WithdrawPractice = OfPractice.extend({
  words: z
    .string({ error: "practices.errors.words_missing" })
    .trim()
    .min(3, { error: "practices.errors.words_missing" })
    .max(2_000, { error: "practices.errors.words_long" }),
})
export type WithdrawPractice = z.infer<typeof WithdrawPractice>

export const TakeUpPractice = OfPractice.extend({
  roundtableCode: z
    .string({ error: "practices.errors.table_missing" })
    .min(1, { error: "practices.errors.table_missing" }),
})
export type TakeUpPractice = z.infer<typeof TakeUpPractice>

/** The good practice that a proposal begins from, where it does. */
export const ProposedFrom = z.object({ practice: z.string().max(20).optional() })

export const AddFile = OfPractice.extend({
  title: z
    .string({ error: "attachments.errors.title_missing" })
    .trim()
    .min(2, { error: "attachments.errors.title_missing" })
    .max(200, { error: "attachments.errors.title_long" }),
  file: OneFile,
})
export type AddFile = z.infer<typeof AddFile>

export const RemoveFile = OfPractice.extend({ number: z.coerce.number().int().positive() })
export type RemoveFile = z.infer<typeof RemoveFile>
