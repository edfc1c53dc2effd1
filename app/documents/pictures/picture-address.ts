import { nodesIn, type StoredNode } from "../editor/reading-tree.ts"

/** The widest that a picture is kept, and the width of its copy for telephones. */
export const WIDE = 1600
export const NARROW = 640

const ADDRESS = /^\/files\/([0-9A-HJKMNP-TV-Z]{10})$/

/** The code of the file that a picture in a text shows; null for any other address. */
export const pictureCode = (src: unknown): string | null =>
  typeof src === "string" ? (ADDRESS.exec(src)?.[1] ?? null) : null

/** The address under which a picture stands in a text. */
export const pictureAddress = (code: string): string => `/files/${code}`

/** The addresses of a picture by width, as `srcset` has them; null where there is one width only. */
export const pictureWidths = (src: string, width: number | null): string | null =>
  width !== null && hasNarrow(width) && pictureCode(src) !== null
    ? `${src}?w=${NARROW} ${NARROW}w, ${src} ${width}w`
    : null

/** Whether a picture of that width has a narrower copy: a little less would save nothing. */
export const hasNarrow = (width: number): boolean => width >= NARROW * 1.25

/** A stored measure in pixels, or null. */
export const pixels = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 100_000 ? value : null

/** The codes of the pictures in a stored text, each once. */
export const pictureCodesIn = (node: StoredNode, found = new Set<string>()): Set<string> => {
  const code = node.type === "image" ? pictureCode(node.attrs?.src) : null
  if (code) found.add(code)
  for (const inside of nodesIn(node)) pictureCodesIn(inside, found)
  return found
}
