import { fileTypeFromBuffer } from "file-type"
import sharp, { type Sharp } from "sharp"
import { PICTURE_LIMITS, type PictureRefused, TAKEN_TYPES } from "./limits.ts"
import type { MadeFile, MadePicture } from "./made-picture.ts"
import { hasNarrow, NARROW, WIDE } from "./picture-address.ts"

export type PictureAnswer = { made: MadePicture } | { refused: PictureRefused }

const TALLEST = 4000
const SECONDS = 15
/** How much larger than a photograph's a picture may be for its sharp edges to be kept. */
const WORTH = 1.5

const withRules = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { failOn: "error", limitInputPixels: PICTURE_LIMITS.pixels, sequentialRead: true, pages: 1 })

/** Only the readers of the types that are taken: whatever else some bytes could pass for is not tried. */
const limitReaders = () => {
  sharp.block({ operation: ["VipsForeignLoad"] })
  sharp.unblock({
    operation: [
      ...["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"],
      ...["VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer"],
    ],
  })
  sharp.cache(false)
  sharp.concurrency(1)
}

/** Why bytes of this type are not taken, or null. */
const refuseType = async (bytes: Uint8Array): Promise<PictureRefused | null> => {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if ((TAKEN_TYPES as readonly string[]).includes(found?.mime ?? "")) return null
  if (found && /hei[cf]|avif/.test(found.mime)) return "heic"
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1000))
  return /<svg[\s>]/i.test(start) ? "drawing" : "type"
}

/** As a photograph. What can be seen through becomes white. */
const photograph = (picture: Sharp): Promise<Uint8Array> =>
  picture.clone().flatten({ background: "#ffffff" }).jpeg({ quality: 82, mozjpeg: true }).toBuffer()
const drawing = (picture: Sharp): Promise<Uint8Array> =>
  picture.clone().png({ compressionLevel: 9 }).toBuffer()

/** A photograph stays one; a drawing keeps its edges while that costs little, and what can be seen through always. */
const written = async (picture: Sharp, isPhotograph: boolean, isOpaque: boolean): Promise<MadeFile> => {
  if (isPhotograph) return { bytes: await photograph(picture), type: "image/jpeg" }
  const png: MadeFile = { bytes: await drawing(picture), type: "image/png" }
  if (!isOpaque) return png
  const jpeg: MadeFile = { bytes: await photograph(picture), type: "image/jpeg" }
  return png.bytes.length <= jpeg.bytes.length * WORTH ? png : jpeg
}

const copyOf = ({ bytes, type }: MadeFile): MadeFile => ({ bytes: new Uint8Array(bytes), type })

const make = async (bytes: Uint8Array): Promise<PictureAnswer> => {
  limitReaders()
  const { width, height, format, hasAlpha } = await withRules(bytes).metadata()
  if (width * height > PICTURE_LIMITS.pixels) return { refused: "pixels" }
  // Turned as the camera was held, and in the colours of screens, since what said so goes.
  const upright = withRules(bytes).timeout({ seconds: SECONDS }).autoOrient().toColourspace("srgb")
  const sized = upright.resize({ width: WIDE, height: TALLEST, fit: "inside", withoutEnlargement: true })
  const plain = await sized.raw().toBuffer({ resolveWithObject: true })
  const { info } = plain
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const picture = sharp(plain.data, raw)
  const isOpaque = !hasAlpha || (await picture.clone().stats()).isOpaque
  const isPhotograph = format === "jpeg"
  const wide = await written(picture, isPhotograph, isOpaque)
  const small = hasNarrow(info.width)
    ? await written(sharp(plain.data, raw).resize({ width: NARROW }), wide.type === "image/jpeg", isOpaque)
    : null
  const narrow = small && small.bytes.length < wide.bytes.length ? copyOf(small) : null
  return { made: { wide: copyOf(wide), narrow, width: info.width, height: info.height } }
}

/**
 * Makes a picture anew from bytes that somebody sent: unpacked, turned upright, made smaller where it is larger than
 * a page has a use for, and written again, so that places, names, comments and whatever else is hidden in it go.
 * Long, and fed by strangers: to be called in a thread of its own.
 */
export const encodePicture = async ({ bytes }: { bytes: Uint8Array }): Promise<PictureAnswer> => {
  const refused = await refuseType(bytes)
  if (refused) return { refused }
  try {
    return await make(bytes)
  } catch (error) {
    const message = String(error)
    if (/pixel limit/i.test(message)) return { refused: "pixels" }
    return { refused: /timeout/i.test(message) ? "too_slow" : "broken" }
  }
}
