import { strToU8 } from "fflate"
import { describe, expect, test } from "vitest"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { readFile } from "#app/documents/import/read-file.server.ts"
import { saidOfPictures } from "#app/documents/import/said-of-pictures.ts"
import { encodePicture } from "#app/documents/pictures/encode-picture.server.ts"
import type { MadePicture } from "#app/documents/pictures/made-picture.ts"
import { doc, line } from "../export/content.ts"
import { question } from "../export/question.ts"
import { bomb, HIDDEN, photo, SVG } from "../pictures/samples.ts"
import { documentXml, docxOf } from "./hostile.ts"

const uri = (bytes: Buffer, type = "image/jpeg") => `data:${type};base64,${bytes.toString("base64")}`
const read = async (name: string, content: string | Uint8Array) => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  const answer = await readFile({ name, bytes })
  if (!("text" in answer)) throw new Error(`refused: ${answer.refused}`)
  return answer.text
}
/** What a text is made of, in order: its pictures with what is said of them, its lines. */
const told = ({ content }: Awaited<ReturnType<typeof read>>) =>
  (content.content ?? []).map(({ type, attrs, content: inside }) =>
    type === "image"
      ? ["picture", attrs?.src, attrs?.alt ?? null, attrs?.caption ?? null]
      : (inside ?? []).map(({ text }) => text ?? "").join(""),
  )
const LEFT = (count: number) => ({ what: "pictures", count })

describe("a picture that a file carries", () => {
  test("stands where it stood, with its words, made anew", async () => {
    const bytes = await photo()
    const text = await read(
      "a.html",
      `<p>Uno <img src="${uri(bytes)}" alt="Una sala"> due</p><figure><img src="${uri(bytes)}"><figcaption>Figura 2</figcaption></figure><p>tre</p>`,
    )
    expect(told(text)).toEqual([
      ...["Uno", ["picture", "#picture-1", "Una sala", null], "due"],
      ...[["picture", "#picture-2", null, "Figura 2"], "tre"],
    ])
    expect(text.kept.pictures).toBe(2)
    expect(text.left).toEqual([])
    for (const { made, thumb } of text.pictures) {
      expect(Buffer.from(made.wide.bytes).includes(HIDDEN)).toBe(false)
      expect([made.width, made.height]).toEqual([20, 40])
      expect(thumb).toMatch(/^data:image\/jpeg;base64,/)
    }
  })

  test("in a cell leaves its words there and follows the table, and that is told", async () => {
    const image = `<img src="${uri(await photo())}" alt="Una sala">`
    const text = await read(
      "a.html",
      `<table><tr><td>a ${image}</td><td>${image}</td></tr></table><p>Fine</p>`,
    )
    const [table, ...after] = told(text)
    expect(after).toEqual([
      ["picture", "#picture-1", "Una sala", null],
      ["picture", "#picture-2", "Una sala", null],
      "Fine",
    ])
    expect(table).toBe("")
    expect(JSON.stringify(text.content)).toContain('"text":"a Una sala"')
    expect(text.left).toEqual([{ what: "moved_pictures", count: 2 }])
  })

  test("in a cell that lies elsewhere leaves its words alone", async () => {
    const cell = '<td><img src="https://example.org/a.png" alt="Una sala"></td>'
    expect((await read("a.html", `<p>Uno</p><table><tr>${cell}</tr></table>`)).left).toEqual([LEFT(1)])
  })

  test("comes in from Markdown too", async () => {
    const text = await read("a.md", `# T\n\nUno\n\n![Una sala](${uri(await photo())})\n`)
    expect(told(text)).toEqual(["Uno", ["picture", "#picture-1", "Una sala", null], ""])
  })

  test("is enough for a file to hold something", async () => {
    expect((await read("a.html", `<img src="${uri(await photo())}">`)).kept.pictures).toBe(1)
  })

  test.each(["docx", "html"] as const)(
    "goes out as %s and comes in again, with words and caption",
    async (format) => {
      const src = "/files/ABCDEFGHJK"
      const { made } = (await encodePicture({ bytes: await photo({ width: 90, height: 60 }) })) as {
        made: MadePicture
      }
      const picture = { ...made.wide, width: made.width, height: made.height }
      const content = doc(
        line("Prima"),
        { type: "image", attrs: { src, alt: "Una sala", caption: "Figura 1" } },
        line("Dopo"),
      )
      const file = await writeExport(question({ format, content, pictures: { [src]: picture } }))
      expect(told(await read(`a.${format}`, file))).toEqual([
        "Prima",
        ["picture", "#picture-1", "Una sala", "Figura 1"],
        "Dopo",
      ])
    },
  )
})

describe("a picture that is not taken leaves its words, and is counted", () => {
  test.each([
    ["on another site, which nobody asks", "https://elsewhere.example/x.png"],
    ["in the reader's own folders", "file:///etc/passwd"],
    ["on this site, by address", "/files/ABCDEFGHJK"],
    ["a drawing that could run something", uri(SVG, "image/svg+xml")],
    ["a drawing that says it is a photograph", uri(SVG)],
    [
      "few bytes that claim to be billions of points",
      uri(bomb({ width: 60_000, height: 60_000 }), "image/png"),
    ],
    ["broken", uri(Buffer.from("no picture at all"))],
    ["no base64", "data:image/png;base64,%%%"],
  ])("%s", async (_, src) => {
    const text = await read("a.html", `<p>Uno</p><img src="${src}" alt="Un grafico"><p>due</p>`)
    expect(told(text)).toEqual(["Uno", "Un grafico", "due"])
    expect([text.pictures, text.kept.pictures, text.left]).toEqual([[], 0, [LEFT(1)]])
  })

  test("beyond the fortieth", async () => {
    const image = `<img src="${uri(await photo({ width: 4, height: 4 }))}">`
    const text = await read("a.html", `<p>Uno</p>${image.repeat(43)}`)
    expect([text.kept.pictures, text.left]).toEqual([40, [LEFT(3)]])
  })

  test("in a Word file that only points to it", async () => {
    const [W, A] = ["http://schemas.openxmlformats.org", "xmlns:a"]
    const drawing = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${W}/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x" descr="Un grafico"/><a:graphic ${A}="${W}/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="${W}/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="${W}/officeDocument/2006/relationships" r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
    const rels = `<Relationships xmlns="${W}/package/2006/relationships"><Relationship Id="r9" Type="${W}/officeDocument/2006/relationships/image" Target="https://elsewhere.example/x.png" TargetMode="External"/></Relationships>`
    const xml = documentXml(`<w:p><w:r><w:t>Uno</w:t></w:r></w:p>${drawing}`)
    const text = await read("a.docx", docxOf(xml, { "word/_rels/document.xml.rels": strToU8(rels) }))
    expect([text.pictures, told(text)[0]]).toEqual([[], "Uno"])
  })
})

describe("what is said of the pictures of a file", () => {
  const typed = (values: Record<string, string>) => (name: string) => values[name] ?? null

  test("is words, or that one is decoration", () => {
    expect(
      saidOfPictures(typed({ "alt-0": " Una sala ", "decoration-1": "yes", "alt-1": "resto" }), 2),
    ).toEqual({
      alts: ["Una sala", ""],
      problems: [],
    })
  })

  test("is asked for, beside each picture of which nothing was said", () => {
    const { problems } = saidOfPictures(typed({ "alt-0": "  ", "alt-1": "Una sala" }), 3)
    expect(problems.map(({ field, reason }) => [field, reason.key])).toEqual([
      ["alt-0", "pictures.form.alt_missing"],
      ["alt-2", "pictures.form.alt_missing"],
    ])
  })
})
