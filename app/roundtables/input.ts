import { z } from "zod"
import { Day, OptionalDay } from "../people/day.ts"
import { Email, LanguageCode, PersonName } from "../people/input.ts"
import { MeantOrganisation } from "../people/organisations/input.ts"
import { TABLE_OFFICES } from "../people/roles.ts"

export { Day, OptionalDay }

const Rank = z
  .string({ error: "roundtables.errors.rank_wrong" })
  .regex(/^\d$/, { error: "roundtables.errors.rank_wrong" })
  .transform(Number)

/** How a designating letter is found again: its subject, or its protocol number. */
export const LetterReference = z
  .string()
  .trim()
  .max(120, { error: "roundtables.errors.letter_long" })
  .optional()

export const InviteDelegate = z.object({
  seatCode: z.string(),
  rank: Rank,
  name: PersonName,
  email: Email,
  language: LanguageCode,
  startsOn: Day,
  endsOn: OptionalDay,
  letter: LetterReference,
  protocol: LetterReference,
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

export const AddSeat = MeantOrganisation.extend({
  roundtableCode: z.string(),
  label: z
    .string({ error: "roundtables.errors.label_missing" })
    .trim()
    .min(1, { error: "roundtables.errors.label_missing" })
    .max(12, { error: "roundtables.errors.label_missing" }),
  constituencyId: z.uuid({ error: "roundtables.errors.group_missing" }),
  holder: z.enum(["organisation", "person"], { error: "roundtables.errors.holder_missing" }),
  voting: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
})
export type AddSeat = z.infer<typeof AddSeat>

export const AddOfficer = z.object({
  roundtableCode: z.string(),
  email: Email,
  role: z.enum(TABLE_OFFICES, { error: "people.errors.role_missing" }),
  startsOn: Day,
  endsOn: OptionalDay,
})
export type AddOfficer = z.infer<typeof AddOfficer>

export const EndOfficer = z.object({ officerCode: z.string(), reason: EndMandate.shape.reason })
export type EndOfficer = z.infer<typeof EndOfficer>
