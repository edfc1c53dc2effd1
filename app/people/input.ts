import { z } from "zod"
import { OptionalDay } from "./day.ts"
import { ORGANISATION_OFFICES, PLATFORM_ROLES } from "./roles.ts"

const required = (key: string) => z.string({ error: key }).trim().min(1, { error: key })

/** An e-mail address as typed, in the form that is stored: trimmed, lower case. */
export const Email = required("people.errors.email_missing")
  .max(254, { error: "people.errors.email_wrong" })
  .toLowerCase()
  .pipe(z.email({ error: "people.errors.email_wrong" }))

export const PersonName = required("people.errors.name_missing").max(120, {
  error: "people.errors.name_long",
})

export const LanguageCode = z.enum(["it", "en", "fr", "ar"], { error: "people.errors.language_unknown" })

export const SignIn = z.object({
  email: Email,
  password: z
    .string({ error: "people.errors.password_missing" })
    .min(1, { error: "people.errors.password_missing" })
    .max(1000, { error: "people.errors.sign_in_failed" }),
})
export type SignIn = z.infer<typeof SignIn>

export const EndSession = z.object({
  id: z
    .string({ error: "errors.not_found.text" })
    .regex(/^[0-9a-f]{64}$/, { error: "errors.not_found.text" }),
})
export type EndSession = z.infer<typeof EndSession>

export const ChangeProfile = z.object({ name: PersonName, language: LanguageCode })
export type ChangeProfile = z.infer<typeof ChangeProfile>

export const AskMailLink = z.object({ email: Email, intent: z.enum(["sign_in", "password"]) })
export type AskMailLink = z.infer<typeof AskMailLink>

export const MailLinkToken = z.object({ token: z.string() })
export type MailLinkToken = z.infer<typeof MailLinkToken>

const NewPassword = z.string().max(1000, { error: "people.errors.password_too_long" })

export const UseMailLink = z.object({
  token: z.string(),
  name: PersonName.optional(),
  password: NewPassword.optional(),
})
export type UseMailLink = z.infer<typeof UseMailLink>

export const AskEmailChange = z.object({
  email: Email,
  password: z
    .string({ error: "people.errors.password_missing" })
    .max(1000, { error: "people.errors.wrong_password" })
    .optional(),
})
export type AskEmailChange = z.infer<typeof AskEmailChange>

export const ChooseOrganisation = z.object({
  organisation: z.uuid({ error: "people.refuse.not_yours" }),
  to: z.string().optional(),
})
export type ChooseOrganisation = z.infer<typeof ChooseOrganisation>

const Reason = z
  .string({ error: "roundtables.errors.reason_missing" })
  .trim()
  .min(3, { error: "roundtables.errors.reason_missing" })
  .max(500, { error: "roundtables.errors.reason_long" })

const Ticked = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes")

export const RequestOrganisation = z.object({
  organisation: required("people.errors.organisation_name_missing")
    .min(2, { error: "people.errors.organisation_name_missing" })
    .max(200, { error: "people.errors.text_long" }),
  role: required("people.errors.role_missing").max(200, { error: "people.errors.text_long" }),
})
export type RequestOrganisation = z.infer<typeof RequestOrganisation>

export const RequestAccount = RequestOrganisation.extend({
  name: PersonName,
  email: Email,
  language: LanguageCode,
})
export type RequestAccount = z.infer<typeof RequestAccount>

export const RecogniseRequest = z.object({
  code: z.string(),
  /** As `MeantOrganisation`: the body that a typed name turned out to be. */
  organisation: z.string().max(200, { error: "people.errors.text_long" }).optional(),
  organisationCode: z.string().max(10).optional(),
})
export type RecogniseRequest = z.infer<typeof RecogniseRequest>

export const RefuseRequest = z.object({ code: z.string(), reason: Reason })
export type RefuseRequest = z.infer<typeof RefuseRequest>

const MembershipPlace = z.object({ organisationCode: z.string(), personCode: z.string() })

export const ChangeMembership = MembershipPlace.extend({
  role: Ticked,
  offices: z.array(z.enum(ORGANISATION_OFFICES, { error: "people.errors.role_missing" })).default([]),
})
export type ChangeMembership = z.infer<typeof ChangeMembership>

export const EndMembership = MembershipPlace.extend({ reason: Reason })
export type EndMembership = z.infer<typeof EndMembership>

export const InvitePerson = z.object({
  organisationCode: z.string(),
  name: PersonName,
  email: Email,
  language: LanguageCode,
  role: Ticked,
})
export type InvitePerson = z.infer<typeof InvitePerson>

export const WithdrawInvitation = z.object({ id: z.uuid({ error: "errors.not_found.text" }) })
export type WithdrawInvitation = z.infer<typeof WithdrawInvitation>

const GivenRole = z.enum(PLATFORM_ROLES, { error: "people.errors.role_missing" })

export const GrantRole = z.object({ personCode: z.string(), role: GivenRole, endsOn: OptionalDay })
export type GrantRole = z.infer<typeof GrantRole>

export const EndRole = z.object({ personCode: z.string(), role: GivenRole, reason: Reason })
export type EndRole = z.infer<typeof EndRole>

export const AskMerge = z.object({ email: Email })
export type AskMerge = z.infer<typeof AskMerge>

export const MergePeople = z.object({ personCode: z.string(), email: Email, reason: Reason })
export type MergePeople = z.infer<typeof MergePeople>

export const EraseSelf = z.object({
  password: z.string().max(1000, { error: "people.errors.wrong_password" }).optional(),
  sure: z.literal("yes", { error: "people.errors.sure_missing" }),
})
export type EraseSelf = z.infer<typeof EraseSelf>

export const ErasePerson = z.object({ personCode: z.string(), reason: Reason })
export type ErasePerson = z.infer<typeof ErasePerson>

/** What the list of people is asked for: words of name or address, a role, a state. */
export const PeopleFilter = z.object({
  q: z.string().trim().max(100).catch(""),
  role: GivenRole.nullable().catch(null),
  state: z.enum(["open", "closed", "merged"]).catch("open"),
  after: z.string().nullable().catch(null),
})
export type PeopleFilter = z.infer<typeof PeopleFilter>
