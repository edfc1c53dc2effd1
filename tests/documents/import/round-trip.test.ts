import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { textFormOf } from "#app/documents/export/text-form.ts"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { blocksToMarkdown } from "#app/documents/export/write-markdown.ts"
import { readFile } from "#app/documents/import/read-file.server.ts"
import { LABELS } from "../editor/words.ts"
import { CONTENT, doc, line, words } from "../export/content.ts"
import { question } from "../export/question.ts"

const markdownOf = (content: StoredNode) => blocksToMarkdown(textFormOf(content, LABELS, ""))

const readBack = async (name: string, bytes: Uint8Array) => {
  const answer = await readFile({ name, bytes })
  if (!("text" in answer)) throw new Error(`refused: ${answer.refused}`)
  return answer.text
}
const again = async (markdown: string) => readBack("a.md", new TextEncoder().encode(`# T\n\n${markdown}`))

/** A text as what it is made of, without ids: kinds of lines with their words, sizes of tables. */
const shapeOf = (content: StoredNode) => markdownOf(content)

describe("a text that was taken out and in again", () => {
  test("as Markdown is the same", async () => {
    const first = markdownOf(CONTENT)
    const second = markdownOf((await again(first)).content)
    expect(markdownOf((await again(second)).content)).toBe(second)
    for (const part of [
      "## Perché lo facciamo",
      "- [x] Fatto",
      "> [!NOTE]",
      "| Comune",
      "[^1]: Il testo della nota",
    ])
      expect(second).toContain(part)
  })

  test.each(["docx", "html", "md"] as const)(
    "as %s keeps headings, lists, tables, quotes and notes",
    async (format) => {
      const file = await writeExport(question({ format }))
      const text = await readBack(`a.${format}`, file)
      expect(text.title).toBe("Piano regionale per l'integrazione")
      expect(text.kept).toMatchObject({ headings: 2, items: 7, tables: 1, notes: 1 })
      const shape = shapeOf(text.content)
      for (const part of [
        "## Perché lo facciamo",
        "### Chi fa che cosa",
        "**grassetto**",
        "*corsivo*",
        "- Uno\n  - Uno punto uno\n- Due",
        "1. Primo\n2. Secondo",
        "- [x] Fatto\n- [ ] Da fare",
        "> Una citazione",
        "> [!NOTE]\n>\n> Un riquadro",
        "| Chi ",
        "السلام عليكم ورحمة الله",
        "[^1]: Il testo della nota",
      ])
        expect(shape).toContain(part)
      expect(shape).not.toContain("Impronta")
    },
  )
})

const anyWords = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== "")
const signs = fc
  .array(
    fc.constantFrom(
      "a",
      "b ",
      "*",
      "_",
      "`",
      "[",
      "]",
      "(",
      ")",
      "#",
      "-",
      "1.",
      ">",
      "|",
      "~",
      "\\",
      "<",
      "&",
      "!",
      "http://x.y",
      " ",
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => text.trim() !== "")
const anyLine = fc
  .record({
    text: fc.oneof(anyWords, signs),
    attrs: fc.constantFrom<Record<string, unknown>>(
      {},
      { level: 1 },
      { level: 3 },
      { list: "bullet" },
      { list: "bullet", indent: 1 },
      { list: "ordered" },
      { list: "task", checked: true },
      { quote: true },
      { box: "callout" },
    ),
    mark: fc.constantFrom(null, "bold", "italic", "strike", "code"),
  })
  .map(({ text, attrs, mark }) => line([mark ? words(text, mark) : words(text)], attrs))

test("Markdown of any text, read and written once more, stays as it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 8 }), async (lines) => {
      const once = markdownOf((await again(markdownOf(doc(...lines)))).content)
      const twice = markdownOf((await again(once)).content)
      expect(twice).toBe(once)
    }),
    { numRuns: 150 },
  )
})
