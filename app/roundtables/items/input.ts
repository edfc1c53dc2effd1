import { z } from "zod"
import { LanguageCode } from "../../people/input.ts"
import { ACTS, ITEM_KINDS, needsDestination, needsWords } from "./item.ts"

const Words = z.string().trim().max(10_000, { error: "items.errors.text_long" })

export const SendItem = z.object({
  roundtableCode: z.string(),
  toCode: z.string({ error: "items.errors.to_missing" }).min(1, { error: "items.errors.to_missing" }),
  kind: z.enum(ITEM_KINDS, { error: "items.errors.kind_missing" }),
  title: z
    .string({ error: "items.errors.title_missing" })
    .trim()
    .min(3, { error: "items.errors.title_missing" })
    .max(200, { error: "roundtables.errors.name_long" }),
  text: Words.min(3, { error: "items.errors.text_missing" }),
  language: LanguageCode,
  paperCode: z
    .string()
    .optional()
    .transform((code) => code?.trim().split("/").at(-1)?.toUpperCase() || null),
  isPublic: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
})
export type SendItem = z.infer<typeof SendItem>

export const PassItem = z
  .object({
    itemCode: z.string(),
    act: z.enum(ACTS, { error: "items.errors.act_missing" }),
    toCode: z.string().optional(),
    text: Words.optional(),
    language: LanguageCode,
  })
  .superRefine(({ act, toCode, text }, check) => {
    if (needsDestination(act) && !toCode)
      check.addIssue({ code: "custom", path: ["toCode"], message: "items.errors.to_missing" })
    if (needsWords(act) && (text ?? "").length < 3)
      check.addIssue({ code: "custom", path: ["text"], message: "items.errors.words_missing" })
  })
export type PassItem = z.infer<typeof PassItem>
