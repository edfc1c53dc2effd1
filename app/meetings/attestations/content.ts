import { z } from "zod"

/** What an attestation says, as it was issued. */
export const AttestationContent = z.object({
  format: z.literal(1),
  name: z.string(),
  seat: z.string().nullable(),
  body: z.string().nullable(),
  quality: z.string(),
  /** Number and year of the meeting. */
  number: z.string(),
  kind: z.string(),
  table: z.string(),
  place: z.string().nullable(),
  stays: z.array(z.object({ from: z.string(), until: z.string(), isRemote: z.boolean() })).min(1),
})
export type AttestationContent = z.output<typeof AttestationContent>
