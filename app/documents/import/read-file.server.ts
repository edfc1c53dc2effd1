import { FileRefused, LIMITS, type RefusalOfFile } from "./limits.ts"
import { type ImportedText, type PageText, textOfPage } from "./page-text.ts"
import { pageOfDocx } from "./read-docx.server.ts"
import { pageOfMarkdown } from "./read-markdown.ts"
import { takePictures } from "./take-pictures.server.ts"

export type FileQuestion = { name: string; bytes: Uint8Array }
export type FileAnswer = { text: ImportedText } | { refused: RefusalOfFile }

const beginsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
const endsIn = (name: string, ...endings: string[]) =>
  endings.some((ending) => name.toLowerCase().endsWith(ending))

const decoded = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The text of a file: as its first bytes say, UTF-8, or what a page says of itself. */
const textOf = (bytes: Uint8Array, isPage: boolean): string => {
  if (beginsWith(bytes, 0xff, 0xfe)) return decoded(bytes, "utf-16le") ?? ""
  if (beginsWith(bytes, 0xfe, 0xff)) return decoded(bytes, "utf-16be") ?? ""
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2048))
  const said = isPage ? /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] : undefined
  const labels = ["utf-8", ...(said ? [said] : []), ...(isPage ? ["windows-1252"] : [])]
  for (const label of labels) {
    const text = decoded(bytes, label)
    if (text !== null && !text.includes("\0")) return text
  }
  throw new FileRefused("encoding")
}

const read = async ({ name, bytes }: FileQuestion): Promise<PageText> => {
  if (bytes.length === 0) throw new FileRefused("empty")
  if (bytes.length > LIMITS.bytes) throw new FileRefused("too_large")
  // The envelope of old and of encrypted Word files.
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused("locked")
  if (beginsWith(bytes, 0x50, 0x4b)) {
    const { html, hasMacros } = await pageOfDocx(bytes)
    const text = textOfPage(html)
    return hasMacros ? { ...text, left: [...text.left, { what: "macros", count: 1 }] } : text
  }
  if (endsIn(name, ".html", ".htm", ".xhtml")) return textOfPage(textOf(bytes, true))
  if (!endsIn(name, ".md", ".markdown", ".txt")) throw new FileRefused("kind")
  const { html, title } = pageOfMarkdown(textOf(bytes, false))
  return textOfPage(html, title)
}

/** Reads a file as a text, or says why not. Long, and fed by strangers: to be called in a thread of its own. */
export const readFile = async (question: FileQuestion): Promise<FileAnswer> => {
  try {
    return { text: await takePictures(await read(question)) }
  } catch (error) {
    const { refused } = error as { refused?: RefusalOfFile }
    if (refused) return { refused }
    // Deep nesting that no limit foresaw ends here, and nothing was made of it.
    if (error instanceof RangeError) return { refused: "too_deep" }
    throw error
  }
}
