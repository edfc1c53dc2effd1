import { createHash } from "node:crypto"
import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import type { ExportQuestion } from "#app/documents/export/paper-frame.ts"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { encodePicture } from "#app/documents/pictures/encode-picture.server.ts"
import type { MadePicture } from "#app/documents/pictures/made-picture.ts"
import { cell, doc, line, link, row, table, words } from "#tests/documents/export/content.ts"
import { question } from "#tests/documents/export/question.ts"
import { photo } from "#tests/documents/pictures/samples.ts"
import { attachmentsOf, poppler } from "#tests/support/office.ts"

const pdfOf = (content: StoredNode, over: Partial<ExportQuestion> = {}) =>
  writeExport(question({ content, ...over }))

/** Letters and figures alone: where an extractor puts blanks and full stops between two scripts is its guess. */
const letters = (text: string) => text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "")
/** Without blanks and the marks that only steer direction. */
const signs = (text: string) => text.replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
const textOf = (pdf: Uint8Array) => poppler("pdftotext", [], pdf)

/** An Arabic file is Arabic throughout, and an extractor takes it for one. */
const ARABIC_FRAME: Partial<ExportQuestion> = {
  ...{ language: "ar", direction: "rtl", title: "الخطة الإقليمية للإدماج", kindName: "خطة إقليمية" },
  ...{ facts: [{ label: "الطاولة", value: "طاولة تجريبية" }], draft: "مسودة", demo: null },
}

const ITALIAN =
  "Perché città, virtù e «così è» – l'affitto ufficiale: 3 fiumi, 2,5 ‰ e fi ffi fl; Ștefan, Zoë, Łukasz."
const ARABIC =
  "السلام عليكم ورحمة الله وبركاته. لا إله إلا الله، والأمة في الطاولة (بين قوسين) سنة كاملة؟ هـ ة ى ي ئ ؤ أ إ آ"
const VOWELLED = "اللُّغَةُ العَرَبِيَّةُ جَمِيلَةٌ"
const MIXED_IN_ITALIAN = "La parola السلام عليكم (la pace) si dice سلام, e il 2026 resta 2026."
const MIXED_IN_ARABIC = "بلدية Reggio Emilia أرسلت 3 رسائل إلى ARCI (demo) في سنة 2026."

/** The `ActualText` of a PDF's structure: UTF-16 in a literal string, its brackets escaped. */
const spoken = (text: string) =>
  Buffer.from(text, "utf16le")
    .swap16()
    .toString("latin1")
    .replace(/[\\()]/g, "\\$&")
const says = (pdf: Uint8Array, text: string) => Buffer.from(pdf).toString("latin1").includes(spoken(text))

describe("the text of a PDF is extracted letter by letter", () => {
  test.each([
    ["Italian", ITALIAN],
    ["Ukrainian and Greek", "Привіт, світе. Καλημέρα κόσμε."],
  ])("%s, with every sign", async (_, text) => {
    expect(signs(textOf(await pdfOf(doc(line(text)))))).toContain(signs(text))
  })

  test("Arabic, with every sign", async () => {
    const extracted = signs(textOf(await pdfOf(doc(line(ARABIC)), ARABIC_FRAME)))
    for (const sentence of ARABIC.split(/(?<=[.،؟])/)) expect(extracted).toContain(signs(sentence))
  })

  test("Arabic in Italian", async () => {
    const pdf = await pdfOf(doc(line(MIXED_IN_ITALIAN)))
    expect(letters(textOf(pdf))).toContain(letters(MIXED_IN_ITALIAN))
  })

  test("Latin in Arabic", async () => {
    const pdf = await pdfOf(doc(line(ARABIC), line(ARABIC), line(MIXED_IN_ARABIC)), ARABIC_FRAME)
    expect(letters(textOf(pdf))).toContain(letters(MIXED_IN_ARABIC))
  })

  test("over many lines, in order", async () => {
    const long = Array.from({ length: 60 }, (_, at) => `الفقرة رقم ${at} من النص الطويل`).join("، ")
    expect(letters(textOf(await pdfOf(doc(line(long)), ARABIC_FRAME)))).toContain(letters(long))
  })

  test("what runs from right to left is said by the structure too, vowels included", async () => {
    const pdf = await pdfOf(doc(line(VOWELLED)), ARABIC_FRAME)
    expect(says(pdf, VOWELLED)).toBe(true)
    expect(says(await pdfOf(doc(line("altro")), ARABIC_FRAME), VOWELLED)).toBe(false)
  })
})

describe("scripts of those who sit at the tables", () => {
  const SCRIPTS: readonly (readonly [string, string])[] = [
    ["Bengali", "স্বাগতম সবাইকে"],
    ["Gurmukhi", "ਜੀ ਆਇਆਂ ਨੂੰ"],
    ["Sinhala", "සාදරයෙන් පිළිගනිමු"],
    ["Georgian", "კეთილი იყოს თქვენი მობრძანება"],
    ["Ethiopic", "እንኳን ደህና መጡ"],
    ["Hebrew", "ברוכים הבאים"],
  ]
  test.each(SCRIPTS)("%s is drawn in a font of its own, without a word of boxes", async (name, text) => {
    const pdf = await pdfOf(doc(line(text)))
    expect(poppler("pdffonts", [], pdf)).toContain(`NotoSans${name}`)
    expect(textOf(pdf)).not.toContain("riquadro")
  })

  test.each(SCRIPTS.slice(3))("%s is extracted letter by letter", async (_, text) => {
    expect(letters(textOf(await pdfOf(doc(line(text)))))).toContain(letters(text))
  })

  test("a sign that no font has is drawn in the font that has a box for it", async () => {
    const fonts = async (text: string) => poppler("pdffonts", [], await pdfOf(doc(line(text))))
    expect(await fonts("Benvenuti")).not.toContain("NotoSans")
    expect(await fonts("欢")).toContain("NotoSans")
  })

  test("signs that no font has are named under the title, those of a note and a table too", async () => {
    const said = textOf(await pdfOf(doc(line("Benvenuti 欢"), table({}, row(cell("迎"))))))
    expect(said).toMatch(/al loro posto un\s+riquadro: U\+6B22, U\+8FCE/)
  })
})

describe("what leads on from a PDF", () => {
  const note = { type: "footnote", attrs: { ref: "nota" } }
  const MENTIONED = { type: "mention", attrs: { kind: "organisation", ref: "ABCDEFGHJK", label: "Arci" } }
  const linked = doc(
    line([words("Scrive "), MENTIONED, words(" a tutti"), note]),
    line("Testo della nota", { note: "nota" }),
  )
  const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1")

  test("a mention leads to the page of what it names", async () => {
    expect(latin(await pdfOf(linked))).toContain("https://tavoli.example/organisations/ABCDEFGHJK")
  })

  test("the mark of a note leads to the note, and the note back to its mark", async () => {
    const raw = latin(await pdfOf(linked))
    expect(raw).toContain("note-1")
    expect(raw).toContain("mark-1")
    expect(raw.match(/\/S \/GoTo/g)?.length).toBe(2)
  })
})

describe("a picture in a PDF", () => {
  const src = "/files/ABCDEFGHJK"
  const pdfWith = async (attrs: Record<string, unknown>) => {
    const { made } = (await encodePicture({ bytes: await photo({ width: 300, height: 200 }) })) as {
      made: MadePicture
    }
    const picture = { ...made.wide, width: made.width, height: made.height }
    const content = doc(line("Prima"), { type: "image", attrs: { src, ...attrs } }, line("Dopo"))
    return pdfOf(content, { pictures: { [src]: picture } })
  }
  const imagesOf = (pdf: Uint8Array) => poppler("pdfimages", ["-list"], pdf)

  test("is drawn, and stands in the structure with what it shows", async () => {
    const pdf = await pdfWith({ alt: "Dodici persone in cerchio", caption: "Figura 1" })
    expect(imagesOf(pdf)).toMatch(/image\s+200\s+300/)
    expect(poppler("pdfinfo", ["-struct-text"], pdf)).toMatch(/Figure[\s\S]*Caption[\s\S]*"Figura 1"/)
    expect(Buffer.from(pdf).toString("latin1")).toContain("/Alt (Dodici persone in cerchio)")
  })

  test("that is decoration is drawn, and passed over by whoever hears the file", async () => {
    const pdf = await pdfWith({ alt: "" })
    expect(imagesOf(pdf)).toMatch(/image\s+200\s+300/)
    expect(poppler("pdfinfo", ["-struct"], pdf)).not.toContain("Figure")
  })
})

describe("the structure of a PDF", () => {
  const structured = doc(
    line("Obiettivi", { level: 1 }),
    line("Uno", { list: "bullet" }),
    line("Due", { list: "bullet", indent: 1 }),
    line([words("Leggi "), words("la legge", link("https://example.org/legge"))]),
    line("Citato", { quote: true }),
    table(
      {},
      row(cell("Chi", { header: true }), cell("Quando", { header: true })),
      row(cell("Noi"), cell("Ora")),
    ),
    line("Sotto", { level: 2 }),
  )
  const treeOf = async () => poppler("pdfinfo", ["-struct-text"], await pdfOf(structured))

  test.each([
    ["the title", /H1 \(block\)\s+"Piano regionale per l'integrazione"/],
    ["a heading", /H2 \(block\)\s+"Obiettivi"/],
    ["a heading under it", /H3 \(block\)\s+"Sotto"/],
    [
      "a list in a list",
      /L \(block\)[\s\S]*LI \(block\)[\s\S]*Lbl[\s\S]*LBody[\s\S]*"Uno"[\s\S]*L \(block\)[\s\S]*"Due"/,
    ],
    ["a link", /Link \(inline\)[\s\S]*"la legge"/],
    ["a quote", /BlockQuote\s+P \(block\)\s+"Citato"/],
    ["a table", /Table[\s\S]*THead[\s\S]*TR[\s\S]*TH[\s\S]*"Chi"[\s\S]*TBody[\s\S]*TR[\s\S]*TD[\s\S]*"Noi"/],
  ])("has %s", async (_, expected) => {
    expect(await treeOf()).toMatch(expected)
  })

  test("reads mixed lines in the order of reading, not of the eye", async () => {
    const tree = poppler("pdfinfo", ["-struct-text"], await pdfOf(doc(line(MIXED_IN_ARABIC))))
    const at = (piece: string) => tree.indexOf(piece)
    expect(at("Reggio Emilia")).toBeGreaterThan(0)
    expect(at("ARCI")).toBeGreaterThan(at("Reggio Emilia"))
  })
})

describe("a PDF says of itself", () => {
  test("that it is tagged, with its title and PDF/A markers", async () => {
    const about = poppler("pdfinfo", [], await pdfOf(doc(line("Testo"))))
    expect(about).toMatch(/Title:\s+Piano regionale per l'integrazione/)
    expect(about).toMatch(/Tagged:\s+yes/)
  })

  test("with all its fonts", async () => {
    const fonts = poppler("pdffonts", [], await pdfOf(doc(line(`${ITALIAN} ${ARABIC}`))))
    const rows = fonts.trim().split("\n").slice(2)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((one) => !/\syes\s+yes\s+yes\s/.test(one))).toEqual([])
  })

  test("the digest of what it carries, the same that it prints", async () => {
    const pdf = await pdfOf(doc(line("Testo")))
    const source = attachmentsOf(pdf, "tavoli.json")
    const digest = createHash("sha256").update(source).digest("hex")
    expect(signs(textOf(pdf))).toContain(digest)
    expect(JSON.parse(Buffer.from(source).toString())).toMatchObject({
      kind: "regional_plan",
      language: "it",
    })
  })

  test("that it is a draft, on the first page and at the foot of every page", async () => {
    const text = textOf(await pdfOf(doc(...Array.from({ length: 120 }, (_, at) => line(`Riga ${at}`)))))
    const pages = text.split("\f").filter((page) => page.trim() !== "")
    expect(pages.length).toBeGreaterThan(1)
    for (const [at, page] of pages.entries())
      expect(page).toContain(`bozza · pagina ${at + 1} di ${pages.length}`)
  })
})

describe("a long PDF", () => {
  test("loses no row of a table over many pages, and repeats its head for the eye", async () => {
    const rows = Array.from({ length: 120 }, (_, at) =>
      row(cell(`riga-${at}`), cell("testo ".repeat(20 + (at % 40)))),
    )
    const head = row(cell("Voce", { header: true }), cell("Testo", { header: true }))
    const pdf = await pdfOf(doc(table({}, head, ...rows)))
    const text = textOf(pdf)
    const found = new Set(text.match(/riga-\d+/g))
    expect(found.size).toBe(120)
    expect((text.match(/Voce/g) ?? []).length).toBeGreaterThan(2)
    expect(poppler("pdfinfo", ["-struct-text"], pdf).match(/"Voce"/g)).toHaveLength(1)
  })

  test("cuts a row that is higher than a page, and loses nothing", async () => {
    const parts = Array.from({ length: 900 }, (_, at) => `parola${at}`)
    const pdf = await pdfOf(doc(table({}, row(cell(parts.join(" ")), cell("breve")))))
    expect(new Set(textOf(pdf).match(/parola\d+/g)).size).toBe(900)
  })
})
