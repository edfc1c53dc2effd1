import { mirrored } from "./bidi.ts"

type Glyph = { id: number; advanceWidth: number; codePoints: number[] }
type Positions = { xAdvance: number }[]
type EmbeddedFont = {
  scale: number
  widths: number[]
  unicode: number[][]
  font: { getGlyph(id: number, codes?: number[]): Glyph }
  subset: { glyphs: number[]; includeGlyph(id: number): number }
  layout(text: string, features?: string[]): { glyphs: Glyph[]; positions: Positions }
  encode(text: string, features?: string[]): [string[], Positions]
}

/** Asked for with every word that runs from right to left: laid out whole, its marks turned back for whoever copies it. */
export const RTL_FEATURES = ["rlig", "calt", "liga"]

const unmirrored = (codes: number[]) =>
  [...mirrored(String.fromCodePoint(...codes))].map((sign) => sign.codePointAt(0) ?? 0)

/** fontkit keeps one object for each glyph, with the letters it stood for first: here each use has its own. */
const ownGlyphs = (font: EmbeddedFont["font"]) => {
  const kept = font.getGlyph.bind(font)
  font.getGlyph = (id, codes = []) => {
    const glyph = kept(id, codes)
    return codes.length === 0 ? glyph : Object.assign(Object.create(glyph), { codePoints: codes })
  }
}

/**
 * Has a font of pdfkit give each glyph a number of its own for each text it stands for. One shape serves
 * several letters (Noto draws ه and ة from one body and dots), and whoever copies or extracts the text would
 * get the letter that came first.
 */
export const sharpenGlyphs = (face: unknown): void => {
  const font = face as EmbeddedFont
  ownGlyphs(font.font)
  const numbers = new Map<string, number>()
  const owned = new Set<number>()
  const numberOf = (glyph: Glyph, codes: number[]): number => {
    const key = `${glyph.id} ${codes.join(" ")}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    let number = font.subset.includeGlyph(glyph.id)
    if (owned.has(number)) {
      number = font.subset.glyphs.length
      font.subset.glyphs.push(glyph.id)
    }
    owned.add(number)
    numbers.set(key, number)
    font.widths[number] = glyph.advanceWidth * font.scale
    font.unicode[number] = codes
    return number
  }
  font.encode = (text, features) => {
    const { glyphs, positions } = font.layout(text, features)
    const codes = features ? unmirrored : (same: number[]) => same
    const encoded = glyphs.map((glyph) =>
      numberOf(glyph, codes(glyph.codePoints)).toString(16).padStart(4, "0"),
    )
    return [encoded, positions]
  }
}
