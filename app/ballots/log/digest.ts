import { digest } from "lib0/hash/sha256"
import { canonicalJson } from "../../documents/export/canonical.ts"

/** The SHA-256 of bytes and texts (UTF-8), one after the other; the same in a browser without a network. */
export const sha256 = (...parts: readonly (Uint8Array | string)[]): Uint8Array => {
  const encoder = new TextEncoder()
  const bytes = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part))
  const all = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of bytes) {
    all.set(part, at)
    at += part.length
  }
  return digest(all)
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** The SHA-256 of a value's canonical JSON (RFC 8785 over NFC text, nulls left out), in hex. */
export const fingerprintOf = (value: unknown): string => hexOf(sha256(canonicalJson(value)))
