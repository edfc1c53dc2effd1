import { z } from "zod"
import { Day } from "../../people/day.ts"
import type { RuleOf, Subject } from "./fields.ts"
import { readRule } from "./form.ts"
import { PRESETS } from "./presets.ts"

const Seen = z.string().regex(/^[0-9a-f]{64}$/, { error: "regulation.errors.changed_meanwhile" })
const text = (least: number, most: number, missing: string, long: string) =>
  z.string({ error: missing }).trim().min(least, { error: missing }).max(most, { error: long })

/** What a draft begins with: a preset, or a version of this table. */
export const StartDraft = z.object({
  roundtableCode: z.string(),
  from: z
    .string({ error: "regulation.errors.from_missing" })
    .refine(
      (from) => /^version:\d{1,6}$/.test(from) || PRESETS.some((preset) => from === `preset:${preset}`),
      { error: "regulation.errors.from_missing" },
    ),
})
export type StartDraft = z.infer<typeof StartDraft>

/** One subject's rule as its form sends it; every field that is wrong is named. */
export const EditRule = <S extends Subject>(subject: S) =>
  z
    .looseObject({
      roundtableCode: z.string(),
      seen: Seen,
      source: z.string().trim().max(300, { error: "regulation.errors.source_long" }).optional(),
    })
    .transform((typed, check) => {
      const { rule, problems } = readRule(subject, typed)
      for (const { field, key } of problems ?? [])
        check.addIssue({ code: "custom", path: [field], message: key })
      const { roundtableCode, seen, source } = typed
      return rule === null ? z.NEVER : { roundtableCode, seen, source: source ?? "", subject, rule }
    })
export type EditRule = {
  roundtableCode: string
  seen: string
  source: string
  subject: Subject
  rule: RuleOf<Subject>
}

export const RoundtableCode = z.object({ roundtableCode: z.string() })
export type RoundtableCode = z.infer<typeof RoundtableCode>

export const PlanVersion = z.object({
  roundtableCode: z.string(),
  inForceFrom: Day,
  decidedOn: Day,
  act: text(3, 500, "regulation.errors.act_missing", "regulation.errors.act_long"),
})
export type PlanVersion = z.infer<typeof PlanVersion>

export const PutInForce = z.object({
  roundtableCode: z.string(),
  seen: Seen,
  dangersRead: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
})
export type PutInForce = z.infer<typeof PutInForce>

export const WithdrawVersion = z.object({
  roundtableCode: z.string(),
  number: z.coerce.number().int().positive(),
  reason: text(3, 500, "regulation.errors.reason_missing", "regulation.errors.reason_long"),
})
export type WithdrawVersion = z.infer<typeof WithdrawVersion>
