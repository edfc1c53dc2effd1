import { z } from "zod"
import { civilDayTyped } from "../civil-time.ts"
import { LanguageCode } from "../people/input.ts"
import { ORGANISATION_KINDS } from "../people/organisations/organisation.ts"
import { PROFESSIONS } from "./eligibility.ts"
import { APPROVALS, CONFIRMATIONS, MODES, NEED_KINDS } from "./enrolment.ts"

const words = (missing: string, long: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(3, { error: missing })
    .max(long, { error: "courses.errors.text_long" })

const optionalWords = (long: number) =>
  z
    .string()
    .trim()
    .max(long, { error: "courses.errors.text_long" })
    .optional()
    .transform((text) => text || null)

const whole = (error: string, from: number, to: number) =>
  z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })

const day = (error: string) =>
  z
    .string({ error })
    .trim()
    .transform((text, check) => {
      const read = civilDayTyped(text)
      if (read) return read
      check.addIssue({ code: "custom", message: error })
      return z.NEVER
    })

/** Minutes after midnight, of what was typed as `9:00`, `09.00` or `9`. */
export const clockTyped = (text: string): number | null => {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? []
  const [hours, rest] = [Number(hour), Number(minute)]
  return hour !== undefined && hours < 24 && rest < 60 ? hours * 60 + rest : null
}

const clock = (error: string) =>
  z.string({ error }).transform((text, check) => {
    const read = clockTyped(text)
    if (read !== null) return read
    check.addIssue({ code: "custom", message: error })
    return z.NEVER
  })

const chosen = <T extends string>(values: readonly [T, ...T[]]) => z.array(z.enum(values)).default([])

export const CreateCourse = z.object({
  title: words("courses.errors.title_missing", 200),
  language: LanguageCode,
  summary: words("courses.errors.summary_missing", 2_000),
  target: words("courses.errors.target_missing", 500),
  providerCode: z
    .string({ error: "courses.errors.provider_missing" })
    .min(1, { error: "courses.errors.provider_missing" }),
  places: z
    .string({ error: "courses.errors.places_missing" })
    .trim()
    .min(1, { error: "courses.errors.places_missing" }),
  topics: z.array(z.uuid()).default([]),
  threshold: whole("courses.errors.threshold_wrong", 0, 100),
  excusedLeaveDenominator: z
    .enum(["yes"])
    .optional()
    .transform((value) => value === "yes"),
  isTemplate: z
    .enum(["yes"])
    .optional()
    .transform((value) => value === "yes"),
  copiedFrom: z.string().optional(),
})
export type CreateCourse = z.infer<typeof CreateCourse>

const EDITION_FIELDS = {
  mode: z.enum(MODES, { error: "courses.errors.mode_missing" }),
  place: optionalWords(300),
  language: LanguageCode,
  capacity: whole("courses.errors.capacity_wrong", 1, 2_000),
  reservedSeats: z
    .union([z.literal("").transform(() => 0), whole("courses.errors.reserved_wrong", 0, 2_000)])
    .default(0),
  reservedKinds: chosen(ORGANISATION_KINDS),
  approval: z.enum(APPROVALS, { error: "courses.errors.approval_missing" }),
  confirmation: z.enum(CONFIRMATIONS, { error: "courses.errors.confirmation_missing" }),
  offerHours: whole("courses.errors.offer_hours_wrong", 1, 720),
  opensOn: day("courses.errors.day_wrong"),
  closesOn: day("courses.errors.day_wrong"),
  cancelOn: day("courses.errors.day_wrong"),
  professions: chosen(PROFESSIONS),
  organisationKinds: chosen(ORGANISATION_KINDS),
  trainers: z.array(z.string()).default([]),
  tutors: z.array(z.string()).default([]),
}

type Fields = {
  reservedSeats: number
  reservedKinds: string[]
  capacity: number
  opensOn: string
  closesOn: string
}

const soundEdition = (input: Fields, check: z.RefinementCtx) => {
  const wrong = (field: keyof Fields, message: string) =>
    check.addIssue({ code: "custom", path: [field], message })
  if (input.closesOn < input.opensOn) wrong("closesOn", "courses.errors.closes_early")
  if (input.reservedSeats > input.capacity) wrong("reservedSeats", "courses.errors.too_much_reserved")
  if (input.reservedSeats > 0 && input.reservedKinds.length === 0)
    wrong("reservedKinds", "courses.errors.reserved_kinds_missing")
}

export const CreateEdition = z
  .object({ courseCode: z.string(), copiedFrom: z.string().optional(), ...EDITION_FIELDS })
  .superRefine(soundEdition)
export type CreateEdition = z.infer<typeof CreateEdition>

export const EditEdition = z.object({ editionCode: z.string(), ...EDITION_FIELDS }).superRefine(soundEdition)
export type EditEdition = z.infer<typeof EditEdition>

const SESSION_FIELDS = {
  title: words("courses.errors.session_title_missing", 200),
  day: day("courses.errors.day_wrong"),
  from: clock("courses.errors.clock_wrong"),
  until: clock("courses.errors.clock_wrong"),
  breakMinutes: z
    .union([z.literal("").transform(() => 0), whole("courses.errors.break_wrong", 0, 600)])
    .default(0),
  room: optionalWords(300),
  link: z
    .union([
      z.literal("").transform(() => null),
      z.url({ protocol: /^https$/, error: "courses.errors.link_wrong" }),
    ])
    .optional()
    .transform((link) => link ?? null),
}
const afterStart = (input: { from: number; until: number }, check: z.RefinementCtx) => {
  if (input.until <= input.from)
    check.addIssue({ code: "custom", path: ["until"], message: "courses.errors.ends_early" })
}

export const AddSession = z.object({ editionCode: z.string(), ...SESSION_FIELDS }).superRefine(afterStart)
export type AddSession = z.infer<typeof AddSession>
const Reason = words("courses.errors.reason_missing", 500)
export const SessionAct = z.discriminatedUnion("intent", [
  z
    .object({ intent: z.literal("change"), sessionCode: z.string(), ...SESSION_FIELDS })
    .superRefine(afterStart),
  z.object({ intent: z.literal("cancel"), sessionCode: z.string(), reason: Reason }),
])
export type ChangeSession = Extract<z.infer<typeof SessionAct>, { intent: "change" }>
export type CancelSession = Extract<z.infer<typeof SessionAct>, { intent: "cancel" }>

export const CancelEdition = z.object({ editionCode: z.string(), reason: Reason })
export type CancelEdition = z.infer<typeof CancelEdition>
export const PublishEdition = z.object({ editionCode: z.string() })
export type PublishEdition = z.infer<typeof PublishEdition>

const NEED_FIELDS = {
  needs: chosen(NEED_KINDS),
  interpreterDetail: optionalWords(100),
  childcareDetail: optionalWords(100),
}
const Work = z.enum(PROFESSIONS, { error: "courses.errors.profession_missing" })

export const Enrol = z.object({ editionCode: z.string(), profession: Work, ...NEED_FIELDS })
export type Enrol = z.infer<typeof Enrol>

export const EnrolGroup = z.object({
  editionCode: z.string(),
  organisationId: z.uuid({ error: "errors.not_found.text" }),
  people: z
    .array(z.string())
    .min(1, { error: "courses.errors.people_missing" })
    .max(50, { error: "courses.errors.too_much_people" }),
  profession: Work,
})
export type EnrolGroup = z.infer<typeof EnrolGroup>

const ofEnrolment = { enrolmentCode: z.string() }

export const EnrolmentAct = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("approve"), ...ofEnrolment }),
  z.object({ intent: z.literal("refuse"), ...ofEnrolment, reason: Reason }),
  z.object({ intent: z.literal("accept"), ...ofEnrolment }),
  z.object({ intent: z.literal("decline"), ...ofEnrolment }),
  z.object({ intent: z.literal("cancel"), ...ofEnrolment, reason: optionalWords(500) }),
  z.object({
    ...{ intent: z.literal("priority"), ...ofEnrolment, priorityReason: Reason },
    priority: whole("courses.errors.priority_wrong", -9, 9),
  }),
])
export type EnrolmentAct = z.infer<typeof EnrolmentAct>
type Act<Intent extends EnrolmentAct["intent"]> = Extract<EnrolmentAct, { intent: Intent }>
export type DecideEnrolment = Act<"approve" | "refuse">
export type AnswerOffer = Act<"accept" | "decline">
export type CancelEnrolment = Act<"cancel">
export type SetPriority = Act<"priority">

const filter = z.string().max(100).nullable().catch(null)

export const CatalogueFilters = z.object({
  region: filter,
  topic: z.uuid().nullable().catch(null),
  profession: z.enum(PROFESSIONS).nullable().catch(null),
})
