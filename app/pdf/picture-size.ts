const be16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const be32 = (bytes: Uint8Array, at: number) => be16(bytes, at) * 65536 + be16(bytes, at + 2)

type Size = { type: "image/png" | "image/jpeg"; width: number; height: number }

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const jpegSize = (bytes: Uint8Array): Size | null => {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker))
      return { type: "image/jpeg", width: be16(bytes, at + 7), height: be16(bytes, at + 5) }
    at += 2 + be16(bytes, at + 2)
  }
  return null
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Larger pictures take more memory to unpack than a paper is worth. */
const LARGEST_SIDE = 8000

/** What kind of picture some bytes are and how large, in pixels; null for anything but a PNG or JPEG of sane size. */
export const pictureSize = (bytes: Uint8Array): Size | null => {
  const isPng = PNG.every((byte, at) => bytes[at] === byte)
  const size: Size | null = isPng
    ? { type: "image/png", width: be32(bytes, 16), height: be32(bytes, 20) }
    : bytes[0] === 0xff && bytes[1] === 0xd8
      ? jpegSize(bytes)
      : null
  const isSane = (side: number) => side > 0 && side <= LARGEST_SIDE
  return size && isSane(size.width) && isSane(size.height) ? size : null
}
