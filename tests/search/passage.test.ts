import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { markedTitle, type Piece, passageOf } from "#app/search/passage.ts"
import { questionOf } from "#app/search/question.ts"

const written = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join("")

describe("a title shows", () => {
  test.each([
    ["Piano per l'integrazione", "integrazioni", "Piano per l'[integrazione]"],
    ["Città e comunità", "citta", "[Città] e comunità"],
    ["Mediazione", "media", "[Mediazione]"],
    ["الإدماج في المدارس", "ادماج", "[الإدماج] في المدارس"],
    ["Working groups", "group", "Working [groups]"],
    ["<b>Piano</b>", "piano", "<b>[Piano]</b>"],
    ["Tavolo", "altro", "Tavolo"],
  ])("%j for %j as %j", (title, typed, shown) => {
    expect(written(markedTitle(title, questionOf(typed)))).toBe(shown)
  })
})

describe("a passage", () => {
  const far = `${"parola ".repeat(200)}la mediazione interculturale nelle scuole ${"altro ".repeat(200)}`

  test("is taken from where the words are", () => {
    const shown = written(passageOf(far, questionOf("mediazione scuole")))
    expect(shown).toMatch(/^… .*la \[mediazione\] interculturale nelle \[scuole\].* …$/)
    expect(shown.length).toBeLessThan(400)
  })

  test("is the beginning where none of the words is in the text", () => {
    expect(written(passageOf(far, questionOf("assente")))).toMatch(/^parola parola/)
  })

  test("of a short text is all of it, on one line", () => {
    expect(written(passageOf("Uno\n due\ttre", questionOf("due")))).toBe("Uno [due] tre")
  })

  test("of nothing is nothing", () => {
    expect(passageOf(" \n", questionOf("due"))).toEqual([])
  })

  test("is made of the text's own letters, whatever the text and the question", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, typed) => {
        const whole = text.replace(/\s+/gu, " ").trim()
        const said = passageOf(text, questionOf(typed)).filter(({ text }) => !/^… $|^ …$/.test(text))
        expect(whole).toContain(
          said
            .map((piece) => piece.text)
            .join("")
            .slice(0, 600),
        )
      }),
    )
  })
})
