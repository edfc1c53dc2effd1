import { z } from "zod"
import type { Translate } from "../i18n/translate.ts"
import { ANSWER_OUTCOMES, PART_VERDICTS } from "./answer.ts"
import { ANSWER_FORMAT } from "./published.ts"

const Named = z.strictObject({ code: z.string(), name: z.string() })
const Day = z.iso.date()

const Content = z.strictObject({
  ...{ format: z.literal(ANSWER_FORMAT), code: z.string(), language: z.string(), words: z.string() },
  ...{ table: Named, body: Named, passedTo: Named.optional() },
  proposal: z.strictObject({ code: z.string(), title: z.string(), number: z.string().optional() }),
  ...{ askedOn: Day, dueOn: Day, publishedOn: Day, term: Day.optional() },
  ...{ protocol: z.string().optional(), endorsedAs: z.string(), outcome: z.enum(ANSWER_OUTCOMES) },
  parts: z.array(z.strictObject({ what: z.string(), verdict: z.enum(PART_VERDICTS), reason: z.string() })),
  ...{ cost: z.int().nonnegative().optional(), funding: z.string().optional() },
  promises: z.array(z.strictObject({ title: z.string(), dueOn: Day })),
  letter: z.strictObject({ protocol: z.string(), on: Day }).optional(),
  files: z
    .array(z.strictObject({ number: z.int(), title: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .optional(),
})

/** What the content of a published answer must be, for whoever checks a file of it. */
export const ANSWER_KIND = {
  format: ANSWER_FORMAT,
  schema: Content,
  title: (content: unknown) => Content.parse(content).proposal.title,
  facts: (content: unknown) => {
    const { body, proposal, publishedOn, files = [] } = Content.parse(content)
    return {
      ...{ body: body.name, proposal: proposal.title, day: publishedOn, files: String(files.length) },
      digests: files.map(({ number, sha256 }) => `${number}: ${sha256}`).join(", "),
    }
  },
}

/** Which answer a file is of, in a sentence; null where that was not found. */
export const answerLine = (
  { body, proposal, day, files, digests }: Readonly<Record<string, string>>,
  t: Translate,
  dayOf: (day: string) => string,
): string | null => {
  if (body === undefined || proposal === undefined || day === undefined) return null
  const of = t("proof.answer", { body, proposal, day: dayOf(day) })
  return files === "0" ? of : `${of}\n${t("proof.answer_files", { digests: digests ?? "" })}`
}
