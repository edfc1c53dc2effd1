import { createHash } from "node:crypto"
import { withPresentNames } from "../links/present-names.ts"
import { canonicalContent } from "./canonical.ts"
import { type ExportQuestion, frameOf, labelsOf } from "./paper-frame.ts"
import { writePdfFile } from "./pdf-paper.server.ts"
import { textFormOf } from "./text-form.ts"
import { writeDocx } from "./write-docx.ts"
import { writeHtml } from "./write-html.ts"
import { writeMarkdown } from "./write-markdown.ts"
import { writeOdt } from "./write-odt.ts"

/** The digest of a document's content, and the bytes that it is of. */
export const digestOf = ({ title, language, kind, content, canonical: given }: ExportQuestion) => {
  const canonical = given ?? canonicalContent({ title, language, kind, text: content })
  return { canonical, digest: createHash("sha256").update(canonical).digest("hex") }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Writes a document in one of its formats. Long: to be called in a thread of its own. */
export const writeExport = async (question: ExportQuestion): Promise<Uint8Array> => {
  const { pictures, words, base, format, mentions } = question
  const { canonical, digest } = digestOf(question)
  const frame = frameOf(question, digest)
  // The digest is of what is stored; what is shown names things as they are called now.
  const content = withPresentNames(question.content, { ...mentions, names: new Map(mentions.names) })
  if (format === "html") return utf8(writeHtml(frame, content, pictures))
  const own = textFormOf(content, labelsOf(words), base)
  const text = { ...own, blocks: [...(question.before ?? []), ...own.blocks] }
  if (format === "md") return utf8(writeMarkdown(frame, text))
  if (format === "docx") return writeDocx(frame, text, pictures)
  if (format === "odt") return writeOdt(frame, text, pictures)
  return writePdfFile(frame, text, pictures, canonical)
}
