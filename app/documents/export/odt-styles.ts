import { odtFile, odtWords, xml } from "./odt-xml.ts"
import type { Frame } from "./paper-frame.ts"

type Language = { language: string; direction?: "ltr" | "rtl" | undefined }

/** The attributes of a language: scripts that are laid out from right to left have names of their own. */
export const odtLanguage = ({ language, direction }: Language): Record<string, string> => {
  const [code = language, country] = language.split("-")
  return direction === "rtl"
    ? { "style:language-complex": code, "style:country-complex": country ?? "none" }
    : { "fo:language": code, "fo:country": country ?? "none" }
}

/** Direction and side of a paragraph; offices take "start" for left whatever the direction. */
export const odtDirection = (direction: "ltr" | "rtl"): Record<string, string> => ({
  "style:writing-mode": direction === "rtl" ? "rl-tb" : "lr-tb",
  "fo:text-align": direction === "rtl" ? "right" : "left",
})

/** The looks of a table, and from which side its columns are read. */
export const tableStyle = (name: string, direction: "ltr" | "rtl"): string =>
  xml(
    "style:style",
    { "style:name": name, "style:family": "table" },
    xml("style:table-properties", {
      "table:border-model": "collapsing",
      "table:align": "margins",
      "style:writing-mode": direction === "rtl" ? "rl-tb" : "lr-tb",
    }),
  )

const text = (properties: Record<string, string>) => xml("style:text-properties", properties)
const paragraph = (properties: Record<string, string>) => xml("style:paragraph-properties", properties)

const style = (name: string, parent: string | null, ...content: string[]) =>
  xml(
    "style:style",
    {
      "style:name": name,
      "style:display-name": name.replace(/_20_/g, " "),
      "style:family": "paragraph",
      "style:parent-style-name": parent,
      "style:class": "text",
    },
    ...content,
  )

const bold = { "fo:font-weight": "bold", "style:font-weight-complex": "bold" }
const size = (points: number) => ({ "fo:font-size": `${points}pt`, "style:font-size-complex": `${points}pt` })

const heading = (level: number, points: number) =>
  xml(
    "style:style",
    {
      "style:name": `Heading_20_${level}`,
      "style:display-name": `Heading ${level}`,
      "style:family": "paragraph",
      "style:parent-style-name": "Standard",
      "style:next-style-name": "Text_20_body",
      "style:default-outline-level": level,
      "style:class": "text",
    },
    paragraph({ "fo:margin-top": "0.45cm", "fo:margin-bottom": "0.2cm", "fo:keep-with-next": "always" }),
    text({ ...bold, ...size(points) }),
  )

const BOX = {
  ...{ "fo:padding": "0.2cm", "fo:border": "0.5pt solid #0050a3", "fo:background-color": "#f2f5f8" },
  ...{ "fo:margin-left": "0.3cm", "fo:margin-right": "0.3cm" },
}

const PARAGRAPHS = [
  style("Text_20_body", "Standard", paragraph({ "fo:margin-bottom": "0.2cm" })),
  style("Title", "Standard", paragraph({ "fo:margin-bottom": "0.3cm" }), text({ ...bold, ...size(22) })),
  style("Subtitle", "Standard", text({ ...bold, ...size(11) })),
  style("Quotations", "Text_20_body", paragraph({ "fo:margin-left": "1cm", "fo:margin-right": "1cm" })),
  style("Tavoli_20_frame", "Standard", text(size(9))),
  style("Tavoli_20_box", "Text_20_body", paragraph(BOX)),
  style("Table_20_Contents", "Standard"),
  style("Table_20_Heading", "Table_20_Contents", text(bold)),
  style("Caption", "Standard", text({ ...size(9.5), "fo:font-style": "italic" })),
  style("Footnote", "Standard", text(size(9))),
  style("Footer", "Standard", text(size(8.5))),
]

const letters = (name: string, properties: Record<string, string>) =>
  xml("style:style", { "style:name": name, "style:family": "text" }, text(properties))

const LETTERS = [
  letters("Strong_20_Emphasis", bold),
  letters("Emphasis", { "fo:font-style": "italic", "style:font-style-complex": "italic" }),
  letters("Struck", { "style:text-line-through-style": "solid" }),
  letters("Source_20_Text", { "fo:font-family": "Liberation Mono" }),
  letters("Raised", { "style:text-position": "super 58%" }),
  letters("Lowered", { "style:text-position": "sub 58%" }),
  letters("Internet_20_link", { "fo:color": "#0050a3", "style:text-underline-style": "solid" }),
]

const LEVELS = Array.from({ length: 10 }, (_, at) => at + 1)
const place = (level: number) =>
  xml(
    "style:list-level-properties",
    { "text:list-level-position-and-space-mode": "label-alignment" },
    xml("style:list-level-label-alignment", {
      "text:label-followed-by": "listtab",
      "fo:text-indent": "-0.6cm",
      "fo:margin-left": `${(level * 0.6 + 0.2).toFixed(1)}cm`,
    }),
  )

const bullets = (name: string, sign: string) =>
  xml(
    "text:list-style",
    { "style:name": name },
    ...LEVELS.map((level) =>
      xml("text:list-level-style-bullet", { "text:level": level, "text:bullet-char": sign }, place(level)),
    ),
  )
const numbers = xml(
  "text:list-style",
  { "style:name": "Numbers" },
  ...LEVELS.map((level) =>
    xml(
      "text:list-level-style-number",
      { "text:level": level, "style:num-format": "1", "style:num-suffix": "." },
      place(level),
    ),
  ),
)

const defaults = (frame: Frame) =>
  xml(
    "style:default-style",
    { "style:family": "paragraph" },
    paragraph(odtDirection(frame.direction)),
    text({
      ...{ "fo:font-family": "Titillium Web", "style:font-family-complex": "Noto Sans Arabic", ...size(11) },
      ...{ "fo:language": "it", "fo:country": "IT", ...odtLanguage(frame) },
    }),
  )

const footer = ({ title, words, draft }: Frame) => {
  const [before = "", between = "", after = ""] = words.page.split(/\{pages?\}/)
  const mark = draft ? ` · ${words.draftShort}` : ""
  return xml(
    "text:p",
    { "text:style-name": "Footer" },
    odtWords(`${title}${mark} · ${before}`),
    "<text:page-number/>",
    odtWords(between),
    "<text:page-count/>",
    odtWords(after),
  )
}

const page = (frame: Frame) =>
  xml(
    "style:page-layout",
    { "style:name": "Page" },
    xml("style:page-layout-properties", {
      ...{ "fo:page-width": "21cm", "fo:page-height": "29.7cm", "fo:margin": "2.2cm" },
      "style:writing-mode": frame.direction === "rtl" ? "rl-tb" : "lr-tb",
    }),
    xml(
      "style:footer-style",
      {},
      xml("style:header-footer-properties", { "fo:min-height": "0.6cm", "fo:margin-top": "0.4cm" }),
    ),
  )

/** `styles.xml`: the styles by which an office knows headings, quotes and the rest, and the foot of each page. */
export const odtStyles = (frame: Frame): string =>
  odtFile(
    "office:document-styles",
    xml(
      "office:styles",
      {},
      defaults(frame),
      xml("style:style", { "style:name": "Standard", "style:family": "paragraph", "style:class": "text" }),
      ...[19, 16, 14, 12, 11, 11].map((points, at) => heading(at + 1, points)),
      ...PARAGRAPHS,
      ...LETTERS,
      bullets("Bullets", "•"),
      bullets("Tasks", "–"),
      numbers,
      xml("text:notes-configuration", {
        "text:note-class": "footnote",
        "style:num-format": "1",
        "text:start-value": "0",
        "text:start-numbering-at": "document",
      }),
    ),
    xml("office:automatic-styles", {}, page(frame)),
    xml(
      "office:master-styles",
      {},
      xml(
        "style:master-page",
        { "style:name": "Standard", "style:page-layout-name": "Page" },
        xml("style:footer", {}, footer(frame)),
      ),
    ),
  )
