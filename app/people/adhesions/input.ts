import { z } from "zod"
import { OptionalFile, OptionalFiles } from "../../files/input.ts"
import { Email, PersonName } from "../input.ts"
import {
  CreateOrganisation,
  checkRegisters,
  contacts,
  registers,
  WrittenReason,
} from "../organisations/input.ts"

export const BodyStep = CreateOrganisation

export const RegistersStep = z.object({ ...registers, ...contacts }).superRefine(checkRegisters)

const Why = z
  .string({ error: "organisations.errors.why_missing" })
  .trim()
  .min(10, { error: "organisations.errors.why_missing" })
  .max(2000, { error: "organisations.errors.reason_long" })

/** Empty where only the register is asked for. */
export const TableStep = z.object({ roundtableCode: z.string().max(10).default(""), reason: Why })

export const ContactStep = z.object({
  contactName: PersonName,
  contactRole: z
    .string()
    .optional()
    .transform((text) => text?.trim().slice(0, 120) || null),
  contactEmail: Email,
  /** The language in which the page was read: messages are written in it. */
  contactLanguage: z.string(),
})

export const AnnexesStep = z.object({ statute: OptionalFile, extract: OptionalFile })

/** What each step of the form asks for. */
export const STEP_INPUT = {
  body: BodyStep,
  registers: RegistersStep,
  table: TableStep,
  contact: ContactStep,
  annexes: AnnexesStep,
} as const
export type StepName = keyof typeof STEP_INPUT
export type StepInput = { [S in StepName]: { step: S; answers: z.output<(typeof STEP_INPUT)[S]> } }[StepName]

export const Nothing = z.object({})
export const AnswerAdditions = z.object({ answer: WrittenReason, files: OptionalFiles })

export const EnterByAdhesion = z.object({
  name: PersonName.optional(),
  password: z.string().max(1000, { error: "people.errors.password_too_long" }).optional(),
})
export type EnterByAdhesion = z.infer<typeof EnterByAdhesion>

const adhesionCode = z.string()
export const TakeAdhesion = z.object({ adhesionCode })
export const AskAdditions = z.object({ adhesionCode, question: WrittenReason })
export type AskAdditions = z.infer<typeof AskAdditions>
export const RefuseAdhesion = z.object({ adhesionCode, reason: WrittenReason })
export type RefuseAdhesion = z.infer<typeof RefuseAdhesion>
export const AcceptAdhesion = z.object({
  adhesionCode,
  /** The code of the body that this one is already in the register; empty to write a new one. */
  existing: z.string().max(10).default(""),
})
export type AcceptAdhesion = z.infer<typeof AcceptAdhesion>
