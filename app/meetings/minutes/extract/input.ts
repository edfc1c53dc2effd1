import { z } from "zod"
import { MinutesCode } from "../input.ts"

const reason = z
  .string({ error: "afterwards.errors.reason" })
  .trim()
  .min(3, { error: "afterwards.errors.reason" })
  .max(500, { error: "meetings.errors.text_long" })

export const AskExtract = MinutesCode.extend({
  items: z
    .array(z.string(), { error: "afterwards.errors.items" })
    .transform((codes) => [...new Set(codes)])
    .pipe(
      z
        .array(z.string().regex(/^[0-9A-Z]{10}$/))
        .min(1, { error: "afterwards.errors.items" })
        .max(60),
    ),
  purpose: reason,
})
export type AskExtract = z.output<typeof AskExtract>

export const SettleExtract = MinutesCode.extend({
  extractCode: z.string(),
  verdict: z.enum(["issued", "declined"], { error: "minutes.errors.verdict" }),
  answer: z
    .string()
    .trim()
    .max(500, { error: "meetings.errors.text_long" })
    .optional()
    .transform((text) => text || null),
}).superRefine(({ verdict, answer }, check) => {
  if (verdict === "declined" && (answer ?? "").length < 3)
    check.addIssue({ code: "custom", path: ["answer"], message: "afterwards.errors.reason" })
})
export type SettleExtract = z.output<typeof SettleExtract>
