import { describe, expect, test } from "vitest"
import { type Block, htmlLetter, plainLetter } from "#app/notifications/letter.ts"

const letter = (blocks: readonly Block[], over = {}) =>
  htmlLetter({ subject: "Oggetto", language: "it", dir: "ltr", blocks, ...over })

const HOSTILE = `<img src=x onerror="alert(1)">`

describe("as HTML", () => {
  test.each<[string, Block]>([
    ["text", { is: "text", text: HOSTILE }],
    ["a heading", { is: "heading", level: 2, text: HOSTILE }],
    ["a heading's language", { is: "heading", level: 2, text: "a", language: `"><img src=x>` }],
    ["an item", { is: "item", text: HOSTILE, href: "https://a.example" }],
    ["an item's address", { is: "item", text: "a", href: `https://a.example/"><img src=x>` }],
    ["the footer", { is: "small", text: HOSTILE }],
  ])("nothing in %s becomes an element", (_what, block) => {
    expect(letter([block])).not.toContain("<img")
  })

  test("a subject makes no element either", () => {
    expect(letter([], { subject: HOSTILE })).not.toContain("<img")
  })

  test("an address in the text is a link, without the stop that ends the sentence", () => {
    const html = letter([{ is: "text", text: "Guarda https://tavoli.example/inbox/A1?x=1&y=2." }])
    expect(html).toContain(`<a href="https://tavoli.example/inbox/A1?x=1&amp;y=2" dir="ltr">`)
  })

  test("language and direction stand on the page and on its one part", () => {
    const html = letter([], { language: "ar", dir: "rtl" })
    expect(html.match(/lang="ar" dir="rtl"/g)).toHaveLength(2)
  })

  test("nothing is fetched from anywhere", () => {
    const html = letter([{ is: "item", text: "Uno", href: "https://tavoli.example/inbox/A" }])
    expect(html).not.toMatch(/<(img|link|script|style|iframe)|src=|url\(/)
  })
})

test("as plain text, every line that leads somewhere has its address under it", () => {
  const blocks: Block[] = [
    { is: "text", text: "Ciao,\n" },
    { is: "heading", level: 2, text: "Tavolo Puglia" },
    { is: "heading", level: 3, text: "Testi" },
    { is: "item", text: "Uno", href: "https://tavoli.example/inbox/A" },
    { is: "small", text: "Per Amina" },
  ]
  expect(plainLetter({ blocks })).toBe(
    "Ciao,\n\n== Tavolo Puglia ==\n\nTesti\n\n- Uno\n  https://tavoli.example/inbox/A\n\n-- \nPer Amina",
  )
})
