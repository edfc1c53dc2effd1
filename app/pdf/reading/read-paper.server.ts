import { type Objects, openObjects } from "./objects.server.ts"
import { firstPageWords } from "./page-words.server.ts"
import { NotPdf } from "./syntax.ts"

export type Attached = { name: string; bytes: Uint8Array }

/** What a PDF that was made here carries. */
export type ReadPaper = {
  /** The files that it is made from, by their relationship `Source`. */
  sources: Attached[]
  /** What its first page says, lines not parted. */
  words: string
  /** It says of itself that it is tagged, and that it keeps to PDF/A-3a. Nobody has checked whether it does. */
  isMarked: boolean
  /** How many bytes somebody has added behind its end, and whether they look like a signature. */
  added: number
  looksSigned: boolean
}

const sourcesOf = ({ dict, list, name, string, stream, trailer }: Objects): Attached[] => {
  const names = list(dict(dict(dict(trailer.get("Root")).get("Names")).get("EmbeddedFiles")).get("Names"))
  return names.flatMap((value, n) => {
    const file = n % 2 === 1 ? dict(value) : new Map()
    if (name(file.get("AFRelationship")) !== "Source") return []
    const bytes = stream(dict(file.get("EF")).get("F"))
    return [{ name: string(file.get("F")) || string(names[n - 1]), bytes }]
  })
}

const isMarked = ({ dict, at, stream, trailer }: Objects): boolean => {
  const root = dict(trailer.get("Root"))
  const marked = at(dict(root.get("MarkInfo")).get("Marked"))
  const isTagged = marked?.is === "word" && marked.word === "true" && root.has("StructTreeRoot")
  const metadata = root.get("Metadata")
  const words = metadata ? Buffer.from(stream(metadata)).toString("utf8") : ""
  return isTagged && /part>\s*3\s*</.test(words) && /conformance>\s*A\s*</i.test(words)
}

/** Whether some bytes begin as a PDF does. */
export const looksLikePdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-"

/**
 * Reads a PDF as this system writes it; one that another program made, or wrote anew, is not read.
 * @throws NotPdf
 */
export const readPaper = (bytes: Uint8Array): ReadPaper => {
  try {
    const objects = openObjects(bytes)
    const tail = Buffer.from(bytes.subarray(objects.length)).toString("latin1")
    return {
      ...{ sources: sourcesOf(objects), words: firstPageWords(objects), isMarked: isMarked(objects) },
      ...{ added: tail.trim() === "" ? 0 : tail.length, looksSigned: /\/ByteRange\s*\[/.test(tail) },
    }
  } catch (error) {
    // Whatever a damaged file does to the reader (packing, depth, lengths), it says one thing.
    throw error instanceof NotPdf ? error : new NotPdf(error instanceof Error ? error.message : "unreadable")
  }
}
