import { z } from "zod"
import { clockTyped } from "../input.ts"
import { DIRECTIONS, PLACES, type Place } from "./presence.ts"

const LONG = "courses.errors.text_long"
const optionalWords = (long: number) =>
  z
    .string()
    .trim()
    .max(long, { error: LONG })
    .optional()
    .transform((text) => text || null)

/** A reading of the clock, or nothing. */
const optionalClock = z
  .string()
  .optional()
  .transform((text, check) => {
    if (!text?.trim()) return null
    const read = clockTyped(text)
    if (read !== null) return read
    check.addIssue({ code: "custom", message: "courses.errors.clock_wrong" })
    return z.NEVER
  })

/** Longer ago than any session with its margins lasts. */
const LONGEST_WAIT_SECONDS = 7 * 86_400

const ofSession = { sessionCode: z.string() }
const lost = { error: "errors.not_found.text" }

export const RecordEntry = z.object({
  ...{ intent: z.literal("entry"), ...ofSession, enrolmentCode: z.string() },
  direction: z.enum(DIRECTIONS, lost),
  place: z.enum(PLACES, lost).optional(),
  /** When it was, if it was not now. */
  clock: optionalClock,
  /** So long an entry waited for the network: the phone's clock may be wrong, what passed on it is not. */
  waitedSeconds: z.coerce.number().int().min(0).max(LONGEST_WAIT_SECONDS).default(0),
  key: z.uuid(lost),
  /** Whose page it was tapped on: a phone in the room may change hands before it is sent. */
  by: z.string().max(100).optional(),
})
export type RecordEntry = z.infer<typeof RecordEntry>

export const LetOut = z.object({ intent: z.literal("out_all"), ...ofSession })
export type LetOut = z.infer<typeof LetOut>

export const RegisterAct = z.discriminatedUnion("intent", [RecordEntry, LetOut])

/** So many stays are written at most by hand. */
export const MOST_STAYS = 12
const STAYS = Array.from({ length: MOST_STAYS }, (_, n) => n + 1)

type Clocks = Record<`in${number}` | `out${number}`, number | null>
const clocks = Object.fromEntries(
  STAYS.flatMap((n) => [
    [`in${n}`, optionalClock],
    [`out${n}`, optionalClock],
  ]),
) as Record<keyof Clocks, typeof optionalClock>
const places = Object.fromEntries(STAYS.map((n) => [`place${n}`, z.enum(PLACES, lost).optional()])) as Record<
  `place${number}`,
  z.ZodOptional<z.ZodEnum<{ room: "room"; online: "online" }>>
>

export const WritePresence = z
  .object({
    ...{ ...ofSession, enrolmentCode: z.string(), ...clocks, ...places },
    ...{ excuse: optionalWords(500), reason: optionalWords(500) },
    /** What was written when the form was made: see `seenOf`. */
    seen: z.string().max(100).optional(),
  })
  .transform((input, check) => {
    const typed = input as unknown as Partial<Clocks>
    const where = input as unknown as Partial<Record<`place${number}`, Place>>
    const stays = STAYS.flatMap((n) => {
      const [from, until] = [typed[`in${n}`] ?? null, typed[`out${n}`] ?? null]
      if (from === null && until === null) return []
      if (from === null)
        check.addIssue({ code: "custom", path: [`in${n}`], message: "register.errors.in_missing" })
      else if (until !== null && until <= from)
        check.addIssue({ code: "custom", path: [`out${n}`], message: "courses.errors.ends_early" })
      else return [{ from, until, place: where[`place${n}`] ?? null }]
      return []
    })
    const { sessionCode, enrolmentCode, excuse, reason, seen } = input
    return { sessionCode, enrolmentCode, excuse, reason, seen, stays }
  })
export type WritePresence = Omit<z.infer<typeof WritePresence>, "seen"> & { seen?: string | undefined }

/** A lesson has so many breaks at most. */
export const MOST_BREAKS = 2

const typedClock = (value: unknown): number | null => (typeof value === "string" ? clockTyped(value) : null)

export const WriteLesson = z
  .looseObject({
    ...ofSession,
    topic: z
      .string({ error: "register.errors.topic_missing" })
      .trim()
      .min(3, { error: "register.errors.topic_missing" })
      .max(500, { error: LONG }),
    notes: optionalWords(2_000),
    creditsToEnd: z
      .enum(["yes"])
      .optional()
      .transform((value) => value === "yes"),
    /** Who may have held it; from when to when stands in `holderFrom1` and `holderUntil1` of the first, and so on. */
    holder: z
      .array(z.string())
      .max(50)
      .default([])
      .refine((holders) => new Set(holders).size === holders.length, {
        error: "courses.errors.staff_unknown",
      }),
    reason: optionalWords(500),
  })
  .transform((input, check) => {
    /** A stretch of two fields, null where both are empty. */
    const stretch = (from: string, until: string, message: string) => {
      if (!input[from] && !input[until]) return null
      const [begin, end] = [typedClock(input[from]), typedClock(input[until])]
      if (begin !== null && end !== null && begin < end) return { from: begin, until: end }
      check.addIssue({ code: "custom", path: [until], message })
      return null
    }
    const breaks = Array.from({ length: MOST_BREAKS }, (_, n) =>
      stretch(`breakFrom${n + 1}`, `breakUntil${n + 1}`, "register.errors.break_wrong"),
    ).filter((one) => one !== null)
    const holders = input.holder.flatMap((who, n) => {
      const held = stretch(`holderFrom${n + 1}`, `holderUntil${n + 1}`, "register.errors.holder_wrong")
      return held ? [{ who, index: n + 1, ...held }] : []
    })
    const { sessionCode, topic, notes, creditsToEnd, reason } = input
    return { sessionCode, topic, notes, creditsToEnd, reason, breaks, holders }
  })
export type WriteLesson = z.infer<typeof WriteLesson>

export const CloseRegister = z.object({ intent: z.enum(["lock", "countersign"]), ...ofSession })
export type CloseRegister = z.infer<typeof CloseRegister>
