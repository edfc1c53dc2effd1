import { z } from "zod"
import { MATTERS, type Matter } from "../../roundtables/regulation/fields.ts"
import { optional } from "../input.ts"
import { OptionalTime } from "../session/input.ts"
import { METHODS } from "./counted.ts"

const COUNTED = ["yes", "no", "abstained", "invalid", "cast"] as const
type Counted = (typeof COUNTED)[number]

/** What was typed in `yes`, `yes2`, `yes3`…: a number, or one for each constituency in their order. */
const typedOf = (form: Readonly<Record<string, unknown>>, name: Counted): string[] =>
  Object.entries(form)
    .flatMap(([field, value]) => {
      const [, number = "1"] = new RegExp(`^${name}([2-9]|[1-4]\\d)?$`).exec(field) ?? []
      return field.startsWith(name) && typeof value === "string"
        ? [[Number(number), value.trim()] as const]
        : []
    })
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)

const isCount = (text: string) => /^\d{1,4}$/.test(text)

/** The numbers of the form, each refused beside the field that it was typed in. */
const countsOf = (form: Readonly<Record<string, unknown>>, check: z.RefinementCtx) => {
  const counts = Object.fromEntries(
    COUNTED.map((name) => {
      const typed = typedOf(form, name)
      for (const [n, text] of (typed.length > 0 ? typed : [""]).entries())
        if (!isCount(text)) {
          const path = [n === 0 ? name : `${name}${n + 1}`]
          check.addIssue({ code: "custom", path, message: "totals.errors.number" })
        }
      return [name, typed.map(Number)]
    }),
  )
  return counts as Record<Counted, number[]>
}

const totals = {
  meetingCode: z.string(),
  itemCode: z.string({ error: "totals.errors.item" }).min(1, { error: "totals.errors.item" }),
  proposal: z
    .string({ error: "totals.errors.proposal" })
    .trim()
    .min(3, { error: "totals.errors.proposal" })
    .max(2000, { error: "meetings.errors.text_long" }),
  matter: z.enum(MATTERS).catch("ordinary"),
  method: z.enum(METHODS, { error: "totals.errors.method" }),
  at: OptionalTime,
  /** What the chair voted, said by the chair where a tie is left to that. */
  casting: z
    .enum(["yes", "no", ""])
    .optional()
    .transform((vote) => vote || null),
}

/** The rest of the form is parsed by its schema, and the numbers by their names beside it. */
const withCounts = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).transform((form, check) => ({ ...form, ...countsOf(form, check) }))

export const EnterTotals = withCounts(totals)
export type EnterTotals = z.output<typeof EnterTotals>

/** Other numbers for what was entered; the reason is for what was confirmed already. */
export const CorrectTotals = withCounts({ ...totals, totalsCode: z.string(), reason: optional(1000) })
export type CorrectTotals = z.output<typeof CorrectTotals>

const one = { meetingCode: z.string(), totalsCode: z.string() }
/** Who confirms says which revision they have read. */
export const ConfirmTotals = z.object({ ...one, revision: z.coerce.number().int().min(0) })
export type ConfirmTotals = z.output<typeof ConfirmTotals>
export const OfTotals = z.object(one)
export type OfTotals = z.output<typeof OfTotals>

/** The matter of an address, or null where it names none. */
export const matterOf = (word: string | null): Matter | null => MATTERS.find((one) => one === word) ?? null
