import type { MessageKey } from "../i18n/translate.ts"
import { openEnvelope } from "./cades.ts"

export type SignatureForm = "pades" | "cades" | "scan"
export type PartyKind = "administration" | "private"

type Returned = {
  bytes: Uint8Array
  /** What the bytes are: `application/pdf`, `application/pkcs7-mime`, a picture. */
  type: string
  /** The secretary says that it is the scan of a copy signed on paper. */
  isScan: boolean
  party: PartyKind
}
/** What was given out to be signed; `lastAccepted` is what came back from whoever signed before, in order. */
type GivenOut = { produced: Uint8Array; lastAccepted: Uint8Array | null }

type Verdict = { form: SignatureForm } | { refused: MessageKey }

const startsWith = (bytes: Uint8Array, beginning: Uint8Array) =>
  bytes.length > beginning.length && beginning.every((byte, index) => bytes[index] === byte)
const isEqual = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

const latin = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes)

/**
 * Whether what a PDF gained after `from` is a signature that covers it to its end: a signature's `ByteRange`
 * names two spans, from the beginning and to the end, around the signature itself (ISO 32000-1, 12.8.1).
 */
const isSignedToItsEnd = (bytes: Uint8Array, from: number): boolean => {
  const gained = latin(bytes.subarray(from))
  if (!/\/Type\s*\/Sig\b|\/SubFilter\s*\/(adbe\.pkcs7|ETSI\.CAdES)/.test(gained)) return false
  return [...gained.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].some(
    ([, start, first, second, rest]) =>
      Number(start) === 0 &&
      Number(first) >= from &&
      Number(second) > Number(first) &&
      Math.abs(bytes.length - (Number(second) + Number(rest))) <= 2,
  )
}

const checkPdf = ({ bytes, party, isScan }: Returned, { produced, lastAccepted }: GivenOut): Verdict => {
  if (isScan)
    return party === "private" ? { form: "scan" } : { refused: "records.errors.scan_of_administration" }
  const base = lastAccepted ?? produced
  if (!startsWith(bytes, base))
    return {
      refused:
        lastAccepted && startsWith(bytes, produced)
          ? "records.errors.not_last_accepted"
          : isEqual(bytes, base)
            ? "records.errors.not_signed"
            : "records.errors.other_bytes",
    }
  return isSignedToItsEnd(bytes, base.length) ? { form: "pades" } : { refused: "records.errors.not_signed" }
}

/**
 * Whether what came back is what was given out, signed. A PDF (PAdES) begins with exactly those bytes; an
 * envelope (CAdES) contains them; a scan is taken from private parties only (L. 241/1990 art. 15 c. 2-bis).
 * That the signature is valid is not asked here.
 */
export const checkReturned = (returned: Returned, given: GivenOut): Verdict => {
  if (returned.type === "application/pdf") return checkPdf(returned, given)
  if (returned.type !== "application/pkcs7-mime")
    return returned.isScan ? checkPdf(returned, given) : { refused: "records.errors.not_signed" }
  const envelope = openEnvelope(returned.bytes)
  if (!envelope) return { refused: "records.errors.envelope_unreadable" }
  const { produced, lastAccepted } = given
  const isOurs =
    isEqual(envelope.content, produced) || (lastAccepted !== null && isEqual(envelope.content, lastAccepted))
  return isOurs ? { form: "cades" } : { refused: "records.errors.other_bytes" }
}
