import { z } from "zod"
import { MinutesCode } from "../input.ts"
import { GROUNDS } from "./rectify.ts"

const words = (max: number, error = "minutes.errors.words") =>
  z.string({ error }).trim().min(3, { error }).max(max, { error: "meetings.errors.text_long" })
const aCode = z.string().regex(/^[0-9A-Z]{10}$/, { error: "errors.not_found.text" })

export const AskRectification = MinutesCode.extend({
  says: words(1000),
  reads: words(1000),
  reason: words(1000, "afterwards.errors.reason"),
})
export type AskRectification = z.output<typeof AskRectification>

export const DecideRectification = MinutesCode.extend({
  rectificationCode: aCode,
  verdict: z.enum(["accepted", "declined"], { error: "minutes.errors.verdict" }),
  ground: z.enum(GROUNDS).optional(),
  /** The vote of a later meeting that decided it. */
  totalsCode: z
    .string()
    .optional()
    .transform((code) => code || null),
  answer: words(1000, "afterwards.errors.reason"),
}).superRefine(({ verdict, ground, totalsCode }, check) => {
  if (verdict === "accepted" && !ground)
    check.addIssue({ code: "custom", path: ["ground"], message: "afterwards.errors.ground" })
  if (verdict === "accepted" && ground === "vote" && !totalsCode)
    check.addIssue({ code: "custom", path: ["totalsCode"], message: "minutes.errors.vote" })
})
export type DecideRectification = z.output<typeof DecideRectification>

export const WithdrawRectification = MinutesCode.extend({ rectificationCode: aCode })
export type WithdrawRectification = z.output<typeof WithdrawRectification>
