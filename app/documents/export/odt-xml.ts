const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
/** What XML 1.0 cannot hold, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNHOLDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu

/** Text as it stands in XML. */
export const escapedXml = (text: string): string =>
  text.replace(UNHOLDABLE, "\ufffd").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** An element with its content ready; attributes that are null or undefined are left out. */
export const xml = (name: string, attributes: Attributes = {}, ...content: string[]): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapedXml(String(value))}"`)
    .join("")
  const inside = content.join("")
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** Words of OpenDocument: blanks after the first, tabs and new lines are elements there. */
export const odtWords = (text: string): string =>
  text
    .split(/(\t|\n| {2,})/)
    .map((part) => {
      if (part === "\t") return "<text:tab/>"
      if (part === "\n") return "<text:line-break/>"
      return /^ {2,}$/.test(part) ? ` <text:s text:c="${part.length - 1}"/>` : escapedXml(part)
    })
    .join("")

const NAMES: Readonly<Record<string, string>> = {
  office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  table: "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  draw: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  fo: "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  svg: "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
  meta: "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  dc: "http://purl.org/dc/elements/1.1/",
  xlink: "http://www.w3.org/1999/xlink",
}

/** One of the files of an OpenDocument package (ODF 1.3). */
export const odtFile = (root: string, ...content: string[]): string => {
  const names = Object.fromEntries(Object.entries(NAMES).map(([name, value]) => [`xmlns:${name}`, value]))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, { ...names, "office:version": "1.3" }, ...content)}`
}
