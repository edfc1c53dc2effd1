import { Set as AsnSet, fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from "asn1js"

const SIGNED_DATA = "1.2.840.113549.1.7.2"

/** What a CMS envelope (CAdES, .p7m) holds: the bytes that were signed, and how many signed them. */
export type Envelope = { content: Uint8Array; signatures: number }

const BASE64 = /^(?:-----BEGIN [A-Z0-9 ]+-----\s+)?([A-Za-z0-9+/=\s]+?)(?:\s*-----END [A-Z0-9 ]+-----)?\s*$/

/** The bytes of an envelope that a signing tool wrote as base64. */
const unwrapped = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] === 0x30) return bytes
  const text = BASE64.exec(new TextDecoder("latin1").decode(bytes))?.[1]?.replace(/\s/g, "")
  if (!text) return bytes
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return bytes
  }
}

type Parts = { value?: unknown }
const childrenOf = (block: unknown): unknown[] => {
  const inner = (block as { valueBlock?: Parts } | undefined)?.valueBlock?.value
  return Array.isArray(inner) ? inner : []
}

/**
 * Opens a CMS envelope (RFC 5652, BER or DER, also as base64); null when the bytes are none, when it holds no
 * content (a detached signature) or nobody signed it. It does not tell whether a signature is valid.
 */
export const openEnvelope = (bytes: Uint8Array): Envelope | null => {
  const { result, offset } = fromBER(unwrapped(bytes) as Uint8Array<ArrayBuffer>)
  if (offset === -1 || !(result instanceof Sequence)) return null
  const [kind, explicit] = childrenOf(result)
  if (!(kind instanceof ObjectIdentifier) || kind.valueBlock.toString() !== SIGNED_DATA) return null
  const [signed] = childrenOf(explicit)
  const [version, , encapsulated] = childrenOf(signed)
  if (!(version instanceof Integer)) return null
  const [octets] = childrenOf(childrenOf(encapsulated)[1])
  const signers = childrenOf(signed).at(-1)
  if (!(octets instanceof OctetString) || !(signers instanceof AsnSet)) return null
  const signatures = childrenOf(signers).length
  return signatures > 0 ? { content: new Uint8Array(octets.getValue()), signatures } : null
}
