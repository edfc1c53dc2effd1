import { z } from "zod"
import { instantOf } from "../../civil-time.ts"
import { OptionalFile } from "../../files/input.ts"
import { Day, OptionalDay } from "../../people/day.ts"
import { optional, TIME, yes } from "../input.ts"

/** A time of day in minutes after midnight; null where nothing was typed: now. */
export const OptionalTime = z
  .string()
  .trim()
  .optional()
  .transform((text, check) => {
    if (!text) return null
    const [, hours, minutes] = TIME.exec(text) ?? []
    if (hours === undefined) {
      check.addIssue({ code: "custom", message: "assembly.errors.time" })
      return z.NEVER
    }
    return Number(hours) * 60 + Number(minutes)
  })
export const reason = z
  .string({ error: "assembly.errors.reason" })
  .trim()
  .min(3, { error: "assembly.errors.reason" })
  .max(1000, { error: "meetings.errors.text_long" })

export const IDENTITIES = ["seen", "heard", "known"] as const
export const EXITS = ["left", "line_lost"] as const

const here = { meetingCode: z.string() }
const ofSeat = { ...here, seatCode: z.string({ error: "assembly.errors.seat" }) }

export const MeetingCode = z.object(here)
export type MeetingCode = z.output<typeof MeetingCode>

export const ConfirmPresence = z.object({
  ...ofSeat,
  /** `person:CODE` or `note:CODE`. */
  who: z
    .string({ error: "assembly.errors.who" })
    .regex(/^(person|note):[0-9A-Z]{10}$/, { error: "assembly.errors.who" }),
  remote: yes,
  identity: z.enum(IDENTITIES, { error: "assembly.errors.identity" }).optional(),
  at: OptionalTime,
  /** Whoever sits there gets up at the same moment. */
  replace: yes,
})
export type ConfirmPresence = z.output<typeof ConfirmPresence>

export const ConfirmBeside = z.object({ ...here, personCode: z.string(), remote: yes })
export type ConfirmBeside = z.output<typeof ConfirmBeside>

export const MarkExit = z.object({
  ...here,
  presenceId: z.uuid({ error: "assembly.errors.presence" }),
  exit: z.enum(EXITS).default("left"),
  at: OptionalTime,
})
export type MarkExit = z.output<typeof MarkExit>

export const CorrectPresence = z.object({
  ...here,
  presenceId: z.uuid({ error: "assembly.errors.presence" }),
  from: OptionalTime,
  until: OptionalTime,
  /** Nobody was there: the row is struck out and nothing takes its place. */
  strike: yes,
  reason,
})
export type CorrectPresence = z.output<typeof CorrectPresence>

export const JustifyAbsence = z.object({ ...ofSeat, reason: optional(500) })
export type JustifyAbsence = z.output<typeof JustifyAbsence>
export const OfSeat = z.object(ofSeat)
export type OfSeat = z.output<typeof OfSeat>

/** `no` is an answer too: where one is, in a mixed meeting. */
const remote = z
  .enum(["yes", "no"])
  .optional()
  .transform((value) => value === "yes")
export const Announce = z.object({ ...here, remote, code: optional(10) })
export type Announce = z.output<typeof Announce>
export const AnnounceByLink = z.object({ token: z.string(), remote })
export type AnnounceByLink = z.output<typeof AnnounceByLink>

/** Suspended for a while, or adjourned to a day and an hour (aggiornata). */
export const Suspend = z
  .object({ ...here, reason, day: OptionalDay, time: OptionalTime })
  .superRefine(({ day, time }, check) => {
    if (day && time === null)
      check.addIssue({ code: "custom", path: ["time"], message: "assembly.errors.time" })
    if (!day && time !== null)
      check.addIssue({ code: "custom", path: ["day"], message: "roundtables.errors.day_wrong" })
  })
  .transform(({ day, time, ...rest }) => ({
    ...rest,
    resumesAt: day && time !== null ? instantOf(day, time) : null,
  }))
export type Suspend = z.output<typeof Suspend>

/** The points that are left to a next meeting, and when that is. */
export const CarryOver = z
  .object({
    ...here,
    items: z
      .array(z.string(), { error: "sittings.errors.items" })
      .min(1, { error: "sittings.errors.items" })
      .max(200),
    day: Day,
    time: OptionalTime,
  })
  .superRefine(({ time }, check) => {
    if (time === null) check.addIssue({ code: "custom", path: ["time"], message: "assembly.errors.time" })
  })
  .transform(({ day, time, ...rest }) => ({ ...rest, startsAt: instantOf(day, time ?? 0) }))
export type CarryOver = z.output<typeof CarryOver>

export const TakeItem = z.object({ ...here, itemCode: z.string() })
export type TakeItem = z.output<typeof TakeItem>

export const OfRequest = z.object({ ...here, requestCode: z.string() })
export type OfRequest = z.output<typeof OfRequest>

export const GiveProxy = z.object({
  ...here,
  principalCode: z.string({ error: "assembly.errors.seat" }).min(1, { error: "assembly.errors.seat" }),
  holderCode: z.string({ error: "assembly.errors.seat" }).min(1, { error: "assembly.errors.seat" }),
  letter: optional(4000),
  protocol: optional(200),
  file: OptionalFile,
})
export type GiveProxy = z.output<typeof GiveProxy>
export const WithdrawProxy = z.object({ ...here, proxyCode: z.string() })
export type WithdrawProxy = z.output<typeof WithdrawProxy>
