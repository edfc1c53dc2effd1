import { z } from "zod"
import { OptionalFile } from "../../files/input.ts"
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

const Fields = z.object({
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
  /** A text of the table that is discussed. */
  paperCode: optional(20),
  annexTitle: optional(300),
  annex: OptionalFile.optional().transform((upload) => upload ?? null),
})
export const AddInSession = Fields.refine(({ annex, annexTitle }) => !annex || annexTitle, {
  ...{ error: "meetings.errors.annex_title", path: ["annexTitle"] },
}).refine(({ annex, annexTitle }) => annex || !annexTitle, {
  ...{ error: "files.errors.missing", path: ["annex"] },
})
export type AddInSession = z.output<typeof AddInSession>

/** Takes a point back that was added by mistake. */
export const WithdrawAdded = z.object({ meetingCode: z.string(), itemCode: z.string(), reason })
export type WithdrawAdded = z.output<typeof WithdrawAdded>
