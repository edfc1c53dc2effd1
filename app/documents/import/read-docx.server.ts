import { unzipSync, zipSync } from "fflate"
import mammoth from "mammoth"
import { FileRefused, LIMITS } from "./limits.ts"

/** The parts of a DOCX that text is made of, and its pictures; macros and embedded things are never unpacked. */
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[^/]+\.(xml|rels)|word\/media\/[^/]+\.(png|jpe?g|gif|webp))$/i
const PICTURE = /^word\/media\//i
const MACROS = /vbaProject|\.bin$/i

type Parts = { files: Record<string, Uint8Array>; hasMacros: boolean }

/** Unpacks what is read, counting by what the file says before it is believed. */
const unpacked = (bytes: Uint8Array): Parts => {
  let parts = 0
  let size = 0
  let hasMacros = false
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      parts++
      if (MACROS.test(name)) hasMacros = true
      const isRead = READ.test(name)
      if (isRead) size += originalSize
      if (parts > LIMITS.parts || size > LIMITS.unpackedBytes) throw new FileRefused("too_much_inside")
      return isRead
    },
  })
  return { files, hasMacros }
}

const TAG = /<([!?/]?)([^\s<>/]*)[^<>]*?(\/?)>/g

/** Refuses a part that declares entities (they may name other files or grow without end) or nests without end. */
const checkPart = (xml: string) => {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new FileRefused("entities")
  let depth = 0
  let elements = 0
  for (const [, sign, , closed] of xml.matchAll(TAG)) {
    if (sign === "/") depth--
    else if (sign === "" && closed === "") depth++
    elements++
    if (depth > LIMITS.depth) throw new FileRefused("too_deep")
    // Word writes several elements for each word.
    if (elements > LIMITS.elements * 20) throw new FileRefused("too_much_inside")
  }
}

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Tavoli frame'] => p.tavoli-frame:fresh",
  "p[style-name='Tavoli box'] => p.tavoli-box:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Table Heading'] => p:fresh",
  "p[style-name='Table Contents'] => p:fresh",
  "b => strong",
  "i => em",
  "strike => s",
  "u => ",
]

const wordParts = (bytes: Uint8Array): Parts => {
  try {
    return unpacked(bytes)
  } catch (error) {
    throw (error as { refused?: string }).refused ? error : new FileRefused("broken")
  }
}

/** A picture as the page carries it; one that the file only points to has no bytes, and is not fetched. */
const embedded: Parameters<typeof mammoth.images.imgElement>[0] = async (image) => {
  try {
    return { src: `data:${image.contentType};base64,${await image.readAsBase64String()}` }
  } catch {
    return { src: "" }
  }
}

/**
 * A Word document as a page. Only its text parts are unpacked, into what is given on.
 * @throws FileRefused
 */
export const pageOfDocx = async (bytes: Uint8Array): Promise<{ html: string; hasMacros: boolean }> => {
  const { files, hasMacros } = wordParts(bytes)
  if (!files["[Content_Types].xml"] || !files["word/document.xml"]) throw new FileRefused("kind")
  const decoder = new TextDecoder()
  for (const [name, part] of Object.entries(files)) if (!PICTURE.test(name)) checkPart(decoder.decode(part))
  const buffer = Buffer.from(zipSync(files, { level: 0 }))
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(embedded),
      },
    )
    return { html: value, hasMacros }
  } catch {
    throw new FileRefused("broken")
  }
}
