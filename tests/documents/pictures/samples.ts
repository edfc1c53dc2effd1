import { deflateSync } from "node:zlib"
import sharp from "sharp"

/** What a camera writes beside a photograph, and nobody means to publish. */
export const HIDDEN = "Via Segreta 12"

type Size = { width: number; height: number }

/** Points that no drawing has, the same each time. */
const grain = ({ width, height }: Size) => {
  let seed = 7
  const points = Uint8Array.from({ length: width * height * 3 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return 96 + (seed >> 24)
  })
  return sharp(points, { raw: { width, height, channels: 3 } })
}

/** A photograph as a telephone makes it: lying on its side, and telling where it was taken. */
export const photo = ({ width, height }: Size = { width: 40, height: 20 }): Promise<Buffer> =>
  grain({ width, height })
    .jpeg({ quality: 60 })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { ImageDescription: HIDDEN }, IFD3: { GPSLatitude: "44/1 30/1 0/1" } })
    .toBuffer()

/** A drawing that can be seen through. */
export const drawing = ({ width, height }: Size = { width: 30, height: 30 }): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } })
    .png()
    .toBuffer()

/** A drawing of one colour, as another type. */
export const plain = (type: "png" | "webp" | "gif", { width, height }: Size = { width: 20, height: 10 }) =>
  sharp({ create: { width, height, channels: 3, background: "#dd2222" } })
    .toFormat(type)
    .toBuffer()

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([head, body, sum])
}

const crc = (bytes: Buffer): number => {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** A few kilobytes that claim to be a picture of that many points. */
export const bomb = ({ width, height }: Size): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

export const SVG = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)
