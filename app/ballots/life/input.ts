import { z } from "zod"
import { instantOf } from "../../civil-time.ts"
import { optional, TIME, yes } from "../../meetings/input.ts"
import { OptionalDay } from "../../people/day.ts"
import { LanguageCode } from "../../people/input.ts"
import { MATTERS } from "../../roundtables/regulation/fields.ts"
import { STAGES } from "./order.ts"

const MOST_OPTIONS = 50

const OptionalCode = z
  .string()
  .optional()
  .transform((code) => code || null)

/** One option a line; empty lines say nothing. */
const Options = z
  .string()
  .max(20_000, { error: "meetings.errors.text_long" })
  .optional()
  .transform((text) =>
    (text ?? "")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .refine((all) => all.length <= MOST_OPTIONS, { error: "ballots.errors.many_options" })
  .refine((all) => all.every((label) => label.length <= 300), { error: "ballots.errors.long_option" })

const Places = z
  .string()
  .trim()
  .optional()
  .transform((text) => (text ? Number(text) : 1))
  .refine((count) => Number.isSafeInteger(count) && count >= 1 && count <= MOST_OPTIONS, {
    error: "ballots.refuse.places",
  })

const EndTime = z
  .string()
  .trim()
  .optional()
  .transform((text, check) => {
    const [, hours, minutes] = TIME.exec(text || "21:00") ?? []
    if (hours !== undefined) return Number(hours) * 60 + Number(minutes)
    check.addIssue({ code: "custom", message: "meetings.errors.time" })
    return z.NEVER
  })

export const KINDS = ["motion", "choice", "approval", "election"] as const

/** "secret" is the electronic one: it is refused, with the reason. */
const VISIBILITIES = ["roll_call", "secret_paper", "secret"] as const

const card = {
  wording: z
    .string({ error: "ballots.errors.wording" })
    .trim()
    .min(8, { error: "ballots.errors.wording" })
    .max(500, { error: "meetings.errors.text_long" }),
  explanation: optional(4000),
  language: LanguageCode,
  visibility: z.enum(VISIBILITIES).optional().default("roll_call"),
  kind: z.enum(KINDS, { error: "ballots.errors.kind" }),
  options: Options,
  places: Places,
  noneOfThese: yes,
  wins: z.enum(["most", "majority"]).optional().default("majority"),
  matter: z.enum(MATTERS, { error: "ballots.errors.matter" }),
  persons: yes,
  stage: z.enum(STAGES).optional().default("main"),
  groups: z.array(z.string()).optional().default([]),
  papers: z
    .array(z.string())
    .optional()
    .transform((codes) => [...new Set((codes ?? []).filter(Boolean))]),
  endDay: OptionalDay,
  endTime: EndTime,
}

type Typed = z.output<z.ZodObject<typeof card>>
const withEnd = <T extends Typed>({ endDay, endTime, ...rest }: T) => ({
  ...rest,
  closesAt: endDay ? instantOf(endDay, endTime) : null,
})

/** A question as somebody writes it: at a table, and where it is put in a meeting, which one and on which point. */
export const NewBallot = z
  .object({ ...card, roundtableCode: z.string(), meetingCode: OptionalCode, itemCode: OptionalCode })
  .transform(withEnd)
export type NewBallot = z.output<typeof NewBallot>

export const EditBallot = z.object({ ...card, ballotCode: z.string() }).transform(withEnd)
export type EditBallot = z.output<typeof EditBallot>

export const OfBallot = z.object({ ballotCode: z.string() })
export type OfBallot = z.output<typeof OfBallot>

const reason = z
  .string({ error: "ballots.errors.reason" })
  .trim()
  .min(3, { error: "ballots.errors.reason" })
  .max(1000, { error: "meetings.errors.text_long" })

export const CancelBallot = z.object({ ballotCode: z.string(), reason })
export type CancelBallot = z.output<typeof CancelBallot>

/** A seat that asks for a meeting. */
export const AskMeeting = z.object({
  ballotCode: z.string(),
  seatCode: z.string({ error: "ballots.errors.seat" }).min(1, { error: "ballots.errors.seat" }),
})
export type AskMeeting = z.output<typeof AskMeeting>

export const ExcludeSeat = z.object({
  ballotCode: z.string(),
  seatCode: z.string({ error: "ballots.errors.seat" }).min(1, { error: "ballots.errors.seat" }),
  reason,
})
export type ExcludeSeat = z.output<typeof ExcludeSeat>
