const has = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

const decode = (bytes: Uint8Array, encoding: string, fatal = false): string =>
  new TextDecoder(encoding, { fatal }).decode(bytes)

/** What Windows puts where Latin 1 has control characters; some versions of Node decode those as Latin 1. */
const WINDOWS = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"]

/**
 * The text of a file as spreadsheets save it: what its byte order mark says, else UTF-8, else the old Western
 * encoding of Windows, which has a letter for every byte.
 */
export const decodeText = (bytes: Uint8Array): string => {
  if (has(bytes, 0xff, 0xfe)) return decode(bytes, "utf-16le")
  if (has(bytes, 0xfe, 0xff)) return decode(bytes, "utf-16be")
  try {
    return decode(bytes, "utf-8", true)
  } catch {
    return decode(bytes, "windows-1252").replace(
      /[\u0080-\u009f]/g,
      (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control,
    )
  }
}
