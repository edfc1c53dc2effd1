import { z } from "zod"

export const StartMinutes = z.object({
  meetingCode: z.string(),
  /** Which call it is of. */
  ordinal: z.coerce.number().int().min(1).max(2),
})
export type StartMinutes = z.output<typeof StartMinutes>

export const MinutesCode = z.object({ minutesCode: z.string() })
export type MinutesCode = z.output<typeof MinutesCode>

export const RestoreSection = MinutesCode.extend({
  section: z.string().regex(/^[a-z0-9]{1,30}$/),
})
export type RestoreSection = z.output<typeof RestoreSection>

const words = (max: number) =>
  z
    .string({ error: "minutes.errors.words" })
    .trim()
    .min(3, { error: "minutes.errors.words" })
    .max(max, { error: "meetings.errors.text_long" })
const maybe = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: "meetings.errors.text_long" })
    .optional()
    .transform((text) => text || null)
const aCode = (error: string) => z.string({ error }).regex(/^[0-9A-Z]{10}$/, { error })

export const Observe = MinutesCode.extend({ text: words(2000) })
export type Observe = z.output<typeof Observe>

export const AnswerObservation = MinutesCode.extend({
  observationCode: aCode("minutes.errors.observation"),
  verdict: z.enum(["accepted", "declined"], { error: "minutes.errors.verdict" }),
  answer: maybe(1000),
}).superRefine(({ verdict, answer }, check) => {
  if (verdict === "declined" && (answer ?? "").length < 3)
    check.addIssue({ code: "custom", path: ["answer"], message: "minutes.errors.reason" })
})
export type AnswerObservation = z.output<typeof AnswerObservation>

export const ProposeApproval = MinutesCode.extend({ meetingCode: z.string() })
export type ProposeApproval = z.output<typeof ProposeApproval>

export const ApproveInMeeting = MinutesCode.extend({
  /** The code of a vote counted by hand, or the name of a ballot's section. */
  totalsCode: z
    .string({ error: "minutes.errors.vote" })
    .regex(/^([0-9A-Z]{10}|[a-z0-9]{2,30})$/, { error: "minutes.errors.vote" }),
  corrections: maybe(2000),
})
export type ApproveInMeeting = z.output<typeof ApproveInMeeting>

export const ApproveAtOnce = MinutesCode.extend({
  /** One point of the agenda; the whole where none is chosen. */
  itemCode: z
    .string()
    .optional()
    .transform((code) => code || null),
})
export type ApproveAtOnce = z.output<typeof ApproveAtOnce>

export const NoteIntervention = MinutesCode.extend({
  presenceId: z.uuid({ error: "minutes.errors.presence" }),
  /** What somebody asks to have minuted, in their words; none where they only speak. */
  words: maybe(1000),
})
export type NoteIntervention = z.output<typeof NoteIntervention>
