import { strToU8, type Zippable, zipSync } from "fflate"

/** Hostile files are made by the tests themselves: none lies in the repository. */
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** The main part of a Word file. @param before what stands before the root */
export const documentXml = (body: string, before = "") =>
  `<?xml version="1.0"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>`

/** A Word file of these parts. */
export const docxOf = (document: string | Uint8Array, more: Zippable = {}): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8(TYPES),
    "_rels/.rels": strToU8(RELS),
    "word/document.xml": typeof document === "string" ? strToU8(document) : document,
    ...more,
  })

export const plainDocx = (text: string) => docxOf(documentXml(paragraph(text)))

/** A small file that unpacks to hundreds of megabytes. */
export const zipBomb = () => docxOf(new Uint8Array(200_000_000).fill(32))

/** As the bomb, but its directory claims a few bytes. */
export const lyingBomb = (): Uint8Array => {
  const bytes = docxOf(new Uint8Array(120_000_000).fill(32))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < bytes.length - 4; at++) {
    // The sizes once unpacked in local and central headers.
    if (view.getUint32(at, true) === 0x04034b50 && view.getUint32(at + 22, true) > 1_000_000)
      view.setUint32(at + 22, 100, true)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
      view.setUint32(at + 24, 100, true)
  }
  return bytes
}

export const manyParts = () =>
  docxOf(
    documentXml(paragraph("a")),
    Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`word/media/${at}.png`, new Uint8Array(1)])),
  )

export const laughs = () => {
  const entities = Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join("")
  return docxOf(documentXml(paragraph("&l12;"), `<!DOCTYPE lolz [<!ENTITY l0 "lol">${entities}]>`))
}

export const outsideEntity = () =>
  docxOf(documentXml(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))

export const deepDocx = () => {
  const open = `<w:tbl><w:tr><w:tc>`.repeat(20_000)
  const close = `</w:tc></w:tr></w:tbl>`.repeat(20_000)
  return docxOf(documentXml(`${open}${paragraph("a")}${close}`))
}

export const withMacros = () =>
  docxOf(documentXml(paragraph("Il testo")), { "word/vbaProject.bin": strToU8("Sub AutoOpen()") })

export const oldWord = () =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)])

export const nested = (depth: number) => `${"<div>".repeat(depth)}testo${"</div>".repeat(depth)}`
