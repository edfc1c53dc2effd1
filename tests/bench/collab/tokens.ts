/** What an edit writes: `#` and seven digits to the base of 36, its number. Found again in the bytes of any update. */
const LENGTH = 8
const HASH = 0x23

export const tokenOf = (edit: number) => `#${edit.toString(36).padStart(LENGTH - 1, "0")}`

const digitOf = (byte: number): number => {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x57 : -1
}

const numberAt = (bytes: Uint8Array, at: number): number => {
  let number = 0
  for (let i = at; i < at + LENGTH - 1; i++) {
    const digit = digitOf(bytes[i] ?? 0)
    if (digit < 0) return -1
    number = number * 36 + digit
  }
  return number
}

/** The numbers of the edits that some bytes hold, each handed to `found`. */
export const findTokens = (bytes: Uint8Array, found: (edit: number) => void): void => {
  for (
    let at = bytes.indexOf(HASH);
    at >= 0 && at + LENGTH <= bytes.length;
    at = bytes.indexOf(HASH, at + 1)
  ) {
    const edit = numberAt(bytes, at + 1)
    if (edit >= 0) found(edit)
  }
}
