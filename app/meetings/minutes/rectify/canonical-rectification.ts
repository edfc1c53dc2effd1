import { canonicalJson } from "../../../documents/export/canonical.ts"
import type { Ground } from "./rectify.ts"

/** What the canonical content of a rettifica says that it is. */
export const RECTIFICATION_FORMAT = "tavoli-rectification-1"

export type RectificationContent = {
  /** Which verbale it is of: "3/2026", its table, and the digest of the approved content. */
  of: { number: string; table: string; sha256: string }
  number: number
  /** The civil day of the decision. */
  day: string
  says: string
  reads: string
  reason: string
  ground: Ground
  /** The vote that decided it: meeting and counts. */
  vote: { meeting: string; yes: number; no: number; abstained: number } | null
  answer: string
}

/** A rettifica in the one form that its digest is made of. */
export const canonicalRectification = (content: RectificationContent): string =>
  canonicalJson({ format: RECTIFICATION_FORMAT, ...content })
