/** What is taken as a picture, by what its bytes say. Drawings (SVG) are pages that could run something. */
export const TAKEN_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const

export const PICTURE_LIMITS = {
  /** Of what is sent, in bytes. */
  bytes: 20 * 1024 * 1024,
  /** Of the picture once unpacked: a few kilobytes can claim billions of points. */
  pixels: 60_000_000,
  /** How many one text has. */
  pictures: 200,
  /** Of the words that stand for it and of those under it, in characters. */
  alt: 500,
  caption: 300,
} as const

/** Why a picture is not taken: the last part of a key of texts, under `pictures.refused`. */
export type PictureRefused = "type" | "drawing" | "heic" | "pixels" | "broken" | "too_slow" | "busy"
