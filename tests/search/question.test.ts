import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { MOST_WORDS, questionOf } from "#app/search/question.ts"

describe("a question asks for", () => {
  test.each([
    ["Piano di integrazione", ["piano", "integrazione"]],
    ["l'integrazione della città", ["integrazione", "citta"]],
    ["  CPIA   cpia ", ["cpia"]],
    ["chi è", ["chi", "e"]],
    ["الإدماج في المدرسة", ["الادماج", "المدرسه"]],
    ["accueil & écoles", ["accueil", "ecoles"]],
    ["", []],
    ["?!& | ! ( ) : * <->", []],
  ])("%j: %j", (typed, words) => {
    expect(questionOf(typed).words).toEqual(words)
  })

  test("words that may go on only where one is being typed", () => {
    expect([questionOf("integraz").isOpen, questionOf("integraz ").isOpen, questionOf("x").isOpen]).toEqual([
      ...[true, false, false],
    ])
  })

  test("no more words than anybody types", () => {
    const typed = Array.from({ length: 5000 }, (_, n) => `parola${n}`).join(" ")
    expect(questionOf(typed).words).toHaveLength(MOST_WORDS)
  })

  test("letters and digits only, whatever was typed", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.array(
        fc.constantFrom("'", "\\", ":*", "&", "|", "!", "(", ")", "<->", "a", "è", "%", "_", "\0", '"'),
      ),
    )
    fc.assert(
      fc.property(hostile, (typed) => {
        const { words } = questionOf(Array.isArray(typed) ? typed.join("") : typed)
        expect(words.filter((word) => !/^[\p{L}\p{N}]{1,120}$/u.test(word))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
