import { z } from "zod"
import { LanguageCode } from "../../people/input.ts"
import { CONTEXT, LONGEST_QUOTE } from "./anchor.ts"
import { LONGEST_BODY } from "./limits.ts"

const MOST_MENTIONS = 50

const Body = z
  .string({ error: "comments.errors.body_missing" })
  .trim()
  .min(1, { error: "comments.errors.body_missing" })
  .max(LONGEST_BODY, { error: "comments.errors.body_long" })

const Name = z
  .string()
  .trim()
  .max(200, { error: "comments.errors.name_long" })
  .optional()
  .transform((value) => value || null)

const said = {
  body: Body,
  language: LanguageCode,
  mentions: z.array(z.string()).max(MOST_MENTIONS, { error: "comments.errors.mentions_limit" }).default([]),
  onBehalfOf: Name,
  onBehalfOrganisation: Name,
}
const namesTheBody = (
  input: { onBehalfOf: string | null; onBehalfOrganisation: string | null },
  check: z.RefinementCtx,
) => {
  if (input.onBehalfOf && !input.onBehalfOrganisation)
    check.addIssue({
      ...{ code: "custom", path: ["onBehalfOrganisation"] },
      message: "comments.errors.organisation_missing",
    })
}

/** Bytes of a relative position, in base 64; two of them at most as long as the schema allows. */
const Position = z
  .string()
  .regex(/^[A-Za-z0-9+/]{1,264}={0,2}$/, { error: "comments.errors.place_unknown" })
  .transform((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))
const Around = z.string().transform((text) => text.slice(0, CONTEXT))

/** The passage as the editor knows it: its words, and its positions in the shared text. */
const LivePassage = z.object({
  quote: z.string().min(1).max(LONGEST_QUOTE),
  before: Around,
  after: Around,
  blockId: z.string().max(64).nullable(),
  epoch: z.number().int().min(1),
  from: Position,
  to: Position,
})
export type LivePassage = z.infer<typeof LivePassage>

const readJson = (text: string, check: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    check.addIssue({ code: "custom", message: "comments.errors.place_unknown" })
    return z.NEVER
  }
}

const Open = {
  paperCode: z.string(),
  ...said,
  /** Words of the text that somebody typed, and the heading under which they read them. */
  passage: z.string().trim().max(LONGEST_QUOTE, { error: "comments.errors.passage_long" }).default(""),
  under: z
    .string()
    .max(64)
    .optional()
    .transform((value) => value || null),
  /** In place of typed words: what was chosen in the editor. */
  live: z.string().max(8000).transform(readJson).pipe(LivePassage).optional(),
}
export const OpenThread = z.object(Open).superRefine(namesTheBody)
export type OpenThread = z.infer<typeof OpenThread>

export const Reply = z.object({ threadCode: z.string(), ...said }).superRefine(namesTheBody)
export type Reply = z.infer<typeof Reply>

export const ThreadCode = z.object({ threadCode: z.string() })
export type ThreadCode = z.infer<typeof ThreadCode>

export const CommentCode = z.object({ commentCode: z.string() })
export type CommentCode = z.infer<typeof CommentCode>

const Edit = { commentCode: z.string(), body: Body, language: LanguageCode, mentions: said.mentions }
export const EditComment = z.object(Edit)
export type EditComment = z.infer<typeof EditComment>

/** What is done on the page that changes a comment. */
export const ChangeComment = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("edit"), ...Edit }),
  z.object({ intent: z.literal("withdraw"), commentCode: z.string() }),
])

export const HideComment = z.object({
  commentCode: z.string(),
  reason: z
    .string({ error: "comments.errors.reason_missing" })
    .trim()
    .min(3, { error: "comments.errors.reason_missing" })
    .max(500, { error: "comments.errors.reason_long" }),
})
export type HideComment = z.infer<typeof HideComment>

const OnThread = [
  z.object({ intent: z.literal("reply"), threadCode: z.string(), ...said }).superRefine(namesTheBody),
  z.object({ intent: z.literal("resolve"), threadCode: z.string() }),
  z.object({ intent: z.literal("reopen"), threadCode: z.string() }),
] as const

/** What is done with a thread on its page. */
export const ActOnThread = z.discriminatedUnion("intent", [...OnThread])
export type ActOnThread = z.infer<typeof ActOnThread>

/** What is done with threads beside the text, in the page of the editor. */
export const ActBeside = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open"), ...Open }).superRefine(namesTheBody),
  ...OnThread,
])
