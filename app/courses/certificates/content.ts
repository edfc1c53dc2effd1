import { z } from "zod"
import { MODES } from "../enrolment.ts"
import { CERTIFICATE_KINDS } from "./entitled.ts"

export const CERTIFICATE_FORMAT = "tavoli-certificate-1"

const minutes = z.int().min(0)

/** Everything that a certificate or declaration says, as it was issued. */
export const CertificateContent = z.strictObject({
  format: z.literal(CERTIFICATE_FORMAT),
  kind: z.enum(CERTIFICATE_KINDS),
  language: z.string(),
  /** "12/2026" */
  number: z.string(),
  /** The code under which it is verified. */
  code: z.string(),
  name: z.string(),
  course: z.strictObject({ code: z.string(), title: z.string(), language: z.string() }),
  edition: z.strictObject({
    ...{ code: z.string(), number: z.int(), mode: z.enum(MODES), place: z.string().nullable() },
  }),
  provider: z.string(),
  organiser: z.string().nullable(),
  funding: z.array(
    z.strictObject({
      ...{ code: z.string(), title: z.string(), language: z.string(), fund: z.string(), wording: z.string() },
      ...{ projectCode: z.string().nullable(), cup: z.string().nullable() },
    }),
  ),
  /** Civil days of the sessions that took place. */
  days: z.array(z.string()).min(1),
  /** `counted` is what the share is judged on: the planned minutes without absences that the course leaves out. */
  minutes: z.strictObject({ planned: minutes, delivered: minutes, counted: minutes, attended: minutes }),
  /** In percent. */
  threshold: z.int(),
  topics: z.array(z.string()),
  trainers: z.array(z.string()),
  accreditation: z.string().nullable(),
  disclaimer: z.string(),
  place: z.string(),
  issuedOn: z.string(),
  signatory: z.string(),
  office: z.string(),
  /** SHA-256 of the address in lower case after the salt, both in hexadecimal; null for who had no address. */
  recipient: z.strictObject({ salt: z.string(), sha256: z.string() }).nullable(),
})
export type CertificateContent = z.output<typeof CertificateContent>

type Counted = { kind: string; attended: number; counted: number }

/** Whether the register says now what a paper says: which of the two it would be, and its minutes. */
export const isAsIssued = ({ kind, minutes }: CertificateContent, now: Counted): boolean =>
  kind === now.kind && minutes.attended === now.attended && minutes.counted === now.counted

/** How many hours and minutes, for a sentence. */
export const hoursAndRest = (minutes: number) => {
  const rest = minutes % 60
  return { hours: (minutes - rest) / 60, minutes: rest }
}
