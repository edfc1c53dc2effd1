import { z } from "zod"

const words = (missing: string, long: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(2, { error: missing })
    .max(long, { error: "courses.errors.text_long" })

const optional = (long: number) =>
  z
    .string()
    .trim()
    .max(long, { error: "courses.errors.text_long" })
    .optional()
    .transform((text) => text || null)

const ofEdition = { editionCode: z.string() }

export const CertificatesAct = z.discriminatedUnion("intent", [
  z.object({
    ...{ intent: z.literal("settings"), ...ofEdition },
    declaresHours: z
      .enum(["yes"])
      .optional()
      .transform((value) => value === "yes"),
    disclaimer: optional(500),
    organiser: optional(300),
    accreditation: optional(500),
    place: words("certificates.errors.place_missing", 200),
    signatory: words("certificates.errors.signatory_missing", 200),
    office: words("certificates.errors.office_missing", 200),
  }),
  z.object({ intent: z.literal("issue"), ...ofEdition }),
])
export type CertificatesAct = z.output<typeof CertificatesAct>
export type KeepSettings = Extract<CertificatesAct, { intent: "settings" }>

export const EndCertificate = z.object({
  intent: z.enum(["revoke", "replace"]),
  certificateCode: z.string(),
  reason: words("certificates.errors.reason_missing", 500),
})
export type EndCertificate = z.output<typeof EndCertificate>

/** More words than a name has are none. */
export const TypedSurname = z.object({
  surname: z
    .string({ error: "certificates.errors.surname_missing" })
    .trim()
    .min(1, { error: "certificates.errors.surname_missing" })
    .max(200, { error: "certificates.errors.surname_missing" }),
})
