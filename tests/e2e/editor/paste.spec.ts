import type { Page } from "@playwright/test"
import { paste, shortOf } from "./pasting.ts"
import { expect, test } from "./stage.ts"

/** Copies what is selected as the browser does, and returns what the clipboard would hold. */
const copy = (page: Page) =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    return { html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") }
  })

const cases: [string, string, string[]][] = [
  [
    "headings and text",
    "<h1>Uno</h1><p>testo <b>grasso</b> e <i>corsivo</i></p><h3>Tre</h3>",
    ["# Uno", "testo {bold grasso} e {italic corsivo}", "### Tre"],
  ],
  [
    "nested lists",
    "<ul><li>a<ol><li>uno</li><li>due</li></ol></li><li>b</li></ul>",
    ["- a", ".1. uno", ".1. due", "- b"],
  ],
  [
    "items with several paragraphs",
    "<ol><li><p>uno</p><p>ancora</p></li><li><p>due</p></li></ol>",
    ["1. uno", ".ancora", "1. due"],
  ],
  [
    "quotes",
    "<blockquote><p>detto</p><p>ancora</p></blockquote><p>fine</p>",
    ["> detto", "> ancora", "fine"],
  ],
  [
    "Google Docs: a wrapper that is not bold, lists beside lists, boxes to tick",
    `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span>Titolo</span></h2>
     <ul><li dir="ltr" aria-level="1"><p role="presentation"><span style="font-weight:700">uno</span></p></li>
     <ul><li dir="ltr" aria-level="2"><p role="presentation"><span style="font-style:italic">dentro</span></p></li></ul>
     <li dir="ltr" aria-level="1" role="checkbox" aria-checked="true"><p>fatto</p></li></ul></b><br class="Apple-interchange-newline">`,
    ["## Titolo", "- {bold uno}", ".- {italic dentro}", "[x] fatto"],
  ],
  [
    "Word: lists that are paragraphs with their marks as text",
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {margin:0}</style></head><body><!--StartFragment-->
     <h1>Titolo<o:p></o:p></h1>
     <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Primo</p>
     <p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Dentro</p>
     <p class=MsoNormal>Testo<o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`,
    ["# Titolo", "1. Primo", ".- Dentro", "Testo"],
  ],
  [
    "tables, also with what does not fit in a cell",
    "<table><tr><th>A</th><th>B</th></tr><tr><td><ul><li>uno</li><li>due</li></ul></td><td><table><tr><td>x</td></tr></table></td></tr></table>",
    ["*A | *B", "- uno/- due | x"],
  ],
  ["line breaks", "<p>uno<br>due</p>", ["uno⏎due"]],
  ["a code block, line by line", "<pre>uno\n  due</pre>", ["uno", "\u00a0\u00a0due"]],
  [
    "nothing that runs, no address that does",
    `<p onclick="x()">a<script>alert(1)</script><a href="javascript:alert(1)">b</a><a href="https://example.org">c</a></p>`,
    ["ab{link c}"],
  ],
  [
    "a picture of another site: what it says",
    '<p>a</p><img src="https://x.example/y.png" alt="Un grafico">',
    ["a", "Un grafico"],
  ],
  [
    "tasks of Markdown pages",
    '<ul><li><input type="checkbox" checked> fatto</li><li><input type="checkbox"> no</li></ul>',
    ["[x] fatto", "[] no"],
  ],
]

test.describe("pasting", () => {
  for (const [name, html, expected] of cases) {
    test(name, async ({ stage, page }) => {
      await stage.open("")
      await stage.editor("a").click()
      await paste(page, html)
      expect(shortOf(await stage.call("json", "a"))).toEqual(expected)
    })
  }

  test("words into the middle of a line stay in it", async ({ stage, page }) => {
    await stage.open("- uno due")
    await stage.caret("a", "due")
    await paste(page, "<h2>molto&nbsp;</h2>")
    expect(shortOf(await stage.call("json", "a"))).toEqual(["- uno molto\u00a0due"])
  })

  test("several lines into the middle of a line part it", async ({ stage, page }) => {
    await stage.open("uno due")
    await stage.caret("a", "due")
    await paste(page, "<p>a</p><ul><li>b</li></ul><p>c</p>")
    expect(shortOf(await stage.call("json", "a"))).toEqual(["uno a", "- b", "cdue"])
  })

  test("an address over selected words makes a link of them", async ({ stage, page }) => {
    await stage.open("uno due")
    await stage.over("a", "due")
    await paste(page, "", "https://example.org")
    expect(shortOf(await stage.call("json", "a"))).toEqual(["uno {link due}"])
  })

  test("plain text makes a line of each", async ({ stage, page }) => {
    await stage.open("")
    await stage.editor("a").click()
    await paste(page, "", "uno\ndue")
    expect(shortOf(await stage.call("json", "a"))).toEqual(["uno", "due"])
  })

  test("more than the server takes at once is refused, and said", async ({ stage, page }) => {
    await stage.open("uno")
    await stage.caret("a", "uno", 3)
    await paste(page, `<p>${"parola ".repeat(40_000)}</p>`)
    expect(await stage.call("tooLong", "a")).toBe(1)
    expect(await stage.call("text", "a")).toBe("uno")
  })
})

const WHOLE =
  "# Titolo\n> ! nota\n> detto\n- a\n  1. uno\n- b\n- [x] fatto\ntesto **grasso** e [qui](https://example.org)\n| A | B |\n| --- | --- |\n| 1 | 2 |\nfine"

test.describe("copying", () => {
  test("gives others real headings, lists, quotes and tables", async ({ stage, page }) => {
    await stage.open(WHOLE)
    await stage.editor("a").click()
    await page.keyboard.press("Control+a")
    const { html, text } = await copy(page)
    const bare = html.replace(/ (data-[a-z-]+|id|dir|rel|class|role|tabindex|aria-label)="[^"]*"/g, "")
    expect(bare).toContain("<h2>Titolo</h2>")
    expect(bare).toContain("<blockquote><p>detto</p></blockquote>")
    expect(bare).toContain("<ul><li>a<ol><li>uno</li></ol></li><li>b</li></ul>")
    expect(bare).toContain("<strong>grasso</strong>")
    expect(bare).toContain('<th scope="col">A</th>')
    expect(text).toContain("- a\n  1. uno\n- b\n[x] fatto")
  })

  test("and pasting it back gives the same lines", async ({ stage, page }) => {
    await stage.open(WHOLE)
    await stage.editor("a").click()
    await page.keyboard.press("Control+a")
    const { html } = await copy(page)
    const before = shortOf(await stage.call("json", "a"))
    await stage.open("")
    await stage.editor("b").click()
    await paste(page, html)
    expect(shortOf(await stage.call("json", "b"))).toEqual(before)
  })

  test("a word alone is a word alone", async ({ stage, page }) => {
    await stage.open("- uno due tre")
    await stage.over("a", "due")
    expect((await copy(page)).text).toBe("due")
  })
})
