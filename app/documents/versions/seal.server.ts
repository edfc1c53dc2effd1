import { createHash } from "node:crypto"
import { fingerprint } from "../../roundtables/regulation/fingerprint.server.ts"
import { type Content, canonicalContent } from "../export/canonical.ts"

/** What a version's seal is made of. */
export type Sealed = { number: number; kind: string; sha256: string; previous: string | null }

/** The SHA-256 of a text's canonical content, as every file of it has it printed. */
export const contentDigest = (content: Content): string =>
  createHash("sha256").update(canonicalContent(content)).digest("hex")

/** The seal of a version: the fingerprint of its digest, number and kind, and of the seal before. */
export const sealOf = ({ number, kind, sha256, previous }: Sealed): string =>
  fingerprint({ format: "tavoli-version-1", number, kind, sha256, previous })
