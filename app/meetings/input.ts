import { z } from "zod"
import { instantOf } from "../civil-time.ts"
import { OneFile } from "../files/input.ts"
import { Day, OptionalDay } from "../people/day.ts"
import { LanguageCode } from "../people/input.ts"
import { ITEM_KINDS } from "./agenda.ts"
import { MEETING_KINDS, MODES } from "./meeting.ts"
import { NEED_KINDS } from "./needs/need.ts"

/** Words that may be left out: null then. */
export const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: "meetings.errors.text_long" })
    .optional()
    .transform((text) => text || null)
/** A box that is ticked or not. */
export const yes = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes")

/** A time of day as it is typed: 9:30, 09.30. */
export const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/
const minutesTyped = (text: string) => {
  const [, hours, minutes] = TIME.exec(text) ?? []
  return Number(hours) * 60 + Number(minutes)
}
const Time = z.string({ error: "meetings.errors.time" }).trim().regex(TIME, { error: "meetings.errors.time" })
const OptionalTime = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined)
  .pipe(Time.optional())

const Link = z
  .string()
  .trim()
  .max(500, { error: "meetings.errors.text_long" })
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || /^https?:\/\/[^\s<>"']+$/.test(text), { error: "meetings.errors.link" })

const card = {
  kind: z.enum(MEETING_KINDS, { error: "meetings.errors.kind" }),
  mode: z.enum(MODES, { error: "meetings.errors.mode" }),
  day: Day,
  time: Time,
  secondDay: OptionalDay,
  secondTime: OptionalTime,
  place: optional(300),
  link: Link,
  note: optional(4000),
  language: LanguageCode,
  isPublic: yes,
  recordedBy: optional(200),
  recordedFor: optional(500),
  recordingKeptUntil: OptionalDay,
}

const Card = z.object(card)
type Typed = z.output<typeof Card>

const checkCard = (typed: Typed, check: z.RefinementCtx) => {
  const wrong = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message })
  if (typed.mode !== "online" && !typed.place) wrong("place", "meetings.errors.place_missing")
  if (typed.mode === "online" && !typed.link) wrong("link", "meetings.errors.link_missing")
  if (typed.secondDay && !typed.secondTime) wrong("secondTime", "meetings.errors.time")
  if (!typed.secondDay && typed.secondTime) wrong("secondDay", "roundtables.errors.day_wrong")
  if (typed.recordedBy && !typed.recordedFor) wrong("recordedFor", "meetings.errors.recorded_for")
  if (!typed.recordedBy && typed.recordedFor) wrong("recordedBy", "meetings.errors.recorded_by")
}

const withCalls = <T extends Typed>({ day, time, secondDay, secondTime, ...rest }: T) => ({
  ...rest,
  first: instantOf(day, minutesTyped(time)),
  second: secondDay && secondTime ? instantOf(secondDay, minutesTyped(secondTime)) : null,
})

export const NewMeeting = z
  .object({
    ...card,
    roundtableCode: z.string(),
    copyOf: z
      .string()
      .optional()
      .transform((code) => code || null),
  })
  .superRefine(checkCard)
  .transform(withCalls)
export type NewMeeting = z.output<typeof NewMeeting>

export const EditMeeting = z
  .object({ ...card, meetingCode: z.string() })
  .superRefine(checkCard)
  .transform(withCalls)
export type EditMeeting = z.output<typeof EditMeeting>

const item = {
  kind: z.enum(ITEM_KINDS, { error: "meetings.errors.item_kind" }),
  title: z
    .string({ error: "meetings.errors.item_title" })
    .trim()
    .min(3, { error: "meetings.errors.item_title" })
    .max(300, { error: "meetings.errors.text_long" }),
  detail: optional(4000),
  rapporteur: optional(200),
  minutes: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text ? Number(text) : null))
    .refine((n) => n === null || (Number.isInteger(n) && n >= 1 && n <= 600), {
      error: "meetings.errors.minutes",
    }),
  isSecret: yes,
  paperCode: z
    .string()
    .optional()
    .transform((code) => code || null),
}
export const AddItem = z.object({ ...item, meetingCode: z.string() })
export type AddItem = z.output<typeof AddItem>
export const EditItem = z.object({ ...item, meetingCode: z.string(), itemCode: z.string() })
export type EditItem = z.output<typeof EditItem>
export const MoveItem = z.object({
  meetingCode: z.string(),
  itemCode: z.string(),
  direction: z.enum(["up", "down"]),
})
export type MoveItem = z.output<typeof MoveItem>
/** A point put at a place among the others, and the order in which its page showed them. */
export const PlaceItem = z.object({
  meetingCode: z.string(),
  itemCode: z.string(),
  place: z.coerce.number().int().min(0).max(999),
  order: z.string().transform((codes) => codes.split(" ")),
})
export type PlaceItem = z.output<typeof PlaceItem>
export const MeetingDraft = z.object({ meetingCode: z.string() })
export type MeetingDraft = z.output<typeof MeetingDraft>
export const RemoveItem = z.object({ meetingCode: z.string(), itemCode: z.string() })
export type RemoveItem = z.output<typeof RemoveItem>

export const AddMeetingAnnex = z.object({
  meetingCode: z.string(),
  title: z
    .string({ error: "meetings.errors.annex_title" })
    .trim()
    .min(1, { error: "meetings.errors.annex_title" })
    .max(300, { error: "meetings.errors.text_long" }),
  paper: OneFile,
})
export type AddMeetingAnnex = z.output<typeof AddMeetingAnnex>
export const RemoveMeetingAnnex = z.object({
  meetingCode: z.string(),
  number: z.coerce.number().int().positive(),
})
export type RemoveMeetingAnnex = z.output<typeof RemoveMeetingAnnex>

export const SendConvocation = z.object({ meetingCode: z.string(), urgency: optional(1000) })
export type SendConvocation = z.output<typeof SendConvocation>

export const CancelMeeting = z.object({
  meetingCode: z.string(),
  reason: z
    .string({ error: "meetings.errors.reason" })
    .trim()
    .min(3, { error: "meetings.errors.reason" })
    .max(1000, { error: "meetings.errors.text_long" }),
})
export type CancelMeeting = z.output<typeof CancelMeeting>

const answer = {
  answer: z.enum(["in_room", "remote", "absent"], { error: "meetings.errors.answer" }),
  note: optional(500),
  needs: z.array(z.enum(NEED_KINDS)).default([]),
  interpreterDetail: optional(100),
  otherDetail: optional(300),
}
export const AnswerByLink = z.object({ ...answer, token: z.string() })
export type AnswerByLink = z.output<typeof AnswerByLink>
export const AnswerSignedIn = z.object({ ...answer, meetingCode: z.string() })
export type AnswerSignedIn = z.output<typeof AnswerSignedIn>
