import { beforeAll, describe, expect, test } from "vitest"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { readFile } from "#app/documents/import/read-file.server.ts"
import { CONTENT, doc, line } from "#tests/documents/export/content.ts"
import { question } from "#tests/documents/export/question.ts"
import { converted } from "#tests/support/office.ts"

/** A picture of one dot. */
const DOT = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
)
const pictures = { "/files/ABC": { bytes: DOT, type: "image/png" as const, width: 1, height: 1 } }
const ARABIC = {
  language: "ar",
  direction: "rtl" as const,
  title: "الخطة",
  content: doc(line("السلام عليكم")),
}

/** What LibreOffice makes of our files: it starts slowly, so each kind is converted once. */
let pages: Record<string, Buffer>
let words: Record<string, Buffer>
let back: Record<string, Buffer>

beforeAll(async () => {
  const files = {
    "word.docx": await writeExport(question({ format: "docx", pictures })),
    "open.odt": await writeExport(question({ format: "odt", pictures })),
    "arabic-word.docx": await writeExport(question({ format: "docx", ...ARABIC })),
    "arabic-open.odt": await writeExport(question({ format: "odt", ...ARABIC })),
  }
  pages = converted(files, "html")
  words = converted(files, "txt:Text (encoded):UTF8")
  back = converted(
    { "open.odt": files["open.odt"], "word.docx": files["word.docx"] },
    "docx:Office Open XML Text",
  )
}, 240_000)

const page = (name: string) => (pages[name]?.toString() ?? "").replace(/\s+/g, " ")
const text = (name: string) => words[name]?.toString() ?? ""

describe.each([["word"], ["open"]])("LibreOffice opens our file, %s", (name) => {
  test.each([
    ["headings", /<h1[^>]*>.*?Perché lo facciamo.*?<\/h1>.*<h2[^>]*>.*?Chi fa che cosa/],
    ["a list in a list", /<ul>.*?Uno.*?<ul>.*?Uno punto uno/],
    ["numbers", /<ol>.*?Primo.*?Secondo/],
    ["a table with its head", /<table.*?<thead>.*?Chi.*?<\/thead>.*?Sportello \| unico/],
    ["a cell over two columns", /colspan="?2"?/],
    ["a footnote", /sdfootnote1sym[^>]*><sup>1<.*?Il testo della nota/],
    ["a link", /href="https:\/\/regione\.example\/piano\?a=1&amp;b=2"/],
    ["bold words", /<b>grassetto<\/b>/],
    ["a picture with what it shows", /<img[^>]*alt="Un grafico"/],
    ["its language", /lang="it(-IT)?"/],
    ["a line from right to left", /dir="rtl"[^>]*>.*?السلام/],
    ["its permanent address", /documents\/ABCDEFGHJK/],
  ])("and finds %s", (_, expected) => {
    expect(page(`${name}.html`)).toMatch(expected)
  })

  test("and reads every word, the unknown kinds' too", () => {
    const found = text(`${name}.txt`)
    for (const part of [
      "Bozza",
      "Un riquadro",
      "Si decide di partire",
      "ARCI (demo)",
      "Un genere sconosciuto",
      "السلام عليكم ورحمة الله",
    ])
      expect(found).toContain(part)
  })

  test("and saves it as a Word file that comes in again with its structure", async () => {
    const answer = await readFile({ name: "a.docx", bytes: new Uint8Array(back[`${name}.docx`] ?? []) })
    expect(answer).toMatchObject({
      text: { title: "Piano regionale per l'integrazione", kept: { headings: 2, tables: 1, notes: 1 } },
    })
  })
})

test.each(["arabic-word", "arabic-open"])("an Arabic file runs from right to left: %s", (name) => {
  expect(page(`${name}.html`)).toMatch(/dir="rtl"/)
  expect(text(`${name}.txt`)).toContain("السلام عليكم")
})

test("every kind of the text is in the file that was opened", () => {
  expect(new Set((CONTENT.content ?? []).map(({ type }) => type))).toEqual(
    new Set(["paragraph", "table", "image", "chart"]),
  )
})
