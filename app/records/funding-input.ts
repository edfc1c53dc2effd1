import { z } from "zod"
import { OptionalFiles } from "../files/input.ts"
import { Day } from "../roundtables/input.ts"
import { isCup, WORDINGS } from "./funding.ts"
import { RETENTION_CLASSES } from "./retention.ts"

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: "records.errors.title_long" })
    .optional()
    .transform((text) => text || null)
const emptyIsNone = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)
const OptionalDay = z.preprocess(emptyIsNone, Day.optional()).transform((day) => day ?? null)

export const KeepFundingBlock = z.object({
  blockCode: z.string().nullable().default(null),
  title: z
    .string({ error: "records.errors.project_missing" })
    .trim()
    .min(3, { error: "records.errors.project_missing" })
    .max(300, { error: "records.errors.title_long" }),
  projectCode: optional(40),
  cup: z
    .string()
    .trim()
    .toUpperCase()
    .optional()
    .transform((text) => text || null)
    .refine((text) => text === null || isCup(text), { error: "records.errors.cup_wrong" }),
  fund: z
    .string({ error: "records.errors.fund_missing" })
    .trim()
    .min(2, { error: "records.errors.fund_missing" })
    .max(200, { error: "records.errors.title_long" }),
  wording: z.enum(WORDINGS, { error: "records.errors.wording_missing" }),
  lastPaymentOn: OptionalDay,
  logos: OptionalFiles,
})
export type KeepFundingBlock = z.output<typeof KeepFundingBlock>

export const SetRetention = z.object({
  class: z.enum(RETENTION_CLASSES as [string, ...string[]], { error: "records.errors.class_missing" }),
  amount: z
    .string({ error: "records.errors.term_wrong" })
    .trim()
    .regex(/^\d{0,4}$/, { error: "records.errors.term_wrong" })
    .transform((text) => (text === "" ? null : Number(text))),
  unit: z.enum(["days", "months", "none"], { error: "records.errors.term_wrong" }),
})
export type SetRetention = z.output<typeof SetRetention>

const Reason = z
  .string({ error: "records.errors.reason_missing" })
  .trim()
  .min(3, { error: "records.errors.reason_missing" })
  .max(1000, { error: "records.errors.reason_long" })

export const PlaceHold = z.object({
  roundtableCode: z.preprocess(emptyIsNone, z.string().optional()).transform((code) => code ?? null),
  reason: Reason,
  until: OptionalDay,
})
export type PlaceHold = z.output<typeof PlaceHold>

export const LiftHold = z.object({ holdCode: z.string(), reason: Reason })
export type LiftHold = z.output<typeof LiftHold>
