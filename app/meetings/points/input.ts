import { z } from "zod"
import { LanguageCode } from "../../people/input.ts"
import { ITEM_KINDS } from "../agenda.ts"

export const AskPoint = z.object({
  roundtableCode: z.string(),
  title: z
    .string({ error: "meetings.errors.item_title" })
    .trim()
    .min(3, { error: "meetings.errors.item_title" })
    .max(300, { error: "meetings.errors.text_long" }),
  text: z
    .string({ error: "points.errors.text" })
    .trim()
    .min(3, { error: "points.errors.text" })
    .max(4000, { error: "meetings.errors.text_long" }),
  language: LanguageCode,
})
export type AskPoint = z.output<typeof AskPoint>

export const AcceptPoint = z.object({
  pointCode: z.string(),
  meetingCode: z.string({ error: "points.errors.meeting" }).min(1, { error: "points.errors.meeting" }),
  kind: z.enum(ITEM_KINDS, { error: "meetings.errors.item_kind" }),
})
export type AcceptPoint = z.output<typeof AcceptPoint>

export const RefusePoint = z.object({
  pointCode: z.string(),
  reason: z
    .string({ error: "points.errors.reason" })
    .trim()
    .min(3, { error: "points.errors.reason" })
    .max(1000, { error: "meetings.errors.text_long" }),
})
export type RefusePoint = z.output<typeof RefusePoint>

export const WithdrawPoint = z.object({ pointCode: z.string() })
export type WithdrawPoint = z.output<typeof WithdrawPoint>
