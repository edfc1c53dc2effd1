import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { sharpenGlyphs } from "./glyphs.server.ts"
import { unpackedFont } from "./woff.server.ts"

const find = createRequire(import.meta.url).resolve

const titillium = (name: string) =>
  find(`bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${name}.ttf`)
const mono = (name: string) =>
  find(`bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-${name}.ttf`)
const noto = (script: string, weight: 400 | 700) =>
  find(`@fontsource/noto-sans/files/noto-sans-${script}-${weight}-normal.woff`)
const arabic = (weight: 400 | 700) =>
  find(`@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff`)

/** Scripts that have a package of their own. */
const ownScript = (script: string, weight: 400 | 700) =>
  find(`@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-${weight}-normal.woff`)

export type Style = "regular" | "bold" | "italic" | "boldItalic" | "mono"

const others = (weight: 400 | 700) => [
  arabic(weight),
  ...["latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese", "devanagari"].map(
    (script) => noto(script, weight),
  ),
  ...["hebrew", "bengali", "gurmukhi", "sinhala", "georgian", "ethiopic"].map((script) =>
    ownScript(script, weight),
  ),
]

/** The fonts of each style, in the order in which a character is looked for in them. */
const FILES: Readonly<Record<Style, () => string[]>> = {
  regular: () => [titillium("regular"), ...others(400)],
  bold: () => [titillium("700"), ...others(700)],
  italic: () => [titillium("italic"), ...others(400)],
  boldItalic: () => [titillium("700italic"), ...others(700)],
  mono: () => [mono("regular"), ...others(400)],
}

/** Where no font has a character: the site's own would leave a blank, this one draws a box. */
const BOX = () => noto("latin-ext", 400)

/** A font as pdfkit holds it: the part that measures and knows its characters. */
export type Face = {
  name: string
  ascender: number
  descender: number
  widthOfString(text: string, size: number, features?: string[]): number
  font: { hasGlyphForCodePoint(code: number): boolean }
}
type Fonts = PDFKit.PDFDocument & { _font: Face }

/** Whether a sign stands with its neighbour whatever the font: blanks and marks that join what they follow. */
const JOINS = /^(?:\s|\p{M}|[\u200b-\u200f\u2060])$/u

/** The fonts of one file: opened when first needed, embedded with the glyphs that were used. */
export const createFaces = (doc: PDFKit.PDFDocument) => {
  const opened = new Map<string, Face>()
  const open = (file: string): Face => {
    const known = opened.get(file)
    if (known) return known
    const bytes = readFileSync(file)
    doc.registerFont(file, (file.endsWith(".woff") ? unpackedFont(bytes) : bytes) as never)
    doc.font(file)
    const face = (doc as Fonts)._font
    face.name = file
    sharpenGlyphs(face)
    opened.set(file, face)
    return face
  }
  const chosen = new Map<string, Face>()
  const faceOf = (sign: string, style: Style): Face => {
    const key = `${style}${sign}`
    const known = chosen.get(key)
    if (known) return known
    const files = FILES[style]()
    const code = sign.codePointAt(0) ?? 32
    const file = files.find((one) => open(one).font.hasGlyphForCodePoint(code)) ?? BOX()
    const face = open(file)
    chosen.set(key, face)
    return face
  }
  return {
    /** Whether no font has a character: it is drawn as a box. */
    lacks: (sign: string): boolean =>
      !faceOf(sign, "regular").font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 32),
    /** The font for a character; a blank or a joining mark stays in the one before where that has it. */
    faceOf: (sign: string, style: Style, before: Face | null): Face =>
      before && JOINS.test(sign) && before.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 32)
        ? before
        : faceOf(sign, style),
  }
}
export type Faces = ReturnType<typeof createFaces>
