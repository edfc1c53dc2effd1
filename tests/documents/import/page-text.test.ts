import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { schema } from "#app/documents/editor/schema.ts"
import { textOfPage } from "#app/documents/import/page-text.ts"

const blocks = (html: string) => textOfPage(html).content.content ?? []
/** A line as its kind and its words. */
const told = (node: StoredNode): unknown => {
  if (node.type === "table")
    return (node.content ?? []).map((row) =>
      (row.content ?? []).map((cell) => (cell.content ?? []).map(told)),
    )
  const words = (node.content ?? []).map((inline) => inline.text ?? `<${inline.type}>`).join("")
  const { level, list, indent, quote, box, note, checked } = node.attrs ?? {}
  return [
    level ? `h${level}` : null,
    list ? `${list}${indent ? `/${indent}` : ""}${checked ? "+" : ""}` : indent ? `/${indent}` : null,
    quote ? "quote" : null,
    box ?? null,
    note ? `note ${note}` : null,
    words,
  ]
    .filter((part) => part !== null)
    .join(" ")
}
const lines = (html: string) => blocks(html).map(told)

describe("a page as lines", () => {
  test.each<[string, string, unknown[]]>([
    ["paragraphs", "<p>a</p><p>b</p>", ["a", "b"]],
    ["words without a paragraph", "a<div>b</div>c", ["a", "b", "c"]],
    ["blanks and new lines of the source", "<p>  a\n  b </p>", ["a b"]],
    ["headings where there are many first ones", "<h1>a</h1><h1>b</h1><h3>c</h3>", ["h1 a", "h1 b", "h3 c"]],
    [
      "headings under the only first one, which is the title",
      "<h1>T</h1><h2>a</h2><h3>b</h3>",
      ["h1 a", "h2 b"],
    ],
    ["a list", "<ul><li>a<li>b</ul>", ["bullet a", "bullet b"]],
    ["a list in a list", "<ol><li>a<ul><li>b</ul><li>c</ol>", ["ordered a", "bullet/1 b", "ordered c"]],
    ["paragraphs in an item", "<ul><li><p>a</p><p>b</p></ul>", ["bullet a", "/1 b"]],
    ["an empty item stands", "<ul><li></li><li>a</li></ul>", ["bullet ", "bullet a"]],
    [
      "tasks of Markdown",
      '<ul><li><input type="checkbox" checked> a<li><input type="checkbox"> b</ul>',
      ["task+ a", "task b"],
    ],
    ["tasks of Word", "<ul><li>☑ a<li>☐ b</ul>", ["task+ a", "task b"]],
    ["quotes", "<blockquote><p>a</p><ul><li>b</ul></blockquote>", ["quote a", "bullet quote b"]],
    ["boxes of Markdown", "<blockquote><p>[!NOTE]</p><p>a</p></blockquote>", ["callout a"]],
    ["boxes of ours", '<div class="callout"><p>a</p></div>', ["callout a"]],
    ["breaks", "<p>a<br>b<br></p>", ["a<hardBreak>b"]],
    ["code keeps its blanks", "<pre>a\n  b</pre>", ["a\n  b"]],
    [
      "a table",
      "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
      [
        [
          [["a"], ["b"]],
          [["c"], ["d"]],
        ],
        "",
      ],
    ],
    [
      "a table with holes is filled",
      "<table><tr><td>a<td>b<tr><td>c</table>",
      [
        [
          [["a"], ["b"]],
          [["c"], [""]],
        ],
        "",
      ],
    ],
    [
      "notes as Markdown writes them",
      'a<sup><a href="#fn-1" data-footnote-ref>1</a></sup><section data-footnotes><h2>Note</h2><ol><li id="fn-1"><p>b <a href="#ref">↩</a></p></li></ol></section>',
      ["a<footnote>", "note n1 b"],
    ],
    [
      "notes as Word has them",
      '<p>a<sup><a href="#footnote-1" id="ref-1">[1]</a></sup></p><ol><li id="footnote-1"><p>b <a href="#ref-1">↑</a></p></li></ol>',
      ["a<footnote>", "note n1 b"],
    ],
    ["a raised link to nothing is raised words", '<p>a<sup><a href="#x">1</a></sup></p>', ["a1"]],
  ])("%s", (_, html, expected) => {
    expect(lines(html)).toEqual(expected)
  })

  test("marks, once each, and links that lead somewhere", () => {
    const [line] = blocks('<p><b>a<strong>b</strong></b><i><a href="https://x.example">c</a></i></p>')
    expect(line?.content).toEqual([
      { type: "text", text: "ab", marks: [{ type: "bold" }] },
      {
        ...{ type: "text", text: "c" },
        marks: [{ type: "italic" }, { type: "link", attrs: { href: "https://x.example" } }],
      },
    ])
  })

  test("the language and direction of a line", () => {
    expect(
      blocks('<p lang="ar" dir="rtl">a</p><p lang="<x>" dir="up">b</p>').map(({ attrs }) => attrs),
    ).toEqual([{ lang: "ar", dir: "rtl" }, undefined])
  })

  test("spans of cells end within their table", () => {
    const [table] = blocks('<table><tr><td rowspan="99" colspan="2">a<td>b<tr><td>c</table>')
    expect(table?.content?.[0]?.content?.[0]?.attrs).toEqual({ colspan: 2, rowspan: 2 })
  })

  test.each([
    ["what is marked as one", '<h1 class="title">T</h1><h1>a</h1>', "T"],
    ["the only first heading", "<title>X</title><h1>T</h1><p>a", "T"],
    ["what the head says", "<title>T</title><p>a", "T"],
    ["none", "<p>a", null],
  ])("its title is %s", (_, html, title) => {
    expect(textOfPage(html).title).toBe(title)
  })

  test("it is told how much was found", () => {
    const html = '<h2>a</h2><p>b <a href="https://x.example">c</a></p><ul><li>d</ul><table><tr><td>e</table>'
    expect(textOfPage(html).kept).toEqual({
      headings: 1,
      lines: 3,
      items: 1,
      tables: 1,
      notes: 0,
      pictures: 0,
      links: 1,
    })
  })
})

const TAGS =
  "p h1 h2 h6 ul ol li blockquote table tr td th thead tbody caption b i s sup sub a code pre br div span img script style section dl dt dd input form svg iframe template select option label figure figcaption details summary main article font center".split(
    " ",
  )
const ATTRIBUTES = [
  'class="callout"',
  'class="task done"',
  'colspan="3"',
  'rowspan="2"',
  'href="#a"',
  'href="https://x.example"',
  'id="a"',
  'lang="ar"',
  'dir="rtl"',
  'type="checkbox"',
  'class="caption"',
  'data-tavoli="frame"',
  'class="tick"',
  'role="doc-endnotes"',
]
const piece = fc.oneof(
  fc.constantFrom(...TAGS.map((tag) => `</${tag}>`)),
  fc
    .tuple(fc.constantFrom(...TAGS), fc.constantFrom("", ...ATTRIBUTES))
    .map(([tag, attribute]) => `<${tag} ${attribute}>`),
  fc.string({ maxLength: 8 }),
  fc.constantFrom("testo", " ", "☐ ", "[!NOTE]", "سلام", "\u0000", "&#0;", "\ud800"),
)

test("whatever a page holds, the text fits the schema", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { content } = textOfPage(`x${pieces.join("")}`)
      expect(() => schema.nodeFromJSON(content).check()).not.toThrow()
      expect(JSON.stringify(content)).not.toMatch(/javascript:|<script/)
    }),
    { numRuns: 400 },
  )
})
