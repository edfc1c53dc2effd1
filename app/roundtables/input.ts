import { z } from "zod"
import { Email, LanguageCode, PersonName } from "../people/input.ts"

/** A civil day typed as `g/m/aaaa` or sent by a date field as `aaaa-mm-gg`, given back as `YYYY-MM-DD`. */
export const Day = z
  .string({ error: "roundtables.errors.day_wrong" })
  .trim()
  .transform((text, check) => {
    const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
    const [year, month, date] = typed
      ? [Number(typed[3]), Number(typed[2]), Number(typed[1])]
      : iso
        ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
        : [0, 0, 0]
    const instant = new Date(Date.UTC(year, month - 1, date))
    const isReal = year > 1900 && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
    if (isReal) return instant.toISOString().slice(0, 10)
    check.addIssue({ code: "custom", message: "roundtables.errors.day_wrong" })
    return z.NEVER
  })

const OptionalDay = z
  .string({ error: "roundtables.errors.day_wrong" })
  .optional()
  .transform((text) => text?.trim() || undefined)
  .pipe(Day.optional())
  .transform((day) => day ?? null)

const Rank = z
  .string({ error: "roundtables.errors.rank_wrong" })
  .regex(/^\d$/, { error: "roundtables.errors.rank_wrong" })
  .transform(Number)

export const InviteDelegate = z.object({
  seatCode: z.string(),
  rank: Rank,
  name: PersonName,
  email: Email,
  language: LanguageCode,
  startsOn: Day,
  endsOn: OptionalDay,
  letter: z.string().trim().max(120, { error: "roundtables.errors.letter_long" }).optional(),
})
export type InviteDelegate = z.infer<typeof InviteDelegate>

export const InvitationCode = z.object({ invitationCode: z.string() })
export type InvitationCode = z.infer<typeof InvitationCode>

export const InvitationToken = z.object({ token: z.string() })
export type InvitationToken = z.infer<typeof InvitationToken>

export const UseInvitation = z.object({
  token: z.string(),
  name: PersonName.optional(),
  password: z.string().max(1000, { error: "people.errors.password_too_long" }).optional(),
})
export type UseInvitation = z.infer<typeof UseInvitation>

export const EndMandate = z.object({
  termCode: z.string(),
  reason: z
    .string({ error: "roundtables.errors.reason_missing" })
    .trim()
    .min(3, { error: "roundtables.errors.reason_missing" })
    .max(500, { error: "roundtables.errors.reason_long" }),
})
export type EndMandate = z.infer<typeof EndMandate>

export const ROUNDTABLE_KINDS = ["regional", "territorial", "working_group", "interregional"] as const

export const CreateRoundtable = z
  .object({
    name: z
      .string({ error: "roundtables.errors.name_missing" })
      .trim()
      .min(3, { error: "roundtables.errors.name_missing" })
      .max(200, { error: "roundtables.errors.name_long" }),
    kind: z.enum(ROUNDTABLE_KINDS, { error: "roundtables.errors.kind_missing" }),
    parentCode: z.string().optional(),
    territory: z
      .string({ error: "roundtables.errors.territory_missing" })
      .trim()
      .min(2, { error: "roundtables.errors.territory_missing" })
      .max(200, { error: "roundtables.errors.name_long" }),
    mandate: z
      .string({ error: "roundtables.errors.mandate_missing" })
      .trim()
      .min(3, { error: "roundtables.errors.mandate_missing" })
      .max(2000, { error: "roundtables.errors.mandate_long" }),
    startsOn: Day,
    endsOn: OptionalDay,
    visibility: z.enum(["public", "members"], { error: "roundtables.errors.visibility_missing" }),
    language: LanguageCode,
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    error: "roundtables.errors.ends_before_start",
    path: ["endsOn"],
  })
export type CreateRoundtable = z.infer<typeof CreateRoundtable>

export const AddSeat = z.object({
  roundtableCode: z.string(),
  label: z
    .string({ error: "roundtables.errors.label_missing" })
    .trim()
    .min(1, { error: "roundtables.errors.label_missing" })
    .max(12, { error: "roundtables.errors.label_missing" }),
  constituencyId: z.uuid({ error: "roundtables.errors.group_missing" }),
  organisationCode: z
    .string({ error: "roundtables.errors.organisation_missing" })
    .min(1, { error: "roundtables.errors.organisation_missing" }),
  holder: z.enum(["organisation", "person"], { error: "roundtables.errors.holder_missing" }),
  voting: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
})
export type AddSeat = z.infer<typeof AddSeat>
