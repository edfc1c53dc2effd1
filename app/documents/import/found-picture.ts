import type { MadePicture } from "../pictures/made-picture.ts"
import { attributeOf, type PageElement } from "./page-tree.ts"

/** A picture that stands in a file with its bytes; `src` is its name in the text until it has an address. */
export type FoundPicture = { src: string; bytes: Uint8Array }

/** A picture of a file, made anew; `thumb` is a small one for the page that asks what it shows. */
export type TakenPicture = { src: string; made: MadePicture; thumb: string }

const EMBEDDED = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/i

/** The bytes of a picture that a page carries; null for one that lies elsewhere, which nobody fetches. */
export const embeddedBytes = (element: PageElement): Uint8Array | null => {
  const [, base64] = EMBEDDED.exec(attributeOf(element, "src") ?? "") ?? []
  if (base64 === undefined) return null
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

/** The name of a picture in a text that has no document yet. */
export const nameOfPicture = (at: number): string => `#picture-${at}`
