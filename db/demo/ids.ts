import { createHash } from "node:crypto"

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const digest = (key: string) => createHash("sha256").update(`tavoli-demo:${key}`).digest()

/** The fixed id of a demo row. */
export const demoId = (key: string): string => {
  const hex = digest(key).toString("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The fixed code of a demo row, the one in its URL. */
export const demoCode = (key: string): string =>
  Array.from(digest(`code:${key}`).subarray(0, 10), (byte) => CROCKFORD[byte & 31]).join("")

/** The fixed id and code of a demo row. */
export const named = (key: string) => ({ id: demoId(key), code: demoCode(key) })
