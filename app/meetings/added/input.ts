import { z } from "zod"
import { ITEM_KINDS } from "../agenda.ts"
import { optional } from "../input.ts"
import { reason } from "../session/input.ts"

const error = "added.errors.seats"
/** A number of seats; null where the form asks for none or nothing was typed. */
const Seats = z
  .string()
  .trim()
  .optional()
  .refine((text) => !text || /^\d{1,4}$/.test(text), { error })
  .transform((text) => (text ? Number(text) : null))

export const AddInSession = z.object({
  meetingCode: z.string(),
  kind: z.enum(ITEM_KINDS, { error: "meetings.errors.item_kind" }),
  title: z
    .string({ error: "meetings.errors.item_title" })
    .trim()
    .min(3, { error: "meetings.errors.item_title" })
    .max(300, { error: "meetings.errors.text_long" }),
  detail: optional(4000),
  rapporteur: optional(200),
  ...{ inFavour: Seats, against: Seats, abstained: Seats },
  /** The request of a member that becomes this point. */
  requestCode: optional(20),
})
export type AddInSession = z.output<typeof AddInSession>

/** Takes a point back that was added by mistake. */
export const WithdrawAdded = z.object({ meetingCode: z.string(), itemCode: z.string(), reason })
export type WithdrawAdded = z.output<typeof WithdrawAdded>
