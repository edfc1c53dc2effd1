import { describe, expect, test } from "vitest"
import type { ExportQuestion } from "#app/documents/export/paper-frame.ts"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { CONTENT, doc, line, words } from "./content.ts"
import { question } from "./question.ts"

const html = async (over: Partial<ExportQuestion> = {}) =>
  new TextDecoder().decode(await writeExport(question({ format: "html", ...over })))

describe("a document as a web page", () => {
  test.each([
    ["its language and direction", '<html lang="it" dir="ltr">'],
    ["its title once, as the first heading", '<h1 dir="auto">Piano regionale per l\'integrazione</h1>'],
    ["real headings", "<h2"],
    ["real lists", '<ul dir="ltr"><li'],
    ["tables with what their cells head", '<th dir="auto" scope="col">Chi</th>'],
    ["footnotes there and back", 'role="doc-backlink"'],
    ["the mark of a draft", '<p class="draft">Bozza'],
    ["the sentence of demonstrations", "Dati dimostrativi"],
    ["its permanent address", 'href="https://tavoli.example/documents/ABCDEFGHJK"'],
    ["links with the site's address", 'href="https://tavoli.example/organisations/ABCDEFGHJK"'],
    ["a line in another language", 'lang="ar" dir="rtl"'],
    ["rules for paper", "@media print"],
  ])("has %s", async (_, expected) => {
    expect(await html()).toContain(expected)
  })

  test("asks nobody for anything: no script, no sheet, no picture from elsewhere", async () => {
    const page = await html()
    expect(page).not.toMatch(/<script|<link rel="stylesheet"|@import|url\(|<img|<iframe/)
  })

  test("carries its pictures", async () => {
    const picture = { bytes: new Uint8Array([1, 2, 3]), type: "image/png" as const, width: 1, height: 1 }
    const page = await html({ content: CONTENT, pictures: { "/files/ABC": picture } })
    expect(page).toContain('<img src="data:image/png;base64,AQID" alt="Un grafico">')
  })

  test("shows markup as text, wherever it was typed", async () => {
    const evil = '"><script>alert(1)</script>'
    const page = await html({
      ...{ title: evil, draft: evil, demo: evil, kindName: evil, facts: [{ label: evil, value: evil }] },
      content: doc(line([words(evil)])),
    })
    expect(page).not.toContain("<script")
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(6)
  })

  test("an adopted text bears no mark of a draft", async () => {
    expect(await html({ draft: null, demo: null })).not.toContain('class="draft"')
  })
})
