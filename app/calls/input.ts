import { z } from "zod"
import { centsTyped } from "../answers/input.ts"
import { instantOf } from "../civil-time.ts"
import { TIME, yes } from "../meetings/input.ts"
import { Day, OptionalDay } from "../people/day.ts"
import { LanguageCode } from "../people/input.ts"
import { WHO } from "./call.ts"

export const MOST_CRITERIA = 8
const LONG = { error: "calls.errors.too_long" }
const KINDS = { error: "calls.errors.kinds" }

const words = (least: number, most: number, key: string) =>
  z.string({ error: key }).trim().min(least, { error: key }).max(most, LONG)
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, LONG)
    .optional()
    .transform((text) => text || null)

const sum = (typed: string, check: z.RefinementCtx): number | null => {
  const cents = centsTyped(typed)
  if (cents !== undefined) return cents
  check.addIssue({ code: "custom", message: "calls.errors.money" })
  return z.NEVER
}
const MaybeMoney = z.string().default("").transform(sum)
const Money = MaybeMoney.refine((cents) => cents !== null && cents > 0, {
  error: "calls.errors.money_missing",
}).transform((cents) => cents ?? 0)

const Time = z
  .string({ error: "meetings.errors.time" })
  .trim()
  .regex(TIME, { error: "meetings.errors.time" })
  .transform((text) => {
    const [, hours, minutes] = TIME.exec(text) ?? []
    return Number(hours) * 60 + Number(minutes)
  })

const whole = (key: string, most: number) =>
  z
    .string()
    .trim()
    .default("")
    .refine((text) => /^\d{0,3}$/.test(text) && Number(text) <= most, { error: key })
    .transform((text) => (text === "" ? null : Number(text)))

const CRITERIA = Object.fromEntries(
  Array.from({ length: MOST_CRITERIA }, (_, n) => [
    [`criterion${n}name`, z.string().trim().max(300, LONG).default("")],
    [`criterion${n}most`, whole("calls.errors.weight", 100)],
  ]).flat(),
) as Record<string, z.ZodType>

export type Criterion = { name: string; most: number }

/** The criteria that were typed, each with its weight; one without the other is refused at its field. */
const criteriaOf = (typed: Readonly<Record<string, unknown>>, check: z.RefinementCtx): Criterion[] =>
  Array.from({ length: MOST_CRITERIA }, (_, n) => ({
    ...{ n, name: String(typed[`criterion${n}name`] ?? "") },
    most: (typed[`criterion${n}most`] as number | null | undefined) ?? 0,
  })).flatMap(({ n, name, most }) => {
    if (name === "" && most === 0) return []
    const wrong = (path: string, message: string) =>
      check.addIssue({ code: "custom", path: [`criterion${n}${path}`], message })
    if (name === "") wrong("name", "calls.errors.criterion")
    if (most === 0) wrong("most", "calls.errors.weight")
    return [{ name, most }]
  })

const card = {
  title: words(3, 160, "calls.errors.title"),
  language: LanguageCode,
  purpose: words(20, 6_000, "calls.errors.purpose"),
  kinds: z.array(z.enum(WHO, KINDS), KINDS).min(1, KINDS).max(WHO.length),
  territory: optional(1000),
  budget: Money,
  most: Money,
  leastPoints: whole("calls.errors.least", 800),
  isPartGiven: yes,
  ...{ openDay: Day, openTime: Time, closeDay: Day, closeTime: Time },
  contact: words(5, 500, "calls.errors.contact"),
  funding: optional(20),
  ...CRITERIA,
}

type Typed = z.output<z.ZodObject<typeof card>>

/** The form as a call is kept: instants of Rome's clock, sums in cents, criteria in order. */
const kept = <T extends Typed>(typed: T, check: z.RefinementCtx) => {
  const wrong = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message })
  const opensAt = instantOf(typed.openDay, typed.openTime)
  const closesAt = instantOf(typed.closeDay, typed.closeTime)
  const criteria = criteriaOf(typed, check)
  const all = criteria.reduce((points, { most }) => points + most, 0)
  if (closesAt <= opensAt) wrong("closeDay", "calls.errors.closes_first")
  if (typed.most > typed.budget) wrong("most", "calls.errors.most_over_budget")
  if (criteria.length === 0) wrong("criterion0name", "calls.errors.criteria_missing")
  if ((typed.leastPoints ?? 0) > all) wrong("leastPoints", "calls.errors.least_over_all")
  const { title, language, purpose, kinds, territory, contact, funding, isPartGiven } = typed
  return {
    ...{ title, language, purpose, kinds, territory, contact, funding, isPartGiven, opensAt, closesAt },
    ...{ budgetCents: typed.budget, mostCents: typed.most, leastPoints: typed.leastPoints ?? 0, criteria },
  }
}

export const NewCall = z
  .object({ ...card, roundtableCode: z.string() })
  .transform((typed, check) => ({ ...kept(typed, check), roundtableCode: typed.roundtableCode }))
export type NewCall = z.output<typeof NewCall>

export const EditCall = z
  .object({ ...card, callCode: z.string() })
  .transform((typed, check) => ({ ...kept(typed, check), callCode: typed.callCode }))
export type EditCall = z.output<typeof EditCall>
export type CallCard = Omit<NewCall, "roundtableCode">

export const OfCall = z.object({ callCode: z.string() })
export type OfCall = z.output<typeof OfCall>

export const CancelCall = OfCall.extend({ words: words(10, 2_000, "calls.errors.reason") })
export type CancelCall = z.output<typeof CancelCall>

export const StartProject = OfCall.extend({
  /** In whose name: `o:CODE` an organisation's, `s:CODE` a seat's. */
  author: words(1, 30, "proposals.errors.author_missing"),
  title: words(3, 160, "proposals.errors.title_missing"),
  language: LanguageCode,
})
export type StartProject = z.output<typeof StartProject>

/** What a project says besides its four answers; half of it may wait. */
export const SaveProject = z.object({
  proposalCode: z.string(),
  rev: z.coerce.number().int(),
  ...{ asked: MaybeMoney, own: MaybeMoney, startsOn: OptionalDay, endsOn: OptionalDay },
  ...{ partners: optional(2_000), place: optional(300) },
})
export type SaveProject = z.output<typeof SaveProject>

export const EnterProject = z.object({ proposalCode: z.string(), rev: z.coerce.number().int() })
export type EnterProject = z.output<typeof EnterProject>
export const OfProject = z.object({ proposalCode: z.string() })
export type OfProject = z.output<typeof OfProject>

const numbered = <S extends z.ZodType>(name: string, schema: S) =>
  Object.fromEntries(Array.from({ length: MOST_CRITERIA }, (_, n) => [`${name}${n}`, schema])) as Record<
    string,
    S
  >

/** Points and reasons by the place of their criterion: `points0`, `reason0`, … */
export const GivePoints = OfCall.extend({
  proposalCode: z.string(),
  ...numbered("points", whole("calls.errors.points", 100)),
  ...numbered("reason", z.string().trim().max(2_000, LONG).default("")),
}).transform((typed) => ({
  ...{ callCode: typed.callCode, proposalCode: typed.proposalCode },
  given: Array.from({ length: MOST_CRITERIA }, (_, n) => ({
    points: ((typed as Record<string, unknown>)[`points${n}`] as number | null | undefined) ?? null,
    reason: String((typed as Record<string, unknown>)[`reason${n}`] ?? ""),
  })),
}))
export type GivePoints = z.output<typeof GivePoints>
