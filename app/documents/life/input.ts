import { z } from "zod"
import { OptionalFiles } from "../../files/input.ts"
import { Day } from "../../people/day.ts"
import { PaperCode } from "../input.ts"
import { AMONG, CHOICES } from "./outcome.ts"

const words = (most: number) => z.string().trim().max(most, { error: "life.errors.too_long" })
const reason = (error: "life.errors.reason_missing") =>
  z.string({ error }).trim().min(3, { error }).max(1000, {
    error: "life.errors.too_long",
  })

export const StepBack = PaperCode.extend({ reason: reason("life.errors.reason_missing") })
export type StepBack = z.infer<typeof StepBack>

/** What is asked of the page of a text's life. */
export const LifeStep = z.discriminatedUnion("intent", [
  PaperCode.extend({ intent: z.literal("review") }),
  StepBack.extend({ intent: z.literal("back") }),
  PaperCode.extend({ intent: z.literal("publish") }),
  PaperCode.extend({ intent: z.literal("revise") }),
])
export type LifeStep = z.infer<typeof LifeStep>

export const OpenRound = PaperCode.extend({
  closesOn: Day,
  among: z.enum(AMONG, { error: "life.errors.among_missing" }),
  parties: z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((codes) => (codes === undefined ? [] : [codes].flat().filter(Boolean))),
})
export type OpenRound = z.infer<typeof OpenRound>

const RoundOf = PaperCode.extend({ number: z.coerce.number().int().positive() })

const Answer = RoundOf.extend({
  seat: z.string({ error: "life.errors.seat_missing" }),
  choice: z.enum(CHOICES, { error: "life.errors.choice_missing" }),
  remarks: words(4000).default(""),
  /** The answer that the form showed, which this one takes the place of; "" where there was none. */
  seen: z.string().default(""),
})
export type AnswerRound = z.infer<typeof Answer>
export type CloseRound = z.infer<typeof RoundOf>
const Withdrawal = RoundOf.extend({ reason: reason("life.errors.reason_missing") })
export type WithdrawRound = z.infer<typeof Withdrawal>

/** What is asked of a round's page; an objection says why, and remarks are there. */
export const ActOnRound = z
  .discriminatedUnion("intent", [
    Answer.extend({ intent: z.literal("answer") }),
    RoundOf.extend({ intent: z.literal("close") }),
    Withdrawal.extend({ intent: z.literal("withdraw") }),
  ])
  .superRefine((asked, check) => {
    if (asked.intent !== "answer" || asked.remarks.length >= 3) return
    if (asked.choice === "object" || asked.choice === "remarks")
      check.addIssue({ code: "custom", path: ["remarks"], message: `life.errors.${asked.choice}_why` })
  })
export type ActOnRound = z.infer<typeof ActOnRound>

export const ACT_KINDS = ["deliberation", "decree", "determination", "ordinance", "other"] as const
const optional = (most: number) =>
  words(most)
    .optional()
    .transform((text) => text || null)

export const RecordAct = PaperCode.extend({
  outcome: z.enum(["taken_up", "not_taken_up"], { error: "life.errors.act_outcome" }),
  body: z
    .string({ error: "life.errors.body_missing" })
    .trim()
    .min(2, { error: "life.errors.body_missing" })
    .max(200, { error: "life.errors.too_long" }),
  kind: z
    .enum(["", ...ACT_KINDS], { error: "life.errors.act_kind" })
    .optional()
    .transform((kind) => kind || null),
  number: optional(60),
  day: Day,
  link: words(500)
    .optional()
    .transform((text) => text || null)
    .refine((link) => link === null || /^https?:\/\/[^\s]+$/.test(link), { error: "life.errors.link" }),
  reason: optional(1000),
  /** The act itself, and what hangs on it. */
  files: OptionalFiles,
}).superRefine(({ outcome, kind, number, reason }, check) => {
  const missing = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message })
  if (outcome === "taken_up" && kind === null) missing("kind", "life.errors.act_kind")
  if (outcome === "taken_up" && number === null) missing("number", "life.errors.act_number")
  if (outcome === "not_taken_up" && (reason ?? "").length < 3) missing("reason", "life.errors.act_reason")
})
export type RecordAct = z.infer<typeof RecordAct>

/** An act that was recorded by mistake is marked void; the page says why. */
export const VoidAct = StepBack.extend({ actCode: z.string() })
export type VoidAct = z.infer<typeof VoidAct>
