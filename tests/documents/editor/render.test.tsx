import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { ReadingText } from "#app/documents/editor/render.tsx"
import { LABELS } from "./words.ts"

const text = (words: string, ...marks: NonNullable<StoredNode["marks"]>): StoredNode =>
  marks.length > 0 ? { type: "text", text: words, marks } : { type: "text", text: words }
const line = (words: string, attrs: Record<string, unknown> = {}): StoredNode => ({
  type: "paragraph",
  attrs,
  content: [text(words)],
})
const rich = (...content: StoredNode[]): StoredNode => ({ type: "paragraph", content })
const cell = (words: string, attrs: Record<string, unknown> = {}): StoredNode => ({
  type: "tableCell",
  attrs,
  content: [line(words)],
})
const rows = (...all: StoredNode[][]): StoredNode => ({
  type: "table",
  content: all.map((content) => ({ type: "tableRow", content })),
})

/** The markup without the direction that every line carries, and every frame of Latin words. */
const html = (...content: StoredNode[]) =>
  renderToStaticMarkup(<ReadingText content={{ type: "doc", content }} labels={LABELS} />).replace(
    / dir="(auto|ltr)"/g,
    "",
  )

describe("lines", () => {
  test.each<[string, StoredNode, string]>([
    ["text", line("a"), "<p>a</p>"],
    ["an empty line keeps its room", { type: "paragraph" }, "<p><br/></p>"],
    ["headings begin at h2, the title is h1", line("a", { level: 1 }), "<h2>a</h2>"],
    ["the deepest headings share h6", line("a", { level: 6 }), "<h6>a</h6>"],
    ["an anchor", line("a", { id: "b-abcd" }), '<p id="b-abcd">a</p>'],
    ["no anchor that could take the name of a part of the page", line("a", { id: "main" }), "<p>a</p>"],
    ["a language", line("a", { lang: "ar", dir: "rtl" }), '<p lang="ar" dir="rtl">a</p>'],
    ["an indent", line("a", { indent: 2 }), '<p data-indent="2">a</p>'],
    ["a heading in a list is a heading", line("a", { level: 2, list: "bullet" }), "<h3>a</h3>"],
    [
      "data that makes no sense is plain",
      line("a", { level: "x", list: 7, indent: -3, quote: "yes" }),
      "<p>a</p>",
    ],
  ])("%s", (_, node, expected) => {
    expect(html(node)).toBe(expected)
  })
})

describe("runs of lines", () => {
  test.each<[string, StoredNode[], string]>([
    [
      "nested lists",
      [
        line("1", { list: "ordered" }),
        line("a", { list: "bullet", indent: 1 }),
        line("b", { list: "bullet", indent: 1 }),
        line("2", { list: "ordered" }),
      ],
      "<ol><li>1<ul><li>a</li><li>b</li></ul></li><li>2</li></ol>",
    ],
    [
      "a list that begins deep begins at the margin",
      [line("a", { list: "bullet", indent: 3 }), line("b", { list: "bullet", indent: 5 })],
      "<ul><li>a<ul><li>b</li></ul></li></ul>",
    ],
    [
      "two kinds side by side are two lists",
      [line("a", { list: "bullet" }), line("1", { list: "ordered" })],
      "<ul><li>a</li></ul><ol><li>1</li></ol>",
    ],
    [
      "a plain line under an item belongs to it",
      [line("1", { list: "ordered" }), line("more", { indent: 1 }), line("2", { list: "ordered" })],
      "<ol><li>1<p>more</p></li><li>2</li></ol>",
    ],
    [
      "a plain line ends the list",
      [line("1", { list: "ordered" }), line("x"), line("1", { list: "ordered" })],
      "<ol><li>1</li></ol><p>x</p><ol><li>1</li></ol>",
    ],
    [
      "tasks say whether they are done",
      [line("a", { list: "task", checked: true }), line("b", { list: "task" })],
      '<ul class="tasks-d"><li class="task done"><span class="tick"><span class="visually-hidden">done: </span></span>a</li>' +
        '<li class="task"><span class="tick"><span class="visually-hidden">open: </span></span>b</li></ul>',
    ],
    [
      "a quote holds lists",
      [line("a", { quote: true }), line("b", { quote: true, list: "bullet" }), line("c")],
      "<blockquote><p>a</p><ul><li>b</li></ul></blockquote><p>c</p>",
    ],
    [
      "a box",
      [line("a", { box: "callout" }), line("b", { box: "callout" })],
      '<div class="callout"><p>a</p><p>b</p></div>',
    ],
    [
      "boxes about different things stand apart",
      [line("a", { box: "decision", ref: "1" }), line("b", { box: "decision", ref: "2" })],
      '<div class="callout decision" data-ref="1"><p class="kick">Decision</p><p>a</p></div>' +
        '<div class="callout decision" data-ref="2"><p class="kick">Decision</p><p>b</p></div>',
    ],
  ])("%s", (_, nodes, expected) => {
    expect(html(...nodes)).toBe(expected)
  })
})

const bold = { type: "bold" }
const link = (href: string) => ({ type: "link", attrs: { href } })

describe("words", () => {
  test.each<[string, StoredNode, string]>([
    ["marks", rich(text("a", bold, { type: "italic" })), "<p><strong><em>a</em></strong></p>"],
    [
      "a link",
      rich(text("a", link("https://example.org"))),
      '<p><a href="https://example.org" rel="noreferrer">a</a></p>',
    ],
    [
      "one address is one link, whatever its words look like",
      rich(text("a", link("/x")), text("b", link("/x"), bold), text("c")),
      '<p><a href="/x">a<strong>b</strong></a>c</p>',
    ],
    ["an address that runs something", rich(text("a", link("javascript:alert(1)"))), "<p>a</p>"],
    ["a break", rich(text("a"), { type: "hardBreak" }, text("b")), "<p>a<br/>b</p>"],
    [
      "a mention whose page the reader may see",
      rich({
        type: "mention",
        attrs: { kind: "organisation", ref: "ABC", label: "ARCI", href: "/organisations/ABC" },
      }),
      '<p><a class="mention" href="/organisations/ABC" data-kind="organisation" data-ref="ABC">ARCI</a></p>',
    ],
    [
      "a mention of anything else is the words that were written",
      rich({ type: "mention", attrs: { kind: "organisation", ref: "ABC", label: "ARCI" } }),
      '<p><span class="mention" data-kind="organisation" data-ref="ABC">ARCI</span></p>',
    ],
    [
      "a mention that claims to lead elsewhere leads nowhere",
      rich({
        type: "mention",
        attrs: { kind: "organisation", ref: "ABC", label: "ARCI", href: "https://x.it" },
      }),
      '<p><span class="mention" data-kind="organisation" data-ref="ABC">ARCI</span></p>',
    ],
    [
      "a mention of a person is a name",
      rich({ type: "mention", attrs: { kind: "person", ref: "x", label: "Nadia" } }),
      '<p><span class="mention" data-kind="person" data-ref="x">Nadia</span></p>',
    ],
    [
      "markup is text",
      rich(text("<img src=x onerror=alert(1)>")),
      "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    ],
  ])("%s", (_, node, expected) => {
    expect(html(node)).toBe(expected)
  })
})

describe("tables", () => {
  const framed = (inner: string, name = "Table") =>
    `<div class="scroll-x" role="group" tabindex="0" aria-label="${name}"><table>${inner}</table></div>`

  test("a first row of headings heads the columns", () => {
    const header = { header: true }
    expect(html(rows([cell("A", header), cell("B", header)], [cell("1"), cell("2")]))).toBe(
      framed(
        '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>',
      ),
    )
  })

  test("a heading cell in a row heads it, an empty one heads nothing", () => {
    const header = { header: true }
    const empty: StoredNode = { type: "tableCell", attrs: header, content: [{ type: "paragraph" }] }
    expect(html(rows([cell("A", header), cell("1")], [empty, cell("2", { colspan: 2 })]))).toBe(
      framed(
        '<tbody><tr><th scope="row">A</th><td>1</td></tr><tr><td></td><td colSpan="2">2</td></tr></tbody>',
      ),
    )
  })

  test("a cell of several lines keeps them", () => {
    const both: StoredNode = { type: "tableCell", content: [line("a", { list: "bullet" }), line("b")] }
    expect(html(rows([both]))).toBe(framed("<tbody><tr><td><ul><li>a</li></ul><p>b</p></td></tr></tbody>"))
  })
})

describe("footnotes", () => {
  const mark = (ref: string): StoredNode => ({ type: "footnote", attrs: { ref } })

  test("they are numbered as they are met, and lead there and back", () => {
    const markup = html(
      rich(text("a"), mark("n2"), mark("n1")),
      line("uno", { note: "n1" }),
      line("due", { note: "n2" }),
    )
    expect(markup).toBe(
      '<p>a<sup data-ref="n2"><a id="note-mark-1" href="#note-1" role="doc-noteref" aria-label="Note 1">1</a></sup>' +
        '<sup data-ref="n1"><a id="note-mark-2" href="#note-2" role="doc-noteref" aria-label="Note 2">2</a></sup></p>' +
        '<section class="notes" role="doc-endnotes"><h2>Notes</h2><ol>' +
        '<li id="note-1"><p>due</p><a href="#note-mark-1" role="doc-backlink" aria-label="Back 1">↩</a></li>' +
        '<li id="note-2"><p>uno</p><a href="#note-mark-2" role="doc-backlink" aria-label="Back 2">↩</a></li></ol></section>',
    )
  })

  test("a note whose mark is gone stays, without a way back", () => {
    expect(html(line("a"), line("uno", { note: "n1" }))).toBe(
      '<p>a</p><section class="notes" role="doc-endnotes"><h2>Notes</h2><ol><li id="note-1"><p>uno</p></li></ol></section>',
    )
  })

  test("a mark that was copied names no second place", () => {
    expect(
      html(rich(mark("n"), mark("n")), line("x", { note: "n" })).match(/id="note-mark-1"/g),
    ).toHaveLength(1)
  })
})

describe("what this version does not know", () => {
  test.each<[string, StoredNode, string]>([
    ["a block shows its lines", { type: "chart", content: [line("a"), line("b")] }, "<p>a</p><p>b</p>"],
    ["a block shows its words", { type: "aside", content: [text("a")] }, "<p>a</p>"],
    ["a node in a line shows its words", rich({ type: "tooltip", content: [text("a")] }), "<p>a</p>"],
    ["a node in a line shows its label", rich({ type: "emoji", attrs: { label: "smile" } }), "<p>smile</p>"],
    ["a mark leaves its words", rich(text("a", { type: "sparkle" })), "<p>a</p>"],
    ["an attribute is passed over", line("a", { mood: "calm" }), "<p>a</p>"],
    [
      "what is no node is passed over",
      { type: "paragraph", content: [null, 7, text("a")] as never },
      "<p>a</p>",
    ],
    ["content that is no list", { type: "paragraph", content: "a" as never }, "<p><br/></p>"],
  ])("%s", (_, node, expected) => {
    expect(html(node)).toBe(expected)
  })

  test("a text nested without end is read to a depth", () => {
    let node = line("deep")
    for (let at = 0; at < 5000; at++) node = { type: "box", content: [node] }
    expect(html(node)).toBe("")
  })
})

test("a picture of this site is shown, of others only said", () => {
  expect(html({ type: "image", attrs: { src: "/files/1", alt: "Un grafico", caption: "Fig. 1" } })).toBe(
    '<figure><img src="/files/1" alt="Un grafico" loading="lazy"/><figcaption>Fig. 1</figcaption></figure>',
  )
  expect(html({ type: "image", attrs: { src: "https://elsewhere.example/x.png", alt: "Un grafico" } })).toBe(
    "<p>Un grafico</p>",
  )
})

test("a picture brings its measures, and a narrower copy where it is wide", () => {
  const shown = (width: number) =>
    html({ type: "image", attrs: { src: "/files/ABCDEFGHJK", alt: "Un grafico", width, height: 100 } })
  expect(shown(1600)).toContain('srcSet="/files/ABCDEFGHJK?w=640 640w, /files/ABCDEFGHJK 1600w"')
  expect(shown(1600)).toMatch(/width="1600" height="100"/)
  expect(shown(700)).not.toContain("srcSet")
})
