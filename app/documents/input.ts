import { z } from "zod"

export const PAPER_KINDS = ["regional_plan", "protocol", "guidelines", "other"] as const
export const TEMPLATES = ["empty", "regional_plan", "protocol", "guidelines", "minutes"] as const
export type Template = (typeof TEMPLATES)[number]

export const CreatePaper = z.object({
  roundtableCode: z.string(),
  title: z
    .string({ error: "documents.errors.title_missing" })
    .trim()
    .min(3, { error: "documents.errors.title_missing" })
    .max(200, { error: "documents.errors.title_long" }),
  kind: z.enum(PAPER_KINDS, { error: "documents.errors.kind_missing" }),
  template: z.enum(TEMPLATES, { error: "documents.errors.template_missing" }),
  language: z.enum(["it", "en", "fr", "ar"], { error: "people.errors.language_unknown" }),
})
export type CreatePaper = z.infer<typeof CreatePaper>

export const PaperCode = z.object({ paperCode: z.string() })
export type PaperCode = z.infer<typeof PaperCode>

export const EraseHistory = PaperCode.extend({
  /** The document's title typed again: nobody erases the history of another text than they mean. */
  retyped: z.string({ error: "versions.errors.title_other_than" }).trim(),
  reason: z
    .string({ error: "documents.errors.reason_missing" })
    .trim()
    .min(3, { error: "documents.errors.reason_missing" })
    .max(500),
})
export type EraseHistory = z.infer<typeof EraseHistory>
