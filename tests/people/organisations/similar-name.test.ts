import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { chunksOf, isSimilar, similarity, tellingWords } from "#app/people/organisations/similar-name.ts"

describe("names that somebody should compare", () => {
  test.each([
    ["Associazione Orizzonti", "Orizzonti APS"],
    ["Associazione Orizzonti", "Associazione Orizonti"],
    ["C.I.D.A.S.", "CIDAS soc. coop."],
    ["Comunità Mediterranea", "Comunita mediterranea ODV"],
    ["Donne in Rete APS", "Rete Donne"],
    ["جمعية الأفق", "جمعية الأفق"],
  ])("%s and %s", (a, b) => {
    expect(isSimilar(a, b)).toBe(true)
  })
})

describe("names that have little in common", () => {
  test.each([
    ["Associazione Orizzonti", "Associazione Mosaico"],
    ["Comune di Bari", "Comune di Melfi"],
    ["Fondazione Casa Aperta", "Fondazione Porta Chiusa"],
  ])("%s and %s", (a, b) => {
    expect(isSimilar(a, b)).toBe(false)
  })
})

test("a name of legal forms only is compared by them", () => {
  expect(tellingWords("Associazione APS")).toEqual(["associazione", "aps"])
})

const name = fc.string({ maxLength: 60 })

test("what is compared is the same both ways, and never more than the whole", () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const { shared, all } = similarity(a, b)
      expect(similarity(b, a)).toEqual({ shared, all })
      expect(shared).toBeLessThanOrEqual(all)
    }),
  )
})

test("a name is wholly like itself", () => {
  fc.assert(
    fc.property(name, (a) => {
      const { shared, all } = similarity(a, a)
      expect(shared).toBe(all)
    }),
  )
})

test("one wrong letter leaves some beginning or end of a word whole", () => {
  const mistaken = chunksOf("Associazione Orizonti")
  expect(chunksOf("Associazione Orizzonti").some((chunk) => mistaken.includes(chunk))).toBe(true)
})
