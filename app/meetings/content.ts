import { z } from "zod"
import { ITEM_KINDS } from "./agenda.ts"
import { MEETING_KINDS, MODES, type Content as Said } from "./meeting.ts"

const Item = z.object({
  code: z.string(),
  kind: z.enum(ITEM_KINDS),
  title: z.string(),
  detail: z.string().nullable(),
  rapporteur: z.string().nullable(),
  minutes: z.number().int().nullable(),
  isSecret: z.boolean(),
  paper: z
    .object({
      code: z.string(),
      title: z.string(),
      language: z.string(),
      version: z.number().int().nullable(),
    })
    .nullable(),
})
const Annex = z.object({
  number: z.number().int(),
  title: z.string(),
  fileCode: z.string(),
  sha256: z.string().nullable(),
})

/** What a convocation says, as it is read back from where it is kept. */
export const Content: z.ZodType<Said> = z.object({
  format: z.literal(1),
  number: z.string().nullable(),
  kind: z.enum(MEETING_KINDS),
  mode: z.enum(MODES),
  place: z.string().nullable(),
  link: z.string().nullable(),
  note: z.string().nullable(),
  language: z.string(),
  isPublic: z.boolean(),
  urgency: z.string().nullable(),
  recording: z.object({ by: z.string(), why: z.string(), until: z.string().nullable() }).nullable(),
  calls: z.array(z.string()).min(1).max(2),
  items: z.array(Item),
  annexes: z.array(Annex),
})
