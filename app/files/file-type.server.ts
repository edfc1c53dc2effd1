import { fileTypeFromBuffer } from "file-type"

/** Types that are stored, by what their bytes say; a name's ending decides between texts only. */
export const STORED_TYPES = [
  "application/pdf",
  "application/pkcs7-mime",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
  "application/xml",
  "image/jpeg",
  "image/png",
  "image/webp",
  "message/rfc822",
  "text/csv",
  "text/plain",
] as const
export type StoredType = (typeof STORED_TYPES)[number]

const isStored = (type: string): type is StoredType => (STORED_TYPES as readonly string[]).includes(type)

/** `1.2.840.113549.1.7.2`, signed data: the first thing that a CMS envelope (.p7m) says, after its lengths. */
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]

const isEnvelope = (bytes: Uint8Array) => {
  if (bytes[0] !== 0x30) return false
  for (let at = 2; at <= 6; at++) if (SIGNED_DATA.every((byte, n) => bytes[at + n] === byte)) return true
  return false
}

/** A base64 envelope, as some signing tools write it. */
const isEnvelopeText = (text: string) => /^(-----BEGIN [A-Z0-9 ]+-----\s+)?MI[A-Za-z0-9+/\s]{20}/.test(text)

const endsIn = (name: string, ending: string) => name.toLowerCase().endsWith(ending)

const CONTROLS = new Set([...Array(32).keys(), 127].filter((code) => ![9, 10, 12, 13].includes(code)))

/** A text in UTF-16 with its mark, as some programs write tables, in UTF-8; anything else as it is. */
const asUtf8 = (bytes: Uint8Array): Uint8Array => {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isLittle && !(bytes[0] === 0xfe && bytes[1] === 0xff)) return bytes
  try {
    const text = new TextDecoder(isLittle ? "utf-16le" : "utf-16be", { fatal: true }).decode(bytes)
    return new TextEncoder().encode(text)
  } catch {
    return bytes
  }
}

/** What a text is: told by its ending among types that are all served as text. */
const textType = (bytes: Uint8Array, name: string): StoredType | null => {
  if (bytes.some((byte) => CONTROLS.has(byte))) return null
  if (endsIn(name, ".p7m") && isEnvelopeText(new TextDecoder("latin1").decode(bytes.subarray(0, 100))))
    return "application/pkcs7-mime"
  if (endsIn(name, ".csv")) return "text/csv"
  if (endsIn(name, ".eml")) return "message/rfc822"
  return endsIn(name, ".xml") ? "application/xml" : "text/plain"
}

/** The type of some bytes by what they hold, or null for one that is not stored here. */
export const storedType = async (bytes: Uint8Array, name: string): Promise<StoredType | null> => {
  // The mark of UTF-16 looks like the beginning of a sound: what reads as a text to its end is one.
  const text = asUtf8(bytes)
  const type = text === bytes ? null : textType(text, name)
  if (type) return type
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found) return isStored(found.mime) ? found.mime : null
  return isEnvelope(bytes) ? "application/pkcs7-mime" : textType(bytes, name)
}
