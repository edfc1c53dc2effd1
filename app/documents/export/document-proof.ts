import { z } from "zod"
import type { Translate } from "../../i18n/translate.ts"
import { DOCUMENT_FORMAT } from "./canonical.ts"

const Content = z.strictObject({
  format: z.literal(DOCUMENT_FORMAT),
  ...{ title: z.string(), language: z.string(), kind: z.string() },
  text: z.looseObject({ type: z.string() }),
})

/** What the content of a document must be, for whoever checks a file of it. */
export const DOCUMENT_KIND = {
  format: DOCUMENT_FORMAT,
  schema: Content,
  title: (content: unknown) => Content.parse(content).title,
  facts: (content: unknown) => {
    const { title, kind, language } = Content.parse(content)
    return { title, kind, language }
  },
}

/** Which document a file is of, in a sentence; null where that was not found. */
export const documentLine = (facts: Readonly<Record<string, string>>, t: Translate): string | null =>
  facts.title === undefined ? null : t("proof.document", { title: facts.title })
