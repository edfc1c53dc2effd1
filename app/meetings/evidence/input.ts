import { z } from "zod"
import { OptionalFile, SomeFiles } from "../../files/input.ts"
import { optional } from "../input.ts"
import { PLATFORMS } from "./report-headers.ts"

const here = { meetingCode: z.string() }
const word = z
  .string({ error: "evidence.errors.word" })
  .trim()
  .min(3, { error: "evidence.errors.word" })
  .max(1000, { error: "meetings.errors.text_long" })
const lines = (most: number) =>
  z
    .string()
    .default("")
    .transform((text) =>
      [...new Set(text.split(/\r?\n/).map((line) => line.replace(/\s+/g, " ").trim()))].filter(Boolean),
    )
    .refine((all) => all.length <= most, { error: "evidence.errors.most_names" })
    .refine((all) => all.every((line) => line.length <= 200), { error: "meetings.errors.text_long" })

export const ChooseFunding = z.object({ ...here, blocks: z.array(z.string()).max(10).default([]) })
export type ChooseFunding = z.output<typeof ChooseFunding>

export const TakeInSheet = z.object({ ...here, pages: SomeFiles })
export type TakeInSheet = z.output<typeof TakeInSheet>

export const TypeSheet = z.object({
  ...here,
  /** Who signed: `seat:CODE`, `person:CODE`. */
  signed: z
    .array(z.string().regex(/^(seat|person):[0-9A-Z]{10}$/))
    .max(1000)
    .default([]),
  names: lines(100),
})
export type TypeSheet = z.output<typeof TypeSheet>

export const SettleRow = z.object({ ...here, rowId: z.uuid(), word })
export type SettleRow = z.output<typeof SettleRow>

export const TakeInReport = z
  .object({
    ...here,
    platform: z.enum(["", ...PLATFORMS]).default(""),
    report: OptionalFile.optional().transform((upload) => upload ?? null),
    typed: optional(100_000),
  })
  .refine(({ report, typed }) => report !== null || typed !== null, {
    path: ["report"],
    error: "evidence.errors.report_missing",
  })
export type TakeInReport = z.output<typeof TakeInReport>

const ofReport = { ...here, number: z.coerce.number().int().min(1).max(10_000) }
export const MatchReport = z.object({
  ...ofReport,
  /** Place among the participants, and the seat's code, or nothing for who has none: `3:ABCDEFGHJK`, `4:`. */
  match: z
    .array(z.string().regex(/^\d{1,5}:([0-9A-Z]{10})?$/))
    .max(5000)
    .default([]),
})
export type MatchReport = z.output<typeof MatchReport>

export const WithdrawReport = z.object({ ...ofReport, reason: word })
export type WithdrawReport = z.output<typeof WithdrawReport>
