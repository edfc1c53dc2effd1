import { z } from "zod"
import { OptionalDay } from "../../../people/day.ts"
import { MinutesCode } from "../input.ts"

export const GROUNDS = ["person", "minor", "health", "third", "safety"] as const
/** Why something is left out: what everybody reads in its place. */
export type OmissionGround = (typeof GROUNDS)[number]

const words = (max: number, error: "minutes.errors.words" | "afterwards.errors.reason") =>
  z.string({ error }).trim().min(3, { error }).max(max, { error: "meetings.errors.text_long" })

export const AddOmission = MinutesCode.extend({
  words: words(4000, "minutes.errors.words"),
  ground: z.enum(GROUNDS, { error: "afterwards.errors.omission_ground" }),
  reason: z
    .string()
    .trim()
    .max(500, { error: "meetings.errors.text_long" })
    .optional()
    .transform((text) => text || null),
})
export type AddOmission = z.output<typeof AddOmission>

export const KeepName = MinutesCode.extend({
  words: z.string({ error: "afterwards.errors.name" }).min(3, { error: "afterwards.errors.name" }).max(200),
  reason: words(500, "afterwards.errors.reason"),
})
export type KeepName = z.output<typeof KeepName>

export const RemoveOmission = MinutesCode.extend({ omissionCode: z.string() })
export type RemoveOmission = z.output<typeof RemoveOmission>

export const PublishMinutes = MinutesCode.extend({
  /** The digest of what was shown: nothing else is published. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  read: z.literal("yes", { error: "afterwards.errors.read_it" }),
})
export type PublishMinutes = z.output<typeof PublishMinutes>

export const WithdrawPublication = MinutesCode.extend({ reason: words(1000, "afterwards.errors.reason") })
export type WithdrawPublication = z.output<typeof WithdrawPublication>

export const PublishAnnex = MinutesCode.extend({
  number: z.coerce.number().int().min(1).max(1000),
  /** Persons can be told from it: then it has a last day. */
  hasPersons: z
    .literal("yes")
    .optional()
    .transform((said) => said === "yes"),
  onlineUntil: OptionalDay,
})
export type PublishAnnex = z.output<typeof PublishAnnex>

export const EndAnnex = MinutesCode.extend({ annexCode: z.string() })
export type EndAnnex = z.output<typeof EndAnnex>
