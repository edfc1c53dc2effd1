import { canonicalJson } from "../../../documents/export/canonical.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"

/** What the canonical content of an estratto says that it is. */
export const EXTRACT_FORMAT = "tavoli-extract-1"

/** Everything that an estratto says, as it was issued. */
export type ExtractContent = {
  /** Which verbale it is of: "3/2026", its table and title, and the digest of its whole content. */
  of: { number: string; table: string; title: string; sha256: string }
  number: number
  /** The civil day on which it was issued. */
  day: string
  /** Who certifies it. */
  certifiedBy: string
  purpose: string
  /** When the sitting was opened, who presided and wrote, and whether it could decide. */
  premises: string[]
  items: { number: number; title: string }[]
  text: ReadingNode
}

/** An estratto in the one form that its digest is made of. */
export const canonicalExtract = (content: ExtractContent): string =>
  canonicalJson({ format: EXTRACT_FORMAT, ...content })
