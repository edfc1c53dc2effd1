import { describe, expect, test } from "vitest"
import { schema } from "#app/documents/editor/schema.ts"
import type { ImportedText } from "#app/documents/import/page-text.ts"
import { readFile } from "#app/documents/import/read-file.server.ts"
import * as hostile from "#tests/documents/import/hostile.ts"

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (name: string, content: string | Uint8Array) =>
  readFile({ name, bytes: typeof content === "string" ? utf8(content) : content })
const textOf = async (name: string, content: string | Uint8Array): Promise<ImportedText> => {
  const answer = await read(name, content)
  if (!("text" in answer)) throw new Error(`refused: ${answer.refused}`)
  return answer.text
}
const plain = ({ content }: ImportedText) => schema.nodeFromJSON(content).textContent

describe("a file is refused whole, with its reason", () => {
  test.each<[string, string, () => string | Uint8Array, string]>([
    ["a zip that unpacks to hundreds of megabytes", "a.docx", hostile.zipBomb, "too_much_inside"],
    ["a zip with thousands of parts", "a.docx", hostile.manyParts, "too_much_inside"],
    ["entities that grow without end", "a.docx", hostile.laughs, "entities"],
    ["an entity that names a file of the server", "a.docx", hostile.outsideEntity, "entities"],
    ["tables in tables without end", "a.docx", hostile.deepDocx, "too_deep"],
    ["an old or encrypted Word file", "a.doc", hostile.oldWord, "locked"],
    ["a zip that is no Word file", "a.docx", () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "broken"],
    ["a Word file cut in half", "a.docx", () => hostile.plainDocx("testo").slice(0, 300), "broken"],
    ["a hundred thousand elements in each other", "a.html", () => hostile.nested(100_000), "too_deep"],
    ["quotes in quotes without end", "a.md", () => `${"> ".repeat(3000)}a`, "too_deep"],
    ["more elements than a text has", "a.html", () => "<b>a</b>".repeat(160_000), "too_much_inside"],
    ["more letters than a document holds", "a.txt", () => "parola ".repeat(300_000), "too_long"],
    ["more lines than a document holds", "a.html", () => "<p>a</p>".repeat(30_000), "too_long"],
    ["a file above the limit", "a.txt", () => new Uint8Array(10_000_001).fill(97), "too_large"],
    ["letters of no known kind", "a.md", () => new Uint8Array([97, 0xff, 0x98, 98]), "encoding"],
    ["a program", "a.exe", () => "MZ", "kind"],
    ["a PDF", "a.pdf", () => "%PDF-1.7", "kind"],
    ["a page without words", "a.html", () => "<script>alert(1)</script><img src=x>", "empty"],
    ["nothing", "a.md", () => "", "empty"],
  ])("%s", async (_, name, make, reason) => {
    expect(await read(name, make())).toEqual({ refused: reason })
  })

  test("a zip whose directory lies about its sizes never unpacks beyond them", async () => {
    const before = process.memoryUsage().arrayBuffers
    const answer = await read("a.docx", hostile.lyingBomb())
    expect(answer).toHaveProperty("refused")
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400_000_000)
  })
})

describe("what is not of a text is left out, and said", () => {
  test.each<[string, string, string, number]>([
    ["scripts", "<p>a<script>alert(1)</script></p>", "scripts", 1],
    [
      "pictures, theirs and others'",
      '<p>a<img src="https://evil.example/x.png" alt="b"><img src="/files/1"></p>',
      "pictures",
      2,
    ],
    [
      "links that run something",
      '<p>a<a href="javascript:alert(1)">b</a><a href=" jav&#x09;ascript:alert(1)">c</a></p>',
      "links",
      2,
    ],
    [
      "frames and drawings",
      "<p>a</p><iframe src=//evil.example></iframe><svg onload=alert(1)><script>x</script></svg>",
      "embedded",
      2,
    ],
    ["fields of forms", "<p>a</p><form><input name=b><select><option>c</select></form>", "forms", 2],
    ["tables in tables", "<table><tr><td>a<table><tr><td>b</table></table>", "nested_tables", 1],
    ["the heading of our own files", '<header data-tavoli="frame"><p>Bozza</p></header><p>a</p>', "frame", 1],
  ])("%s", async (_, html, what, count) => {
    const text = await textOf("a.html", html)
    expect(text.left).toEqual([{ what, count }])
    expect(JSON.stringify(text.content)).not.toMatch(/alert|evil|javascript|Bozza/)
    expect(plain(text)).toContain("a")
  })

  test("macros of a Word file", async () => {
    const text = await textOf("a.docm", hostile.withMacros())
    expect(text.left).toEqual([{ what: "macros", count: 1 }])
    expect(plain(text)).toBe("Il testo")
  })

  test("the words of a picture and of a refused link stay", async () => {
    const text = await textOf(
      "a.html",
      '<p><img src=x alt="Un grafico"> e <a href="data:text/html,x">qui</a></p>',
    )
    expect(plain(text)).toBe("Un grafico e qui")
  })
})

describe("letters are read as they were written", () => {
  test.each<[string, string, Uint8Array]>([
    ["UTF-8", "a.md", utf8("Perché")],
    ["UTF-8 with a mark", "a.md", utf8("\ufeffPerché")],
    ["UTF-16", "a.txt", new Uint8Array([0xff, 0xfe, ...Buffer.from("Perché", "utf16le")])],
    [
      "what a page says of itself",
      "a.html",
      new Uint8Array([...utf8('<meta charset="iso-8859-1">Perch'), 0xe9]),
    ],
    ["an old page that says nothing", "a.html", new Uint8Array([...utf8("Perch"), 0xe9])],
  ])("%s", async (_, name, bytes) => {
    expect(plain(await textOf(name, bytes))).toBe("Perché")
  })
})
