import { z } from "zod"

/** The languages that a topic has a name in, the source first. */
export const LABEL_LANGUAGES = ["it", "en", "fr", "ar"] as const
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number]
export type Labels = { it: string } & Partial<Record<LabelLanguage, string>>

export const LONGEST_LABEL = 80

const Optional = z
  .string()
  .trim()
  .max(LONGEST_LABEL, { error: "taxonomies.errors.label_long" })
  .optional()
  .transform((text) => text || undefined)

const names = {
  it: z
    .string({ error: "taxonomies.errors.label_missing" })
    .trim()
    .min(2, { error: "taxonomies.errors.label_missing" })
    .max(LONGEST_LABEL, { error: "taxonomies.errors.label_long" }),
  ...{ en: Optional, fr: Optional, ar: Optional },
}

const TopicId = z.uuid({ error: "errors.not_found.text" })

export const AddTopic = z.object(names)
export type AddTopic = z.output<typeof AddTopic>

export const RenameTopic = z.object({ id: TopicId, ...names })
export type RenameTopic = z.output<typeof RenameTopic>

export const ChosenTopic = z.object({ id: TopicId })
export type ChosenTopic = z.output<typeof ChosenTopic>

export const MergeTopic = z.object({
  id: TopicId,
  into: z.uuid({ error: "taxonomies.errors.into_missing" }),
})
export type MergeTopic = z.output<typeof MergeTopic>

const text = z.string().trim().max(100).catch("")
/** What a list of terms is asked for: words of the name, whose parts, and where the page before ended. */
export const TermFilter = z.object({
  q: text.default(""),
  within: text.default(""),
  after: text.default(""),
})
export type TermFilter = z.output<typeof TermFilter>
