import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { Quote } from "#app/ui/quote.tsx"

const shown = (text: string) =>
  renderToStaticMarkup(<Quote text={text} lang="it" more="Di più" less="Di meno" />)
const LONG = `${"Almeno uno sportello per ogni zona, ".repeat(8)}fine.`

describe("a quote", () => {
  test("that is short is shown as it is", () => {
    expect(shown("una sera alla settimana")).toBe('<q lang="it" dir="auto">una sera alla settimana</q>')
  })

  test("that is long shows its beginning, up to the end of a word, and holds all of it", () => {
    const html = shown(LONG)
    const [, beginning = "", all] =
      /<summary><q[^>]*>(.*?)<\/q>.*<\/summary><q[^>]*>(.*?)<\/q>/.exec(html) ?? []
    expect(all).toBe(LONG)
    expect(LONG.startsWith(beginning.slice(0, -1))).toBe(true)
    expect([beginning.length <= 161, beginning.at(-1), LONG.charAt(beginning.length - 1)]).toEqual([
      ...[true, "…", expect.stringMatching(/[\s,]/)],
    ])
  })

  test("a little over the limit is not folded for a word or two", () => {
    expect(shown("a".repeat(200))).not.toContain("details")
  })
})
