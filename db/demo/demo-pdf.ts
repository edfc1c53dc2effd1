const MARK = "Dati dimostrativi – contenuti inventati"

/** A text as PDF's WinAnsi bytes write it, with what has a meaning in PDF escaped. */
const written = (text: string) =>
  text
    .replace(/–/g, "\x96")
    .replace(/’/g, "\x92")
    .replace(/[\\()]/g, "\\$&")

/** One page with a title and some lines: a whole, small PDF that any reader opens. */
export const demoPdf = (title: string, lines: readonly string[]): Uint8Array => {
  const rows = [...lines, "", MARK].map((line) => `(${written(line)}) Tj T*`).join("\n")
  const content = `BT /F1 15 Tf 56 780 Td (${written(title)}) Tj /F1 11 Tf 0 -30 Td 16 TL\n${rows}\nET`
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /Lang (it) >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ]
  let text = "%PDF-1.4\n"
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = text.length
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** The same with something after its end, where a signature made within the PDF would stand. */
export const demoSigned = (pdf: Uint8Array, who: string): Uint8Array =>
  new Uint8Array([
    ...pdf,
    ...Uint8Array.from(`% firma dimostrativa di ${who}\n%%EOF\n`, (c) => c.charCodeAt(0) & 255),
  ])
