import { z } from "zod"
import { OneFile } from "../files/input.ts"
import { LanguageCode } from "../people/input.ts"
import { FORM_STEPS, QUESTIONS } from "./answers.ts"
import { OUTCOMES, STEPS } from "./state.ts"

/** An answer may be long; what is longer comes as a file beside it. */
export const LONGEST_ANSWER = 6_000
const Answer = z
  .string()
  .trim()
  .max(LONGEST_ANSWER, { error: "proposals.errors.answer_long" })
  .optional()
  .transform((text) => text || null)
const Title = z
  .string({ error: "proposals.errors.title_missing" })
  .trim()
  .min(3, { error: "proposals.errors.title_missing" })
  .max(160, { error: "proposals.errors.title_long" })
const Words = z
  .string({ error: "proposals.errors.words_missing" })
  .trim()
  .min(3, { error: "proposals.errors.words_missing" })
  .max(4_000, { error: "proposals.errors.words_long" })

export const OfProposal = z.object({ proposalCode: z.string() })
export type OfProposal = z.infer<typeof OfProposal>

/** The text as the page showed it: nobody signs or approves one that they have not read. */
const ReadRev = z.coerce.number().int()
export const SubmitProposal = OfProposal.extend({ rev: ReadRev })
export type SubmitProposal = z.infer<typeof SubmitProposal>

export const StartProposal = z.object({
  roundtableCode: z.string(),
  /** In whose name: `o:CODE` an organisation's, `s:CODE` a seat's. */
  author: z
    .string({ error: "proposals.errors.author_missing" })
    .min(1, { error: "proposals.errors.author_missing" }),
  title: Title,
  language: LanguageCode,
})
export type StartProposal = z.infer<typeof StartProposal>

export const SaveAnswers = OfProposal.extend({
  step: z.enum(FORM_STEPS),
  rev: ReadRev,
  ...(Object.fromEntries(QUESTIONS.map((question) => [question, Answer])) as Record<
    (typeof QUESTIONS)[number],
    typeof Answer
  >),
  title: Title.optional(),
  language: LanguageCode.optional(),
  addressee: z.string().optional(),
  territory: z.string().trim().max(1000).optional(),
  topics: z.array(z.uuid()).max(20).default([]),
  intent: z.enum(["next", "later"]).default("next"),
})
export type SaveAnswers = z.infer<typeof SaveAnswers>

export const InviteAuthor = OfProposal.extend({
  body: z
    .string({ error: "proposals.errors.body_missing" })
    .trim()
    .min(1, { error: "proposals.errors.body_missing" })
    .max(300, { error: "proposals.errors.body_unknown" }),
})
export type InviteAuthor = z.infer<typeof InviteAuthor>

export const OfAuthor = OfProposal.extend({ authorCode: z.string() })
export type OfAuthor = z.infer<typeof OfAuthor>

/** A signature on a sheet, under the text that the sheet has. */
export const NoteSignature = OfAuthor.extend({ rev: ReadRev })
export type NoteSignature = z.infer<typeof NoteSignature>

export const AnswerInvitation = OfAuthor.extend({
  answer: z.enum(["sign", "decline"], { error: "proposals.errors.answer_missing" }),
  rev: ReadRev,
})
export type AnswerInvitation = z.infer<typeof AnswerInvitation>

export const TakeStep = OfProposal.extend({
  step: z.enum(STEPS, { error: "proposals.errors.step_missing" }),
  words: z.string().trim().max(4_000, { error: "proposals.errors.words_long" }).optional(),
  ballotCode: z
    .string()
    .optional()
    .transform((code) => code?.trim().split("/").at(-1)?.toUpperCase() || null),
  outcome: z
    .enum(["", ...OUTCOMES])
    .optional()
    .transform((outcome) => outcome || null),
}).superRefine(({ step, words }, check) => {
  if (step === "not_admit" && (words ?? "").length < 10)
    check.addIssue({ code: "custom", path: ["words"], message: "proposals.errors.reason_missing" })
})
export type TakeStep = z.infer<typeof TakeStep>

export const WithReason = OfProposal.extend({ words: Words })
export type WithReason = z.infer<typeof WithReason>

export const MergeProposal = WithReason.extend({
  into: z
    .string({ error: "proposals.errors.into_missing" })
    .trim()
    .min(1, { error: "proposals.errors.into_missing" }),
})
export type MergeProposal = z.infer<typeof MergeProposal>

export const SplitProposal = WithReason.extend({
  first: Title,
  second: Title,
})
export type SplitProposal = z.infer<typeof SplitProposal>

export const PassProposal = WithReason.extend({
  toCode: z.string({ error: "items.errors.to_missing" }).min(1, { error: "items.errors.to_missing" }),
})
export type PassProposal = z.infer<typeof PassProposal>

export const STANCES = ["for", "against", "neutral"] as const

export const WriteComment = OfProposal.extend({
  stance: z.enum(STANCES, { error: "proposals.errors.stance_missing" }),
  text: Words,
  language: LanguageCode,
  /** The comment that it answers. */
  parent: z.string().optional(),
})
export type WriteComment = z.infer<typeof WriteComment>

export const OfComment = z.object({ commentCode: z.string() })
export const AskTranslation = OfComment.extend({ language: LanguageCode })
export type AskTranslation = z.infer<typeof AskTranslation>
const isMachine = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes")
export const WriteTranslation = AskTranslation.extend({ text: Words, isMachine })
export type WriteTranslation = z.infer<typeof WriteTranslation>
export const HideComment = OfComment.extend({ words: Words })
export type HideComment = z.infer<typeof HideComment>

const Answered = z
  .string({ error: "proposals.errors.answer_empty" })
  .trim()
  .min(1, { error: "proposals.errors.answer_empty" })
  .max(LONGEST_ANSWER, { error: "proposals.errors.answer_long" })
export const WriteVersion = OfProposal.extend({
  /** The text that was translated. */
  rev: ReadRev,
  ...{ title: Title, today: Answered, asks: Answered, toWhom: Answered, seenBy: Answered, isMachine },
})
export type WriteVersion = z.infer<typeof WriteVersion>

/** Of which text, and which version of it: the one written then. */
export const ApproveVersion = OfProposal.extend({ rev: ReadRev, writtenAt: z.coerce.date() })
export type ApproveVersion = z.infer<typeof ApproveVersion>

export const AddFile = OfProposal.extend({
  title: z
    .string({ error: "attachments.errors.title_missing" })
    .trim()
    .min(2, { error: "attachments.errors.title_missing" })
    .max(200, { error: "attachments.errors.title_long" }),
  file: OneFile,
})
export type AddFile = z.infer<typeof AddFile>

export const RemoveFile = OfProposal.extend({ number: z.coerce.number().int().positive() })
export type RemoveFile = z.infer<typeof RemoveFile>
