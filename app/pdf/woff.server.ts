import { inflateSync } from "node:zlib"

const HEADER = 44
const ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16
const aligned = (length: number) => (length + 3) & ~3

type Table = { tag: number; sum: number; bytes: Uint8Array }

const tablesOf = (woff: Buffer): Table[] =>
  Array.from({ length: woff.readUInt16BE(12) }, (_, at) => {
    const entry = HEADER + at * ENTRY
    const [tag, offset, packed, whole, sum] = [0, 4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(entry + field),
    )
    const bytes = woff.subarray(offset, (offset ?? 0) + (packed ?? 0))
    return { tag: tag ?? 0, sum: sum ?? 0, bytes: packed === whole ? bytes : inflateSync(bytes) }
  })

/**
 * A WOFF 1 font as the plain font in it (W3C WOFF File Format 1.0): pdfkit's own reader unpacks it with a
 * hundred times the time.
 */
export const unpackedFont = (woff: Buffer): Buffer => {
  const tables = tablesOf(woff).sort((a, b) => a.tag - b.tag)
  const start = SFNT_HEADER + tables.length * SFNT_ENTRY
  const font = Buffer.alloc(tables.reduce((sum, { bytes }) => sum + aligned(bytes.length), start))
  const power = 2 ** Math.floor(Math.log2(tables.length))
  font.writeUInt32BE(woff.readUInt32BE(4), 0)
  font.writeUInt16BE(tables.length, 4)
  font.writeUInt16BE(power * SFNT_ENTRY, 6)
  font.writeUInt16BE(Math.log2(power), 8)
  font.writeUInt16BE((tables.length - power) * SFNT_ENTRY, 10)
  let offset = start
  for (const [at, { tag, sum, bytes }] of tables.entries()) {
    const entry = SFNT_HEADER + at * SFNT_ENTRY
    for (const [field, value] of [tag, sum, offset, bytes.length].entries())
      font.writeUInt32BE(value, entry + field * 4)
    font.set(bytes, offset)
    offset += aligned(bytes.length)
  }
  return font
}
