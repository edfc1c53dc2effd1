import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from "docx"
import { directionOfWords, type Inline, type Own } from "../../pdf/blocks.ts"

/** Language and direction of the words of a paragraph. */
export type Speech = { language: string; rtl: boolean }

/** The languages of the site with the country that Word wants beside them. */
const TAGS: Readonly<Record<string, string>> = { it: "it-IT", en: "en-GB", fr: "fr-FR", ar: "ar-SA" }
export const tagOf = (language: string): string => TAGS[language] ?? language

/** What a paragraph's words are written in. */
export const speechOf = ({ lang, dir }: Own, text: string, around: Speech): Speech => ({
  language: lang ?? around.language,
  rtl: dir ? dir === "rtl" : (directionOfWords(text) ?? (around.rtl ? "rtl" : "ltr")) === "rtl",
})

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u
const PARTS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+(?:[^\p{L}\p{N}]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+)*|[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+/gu

const looksOf = (inline: Inline, isLink: boolean) => ({
  ...(inline.bold ? { bold: true, boldComplexScript: true } : {}),
  ...(inline.italic ? { italics: true, italicsComplexScript: true } : {}),
  ...(inline.strike ? { strike: true } : {}),
  ...(inline.code ? { font: "Courier New" } : {}),
  ...(inline.raised === "super" ? { superScript: true } : {}),
  ...(inline.raised === "sub" ? { subScript: true } : {}),
  ...(isLink ? { style: "Hyperlink" } : {}),
})

const runs = (inline: Inline, speech: Speech, isLink = false): TextRun[] => {
  if (inline.isBreak) return [new TextRun({ break: 1 })]
  // Word lays a run out in one direction: what is written from right to left is a run of its own.
  return (inline.text.match(PARTS) ?? []).map((text) => {
    const rtl = RTL.test(text)
    const language = rtl
      ? { bidirectional: tagOf(speech.rtl ? speech.language : "ar") }
      : { value: tagOf(speech.language) }
    const options: IRunOptions = { text, rightToLeft: rtl, language, ...looksOf(inline, isLink) }
    return new TextRun(options)
  })
}

/** The words of a paragraph for Word. @param notes the numbers of the notes that have a text */
export const docxWords = (
  words: readonly Inline[],
  speech: Speech,
  { id, notes }: { id?: string | undefined; notes: ReadonlySet<number> },
): ParagraphChild[] => {
  const children = words.flatMap((inline): ParagraphChild[] => {
    if (inline.note) return notes.has(inline.note) ? [new FootnoteReferenceRun(inline.note)] : []
    if (!inline.href) return runs(inline, speech)
    const linked = runs(inline, speech, true)
    return inline.href.startsWith("#")
      ? [new InternalHyperlink({ anchor: inline.href.slice(1), children: linked })]
      : [new ExternalHyperlink({ link: inline.href, children: linked })]
  })
  return id ? [new Bookmark({ id, children })] : children
}
