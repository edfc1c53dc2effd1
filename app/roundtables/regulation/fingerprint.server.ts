import { createHash } from "node:crypto"
import canonicalize from "canonicalize"

/** The SHA-256 of a value's canonical JSON (RFC 8785): equal for equal content, whatever its order. */
export const fingerprint = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("hex")
