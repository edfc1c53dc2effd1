import { z } from "zod"
import { ORGANISATION_KINDS } from "./organisation.ts"

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

export const CreateOrganisation = z.object({
  name: z
    .string({ error: "people.errors.organisation_name_missing" })
    .trim()
    .min(2, { error: "people.errors.organisation_name_missing" })
    .max(200, { error: "roundtables.errors.name_long" }),
  kind: z.enum(ORGANISATION_KINDS, { error: "people.errors.organisation_kind_missing" }),
  territory: required("roundtables.errors.territory_missing").max(200, {
    error: "roundtables.errors.name_long",
  }),
  language: LanguageCode,
})
export type CreateOrganisation = z.infer<typeof CreateOrganisation>
