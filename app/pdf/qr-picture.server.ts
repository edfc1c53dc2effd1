import { deflateSync } from "node:zlib"
import { encode } from "uqr"
import type { Picture } from "./blocks.ts"

/** Pixels of one square, and squares of white around the code (ISO/IEC 18004 asks for four). */
const SCALE = 6
const QUIET_ZONE = 4

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let sum = n
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum >>> 0
})

/** The checksum of PNG's chunks (ISO 3309). */
const crc32 = (bytes: Uint8Array): number => {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (CRC_TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A greyscale PNG of eight bits, without transparency, row by row. */
const greyPng = (size: number, greyAt: (x: number, y: number) => number): Uint8Array => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(size * (size + 1))
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) rows[y * (size + 1) + 1 + x] = greyAt(x, y)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = chunk("IDAT", deflateSync(rows, { level: 9 }))
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", head), data, chunk("IEND", new Uint8Array())]),
  )
}

/** An address as a QR code for a paper: black on white with its quiet zone, `width` points wide. */
export const qrPicture = (address: string, width: number): Picture => {
  const squares = encode(address, { ecc: "M", border: QUIET_ZONE }).data
  const at = (n: number) => Math.floor(n / SCALE)
  const bytes = greyPng(squares.length * SCALE, (x, y) => (squares[at(y)]?.[at(x)] ? 0 : 255))
  return { bytes, type: "image/png", width, height: width }
}
