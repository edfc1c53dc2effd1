import { z } from "zod"
import { Email, LanguageCode, PersonName } from "../../people/input.ts"
import { Day, EndMandate, LetterReference, OptionalDay } from "../input.ts"

const Reason = EndMandate.shape.reason
const yes = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes")

const SeatLabel = z
  .string({ error: "roundtables.errors.label_missing" })
  .trim()
  .min(1, { error: "roundtables.errors.label_missing" })
  .max(12, { error: "roundtables.errors.label_missing" })

export const EditSeat = z.object({
  seatCode: z.string(),
  label: SeatLabel,
  constituencyId: z.uuid({ error: "roundtables.errors.group_missing" }),
  voting: yes,
  weight: z
    .string()
    .optional()
    .transform((text) => Number(text?.trim() || "1"))
    .pipe(z.int({ error: "seats.errors.weight_wrong" }).min(1, { error: "seats.errors.weight_wrong" }))
    .pipe(z.number().max(5, { error: "seats.errors.weight_wrong" })),
  representsCode: z
    .string()
    .optional()
    .transform((code) => code || null),
})
export type EditSeat = z.infer<typeof EditSeat>

export const RemoveSeat = z.object({ seatCode: z.string(), reason: Reason })
export type RemoveSeat = z.infer<typeof RemoveSeat>

export const SeatCode = z.object({ seatCode: z.string() })
export type SeatCode = z.infer<typeof SeatCode>

export const MoveSubstitute = z.object({
  termCode: z.string({ error: "errors.not_found.text" }),
  direction: z.enum(["up", "down"], { error: "errors.invalid.text" }),
})
export type MoveSubstitute = z.infer<typeof MoveSubstitute>

export const TONES = ["institutions", "third_sector", "associations", "youth", "other"] as const

const GroupName = z
  .string({ error: "seats.errors.group_name_missing" })
  .trim()
  .min(2, { error: "seats.errors.group_name_missing" })
  .max(120, { error: "roundtables.errors.name_long" })

export const AddGroup = z.object({
  roundtableCode: z.string(),
  name: GroupName,
  tone: z.enum(TONES, { error: "seats.errors.tone_missing" }),
  takesDelegates: yes,
})
export type AddGroup = z.infer<typeof AddGroup>

export const EditGroup = AddGroup.extend({ groupId: z.uuid({ error: "errors.not_found.text" }) })
export type EditGroup = z.infer<typeof EditGroup>

export const MoveGroup = z.object({
  roundtableCode: z.string(),
  groupId: z.uuid({ error: "errors.not_found.text" }),
  direction: z.enum(["up", "down"], { error: "errors.invalid.text" }),
})
export type MoveGroup = z.infer<typeof MoveGroup>

export const RenewMandate = z.object({
  termCode: z.string(),
  endsOn: OptionalDay,
  letter: LetterReference,
  protocol: LetterReference,
})
export type RenewMandate = z.infer<typeof RenewMandate>

export const RequestDesignation = z.object({
  seatCode: z.string(),
  email: Email,
  language: LanguageCode,
  protocol: LetterReference,
  dueOn: Day,
})
export type RequestDesignation = z.infer<typeof RequestDesignation>

export const HandOverSeat = z
  .object({
    seatCode: z.string(),
    startsOn: Day,
    endsOn: OptionalDay,
    /** `nobody`, `invite`, or the code of a substitute's mandate. */
    to: z
      .string({ error: "seats.errors.successor_missing" })
      .min(1, { error: "seats.errors.successor_missing" }),
    name: z.string().trim().max(120, { error: "people.errors.name_missing" }).optional(),
    email: z.string().trim().max(254, { error: "people.errors.email_wrong" }).optional(),
    language: LanguageCode.optional(),
    letter: LetterReference,
    protocol: LetterReference,
    note: z.string().trim().max(2000, { error: "seats.errors.note_long" }).optional(),
  })
  .superRefine((input, check) => {
    if (input.to !== "invite") return
    const name = PersonName.safeParse(input.name)
    const email = Email.safeParse(input.email)
    for (const [field, parsed] of [["name", name] as const, ["email", email] as const])
      if (!parsed.success)
        check.addIssue({ code: "custom", path: [field], message: parsed.error.issues[0]?.message ?? "" })
  })
export type HandOverSeat = z.infer<typeof HandOverSeat>

export const HandOverOffice = z.object({
  roundtableCode: z.string(),
  email: Email,
  note: z.string().trim().max(2000, { error: "seats.errors.note_long" }).optional(),
})
export type HandOverOffice = z.infer<typeof HandOverOffice>

export const SendDelegate = z.object({
  seatCode: z.string(),
  name: PersonName,
  day: Day,
  letter: z
    .string({ error: "seats.errors.letter_missing" })
    .trim()
    .min(1, { error: "seats.errors.letter_missing" })
    .max(120, { error: "roundtables.errors.letter_long" }),
  protocol: LetterReference,
})
export type SendDelegate = z.infer<typeof SendDelegate>

export const DecideDelegate = z.discriminatedUnion("intent", [
  z.object({ noteCode: z.string(), intent: z.literal("accept") }),
  z.object({ noteCode: z.string(), intent: z.literal("refuse"), reason: Reason }),
  z.object({ noteCode: z.string(), intent: z.literal("withdraw") }),
])
export type DecideDelegate = z.infer<typeof DecideDelegate>
