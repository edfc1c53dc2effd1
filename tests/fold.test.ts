import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fold, nameKey, wordsOf } from "#app/fold.ts"

describe("a folded text", () => {
  test.each([
    ["Città  metropolitana ", "citta metropolitana"],
    ["CITTA\u0300", "citta"],
    ["Südtirol, Straße", "sudtirol, strasse"],
    ["Œuvre d’État", "oeuvre d'etat"],
    ["أَلْإِدْمَاج", "الادماج"],
    ["المدرسة", "المدرسه"],
    ["مستشفى", "مستشفي"],
    ["مـــحمد", "محمد"],
    ["٢٠٢٦ ۲۰۲۶", "2026 2026"],
    ["ﬁne ２０", "fine 20"],
    ["İstanbul", "istanbul"],
  ])("%j is %j", (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test("is the same when it is folded again, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })

  test("does not tell composed signs from decomposed ones", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")))
      }),
    )
  })
})

test("words are what letters and digits make, folded", () => {
  expect(wordsOf("L'integrazione: «perché» nel 2026/27?")).toEqual([
    ...["l", "integrazione", "perche", "nel", "2026", "27"],
  ])
})

test("a name is compared by its words alone", () => {
  expect(nameKey("Friuli-Venezia  Giulia")).toBe(nameKey("friuli venezia giulia"))
})
