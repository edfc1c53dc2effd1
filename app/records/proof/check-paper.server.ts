import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { looksLikePdf, type ReadPaper, readPaper } from "../../pdf/reading/read-paper.server.ts"
import { NotPdf } from "../../pdf/reading/syntax.ts"
import { type PaperKind, type Proof, printedDigest, type Refusal } from "./proof.ts"

const NOTHING: Omit<Proof, "refusal"> = {
  ...{ digest: null, printed: null, source: null, isPdf: false, isMarked: false, signature: 0, facts: {} },
  ...{ kind: null, content: null },
}

const formatIn = (content: unknown): unknown =>
  typeof content === "object" && content !== null && "format" in content ? content.format : null

/** As deep as no text of ours nests: a reader of JSON takes seconds over millions of open brackets. */
const DEEPEST = 500

const nestsTooDeep = (text: string): boolean => {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') isInString = !isInString
    else if (isInString) at += sign === "\\" ? 1 : 0
    else if (sign === "[" || sign === "{") depth++
    else if (sign === "]" || sign === "}") depth--
    if (depth > DEEPEST) return true
  }
  return false
}

/** The content for machines, or why there is none to go by. */
const readContent = (bytes: Uint8Array): { content: unknown } | { refusal: Refusal } => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    if (nestsTooDeep(text)) return { refusal: "not_json" }
    const content: unknown = JSON.parse(text)
    return canonicalize(content) === text ? { content } : { refusal: "not_canonical" }
  } catch {
    return { refusal: "not_json" }
  }
}

/** Which content a file carries: itself, or what is attached to it as its source. */
const sourceOf = (bytes: Uint8Array) => {
  if (bytes.length === 0) return { refusal: "empty" as const }
  if (!looksLikePdf(bytes)) {
    const isText = /^\s*[{[]/.test(Buffer.from(bytes.subarray(0, 100)).toString("latin1"))
    return isText ? { paper: null, source: { name: "", bytes } } : { refusal: "neither" as const }
  }
  try {
    const paper = readPaper(bytes)
    const [source] = paper.sources
    return source ? { paper, source } : { paper, refusal: "no_source" as const }
  } catch (error) {
    if (error instanceof NotPdf) return { refusal: "rewritten" as const }
    throw error
  }
}

const refusalOf = (
  proof: Omit<Proof, "refusal">,
  paper: ReadPaper | null,
  wanted: string | null,
): Refusal | null => {
  if (proof.isPdf && proof.printed === null) return "no_digest"
  if (proof.printed !== null && proof.printed !== proof.digest) return "digest_differs"
  if (wanted !== null && wanted !== proof.digest) return "not_yours"
  return paper && paper.added > 0 && !paper.looksSigned ? "added" : null
}

/**
 * Whether a file is what it says: the content that it carries is in its one form and of its kind, and its digest is
 * the one printed on the first page. The words of the pages are not compared with the content.
 * @param kinds the kind of paper that it must be, or those of which it must be one
 * @param wanted the digest to expect, from a mail or a register; null where nobody named one
 */
export const checkPaper = (
  bytes: Uint8Array,
  kinds: PaperKind | readonly PaperKind[],
  wanted: string | null = null,
): Proof => {
  const found = sourceOf(bytes)
  const paper = "paper" in found ? (found.paper ?? null) : null
  const known = {
    ...{ ...NOTHING, isPdf: bytes.length > 0 && looksLikePdf(bytes), isMarked: paper?.isMarked ?? false },
    signature: paper?.looksSigned ? paper.added : 0,
  }
  if (!("source" in found) || !found.source) return { ...known, refusal: found.refusal ?? "no_source" }
  const { source } = found
  const digest = createHash("sha256").update(source.bytes).digest("hex")
  const seen = { ...known, digest, source: { name: source.name, bytes: source.bytes.length } }
  const read = readContent(source.bytes)
  const content = "content" in read ? read.content : null
  const kind = [kinds].flat().find(({ format }) => format === formatIn(content))
  const isShaped = kind?.schema.safeParse(content).success ?? false
  const title = kind && isShaped ? kind.title(content) : ""
  const printed = paper ? printedDigest(paper.words, title) : null
  if ("refusal" in read) return { ...seen, printed, refusal: read.refusal }
  if (!kind) return { ...seen, printed, refusal: "other_kind" }
  if (!isShaped) return { ...seen, printed, refusal: "other_shape" }
  const whole = { ...seen, printed, kind: kind.format, content, facts: kind.facts(content) }
  return { ...whole, refusal: refusalOf(whole, paper, wanted) }
}
