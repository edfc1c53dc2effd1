import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { contentOf } from "./questions.ts"

/** The SHA-256 of what a practice says, as canonical JSON (RFC 8785). */
export const contentDigest = (practice: Parameters<typeof contentOf>[0]): Uint8Array =>
  new Uint8Array(
    createHash("sha256")
      .update(canonicalize(contentOf(practice)) ?? "null")
      .digest(),
  )
