import { z } from "zod"
import { Email, LanguageCode } from "../input.ts"
import {
  LEVELS,
  NATIONAL_SECTIONS,
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  REGISTERS,
} from "./organisation.ts"

/** A text that may be left out: trimmed, null when empty. */
const optional = (max: number, long: string) =>
  z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .refine((text) => text === null || text.length <= max, { error: long })

const emptyIsNull = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null)),
    schema.nullable(),
  )

/** Shared so that form, import and adhesion request ask the same of a name. */
export const OrganisationName = z
  .string({ error: "people.errors.organisation_name_missing" })
  .trim()
  .min(2, { error: "people.errors.organisation_name_missing" })
  .max(200, { error: "roundtables.errors.name_long" })

export const Kind = z.enum(ORGANISATION_KINDS, { error: "people.errors.organisation_kind_missing" })
export const LevelField = z.enum(LEVELS, { error: "organisations.errors.level_missing" })
export const Territory = z
  .string({ error: "roundtables.errors.territory_missing" })
  .trim()
  .min(2, { error: "roundtables.errors.territory_missing" })
  .max(200, { error: "roundtables.errors.name_long" })

const card = {
  name: OrganisationName,
  kind: Kind,
  level: LevelField,
  territory: Territory,
  language: LanguageCode,
}

export const CreateOrganisation = z.object(card)
export type CreateOrganisation = z.infer<typeof CreateOrganisation>

export const EditCard = z.object({ code: z.string(), ...card })
export type EditCard = z.infer<typeof EditCard>

const Phone = emptyIsNull(
  z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{5,30}$/, { error: "organisations.errors.phone_wrong" }),
)

const Website = emptyIsNull(
  z
    .string()
    .trim()
    .max(300, { error: "organisations.errors.website_wrong" })
    .transform((text) => (/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`))
    .refine((text) => /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text), {
      error: "organisations.errors.website_wrong",
    }),
)

/** How to reach a body; its own addresses, never a person's. */
export const contacts = { email: emptyIsNull(Email), pec: emptyIsNull(Email), phone: Phone, website: Website }

export const EditProfile = z.object({
  code: z.string(),
  presentation: optional(600, "organisations.errors.presentation_long"),
  presentationLanguage: LanguageCode,
  ...contacts,
})
export type EditProfile = z.infer<typeof EditProfile>

const REGISTER_LONG = "organisations.errors.register_long"

/** The numbers of a body in public registers, flat as a form, a row of a file and a request give them. */
export const registers = {
  nationalSection: emptyIsNull(z.enum(NATIONAL_SECTIONS, { error: "organisations.errors.section_unknown" })),
  nationalNumber: optional(60, REGISTER_LONG),
  runtsNumber: optional(60, REGISTER_LONG),
  regionalName: optional(120, REGISTER_LONG),
  regionalNumber: optional(60, REGISTER_LONG),
}
export type Registers = z.infer<z.ZodObject<typeof registers>>

type Check = { addIssue(issue: { code: "custom"; path: string[]; message: string }): void }

/** A section or a register's name without a number says nothing. */
export const checkRegisters = (typed: Registers, check: Check) => {
  const lacks = (path: string) =>
    check.addIssue({ code: "custom", path: [path], message: "organisations.errors.number_missing" })
  if (typed.nationalSection && !typed.nationalNumber) lacks("nationalNumber")
  if (typed.regionalName && !typed.regionalNumber) lacks("regionalNumber")
}

export const EditRegisters = z.object({ code: z.string(), ...registers }).superRefine(checkRegisters)
export type EditRegisters = z.infer<typeof EditRegisters>

export const VerifyRegister = z.object({ code: z.string(), register: z.enum(REGISTERS), number: z.string() })
export type VerifyRegister = z.infer<typeof VerifyRegister>

/** A reason in writing; it is kept, and whom it concerns reads it. */
export const WrittenReason = z
  .string({ error: "organisations.errors.reason_missing" })
  .trim()
  .min(3, { error: "organisations.errors.reason_missing" })
  .max(2000, { error: "organisations.errors.reason_long" })

export const ChangeState = z.object({
  code: z.string(),
  state: z.enum(ORGANISATION_STATES, { error: "organisations.errors.state_missing" }),
  /** The name of the body that this one merges into, as the register writes it. */
  into: optional(200, "roundtables.errors.name_long"),
  reason: WrittenReason,
})
export type ChangeState = z.infer<typeof ChangeState>

export const AskNetwork = z.object({
  code: z.string(),
  side: z.enum(["umbrella", "member"], { error: "organisations.errors.side_missing" }),
  other: OrganisationName,
})
export type AskNetwork = z.infer<typeof AskNetwork>

export const NetworkCode = z.object({ membershipCode: z.string() })
export type NetworkCode = z.infer<typeof NetworkCode>

export const EndNetwork = z.object({ membershipCode: z.string(), reason: WrittenReason })
export type EndNetwork = z.infer<typeof EndNetwork>

/** What the register is looked through by; whatever is unknown counts as not asked. */
export const RegisterFilter = z.object({
  name: z.string().trim().max(200).catch("").default(""),
  territory: z.string().trim().max(200).catch("").default(""),
  kind: z.enum(ORGANISATION_KINDS).nullable().catch(null).default(null),
  level: z.enum(LEVELS).nullable().catch(null).default(null),
  register: z
    .enum([...REGISTERS, "none"])
    .nullable()
    .catch(null)
    .default(null),
  state: z.enum(["standing", "ended", "all"]).catch("standing").default("standing"),
})
export type RegisterFilter = z.infer<typeof RegisterFilter>

/** A body of the register as a form asks for it: by what was written, or by which of those offered was chosen. */
export const MeantOrganisation = z.object({
  organisation: z.string().max(200, { error: "people.errors.text_long" }).optional(),
  organisationCode: z.string().max(10).optional(),
})
export type MeantOrganisation = z.output<typeof MeantOrganisation>
