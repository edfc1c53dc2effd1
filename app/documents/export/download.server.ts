import { attachmentHeader, keptName } from "../../files/file-name.ts"
import { type ExportQuestion, FORMATS, type Format } from "./paper-frame.ts"

const TYPES: Readonly<Record<Format, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
}

/** The format of an address, or null. */
export const formatOf = (value: string | undefined): Format | null =>
  FORMATS.find((format) => format === value) ?? null

/** What a file is called: its title, whether it is a draft, its ending. A title may hold slashes. */
export const downloadName = ({ title, draft, format, words }: ExportQuestion): string =>
  keptName(`${title.replace(/[/\\:*?"<>|]/g, "-").trim()}${draft ? ` (${words.draftShort})` : ""}.${format}`)

/** The answer that saves a file; rights end, so that no cache keeps it. */
export const downloadOf = (question: ExportQuestion, bytes: Uint8Array): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": TYPES[question.format],
      "Content-Disposition": attachmentHeader(downloadName(question)),
      "Content-Length": String(bytes.length),
      "Content-Language": question.language,
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  })
