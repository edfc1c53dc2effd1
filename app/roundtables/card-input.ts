import { z } from "zod"
import { isProcedure, NATURES } from "./card.ts"
import { CreateRoundtable, EndMandate, ROUNDTABLE_KINDS } from "./input.ts"

const Line = z
  .string()
  .trim()
  .max(500, { error: "roundtables.card.errors.long" })
  .optional()
  .transform((text) => text || null)
const Words = z
  .string()
  .trim()
  .max(4000, { error: "roundtables.card.errors.long" })
  .optional()
  .transform((text) => text || null)

const { name, territory, mandate, startsOn, endsOn, visibility, language } = CreateRoundtable.shape

export const EditRoundtable = z
  .object({
    roundtableCode: z.string(),
    ...{ name, territory, mandate, startsOn, endsOn, visibility, language },
    nature: z.enum(NATURES, { error: "roundtables.card.errors.nature_missing" }),
    ...{ procedureNotice: Line, procedureOfficer: Line, procedureAct: Line },
    ...{ dataController: Line, dataAgreement: Words, dataContact: Line, dataNotice: Words },
  })
  .superRefine((card, check) => {
    const wrong = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message })
    if (card.endsOn !== null && card.endsOn < card.startsOn)
      wrong("endsOn", "roundtables.errors.ends_before_start")
    if (!isProcedure(card.nature)) return
    if (!card.procedureNotice) wrong("procedureNotice", "roundtables.card.errors.notice_missing")
    if (!card.procedureOfficer) wrong("procedureOfficer", "roundtables.card.errors.officer_missing")
  })
export type EditRoundtable = z.infer<typeof EditRoundtable>

export const CloseRoundtable = z.object({ roundtableCode: z.string(), reason: EndMandate.shape.reason })
export type CloseRoundtable = z.infer<typeof CloseRoundtable>

export const ReopenRoundtable = z.object({ roundtableCode: z.string() })
export type ReopenRoundtable = z.infer<typeof ReopenRoundtable>

export const PlaceRoundtable = z.object({
  roundtableCode: z.string(),
  parentCode: z
    .string()
    .optional()
    .transform((code) => code || null),
  members: z.array(z.string()).max(100).default([]),
})
export type PlaceRoundtable = z.infer<typeof PlaceRoundtable>

/** Filters of the list of tables; what is not known is left out. */
export const ListFilters = z.object({
  kind: z.enum(ROUNDTABLE_KINDS).nullable().catch(null),
  territory: z.string().trim().max(200).nullable().catch(null),
  state: z.enum(["active", "closed"]).nullable().catch(null),
})
export type ListFilters = z.infer<typeof ListFilters>
