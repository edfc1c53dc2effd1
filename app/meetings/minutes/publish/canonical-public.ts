import { canonicalJson } from "../../../documents/export/canonical.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"

export const PUBLIC_FORMAT = "tavoli-published-minutes-1"

export type PublicMinutes = {
  title: string
  language: string
  /** "3/2026" */
  number: string
  table: string
  /** Digest of the whole verbale that it is of. */
  original: string
  /** How often something was left out, by ground. */
  omitted: Readonly<Record<string, number>>
  text: ReadingNode
}

/** The public version in the one form that its digest is made of: what everybody reads, and nothing of the rest. */
export const canonicalPublic = (content: PublicMinutes): string =>
  canonicalJson({ format: PUBLIC_FORMAT, ...content })
