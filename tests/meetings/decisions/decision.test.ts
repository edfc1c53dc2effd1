import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { refuseNumbers, sentencesIn } from "#app/meetings/decisions/decision.ts"
import { inXml, writeFeed } from "#app/meetings/decisions/feed.ts"

describe("the sentences of a decision", () => {
  test.each([
    ["Si apre la sera.", 1],
    ["Si apre la sera. Si comincia a maggio! Va bene?", 3],
    ["Una. Due. Tre. Quattro.", 4],
    ["L'art. 3 del regolamento cambia.", 1],
    ["Il costo è 6.240,50 euro.", 1],
    ["Prima riga\nseconda riga", 2],
    ["هل نفتح مساءً؟ نعم.", 2],
    ["…", 0],
  ])("%s: %i", (text, count) => {
    expect(sentencesIn(text)).toBe(count)
  })
})

describe("numbers and outcome", () => {
  const numbers = (inFavour: number, against: number) => ({ inFavour, against, abstained: 0, invalid: 0 })
  test.each([
    ["approved", numbers(7, 1), null],
    ["approved", numbers(0, 1), "decisions.errors.approved_by_none"],
    ["tied", numbers(4, 4), null],
    ["tied", numbers(4, 3), "decisions.errors.tied_uneven"],
    ["consensus", numbers(4, 0), "decisions.errors.consensus_counted"],
    ["rejected", numbers(1, 7), null],
  ] as const)("%s with %o", (outcome, counted, key) => {
    expect(refuseNumbers(outcome, counted)?.key ?? null).toBe(key)
  })

  test("nothing counted goes with every outcome", () => {
    expect(refuseNumbers("consensus", null)).toBeNull()
  })
})

describe("the feed", () => {
  test("says in XML whatever people write, without what would break it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(inXml(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
        expect([...inXml(text)].filter((sign) => sign < " ").join("")).toMatch(/^[\t\n\r]*$/)
      }),
    )
  })

  test("is as new as its newest entry", () => {
    const entry = (publishedAt: string) => ({
      ...{ url: "https://t.example/decisions/A", title: "A & B", text: "x", language: "it", table: "T" },
      publishedAt,
    })
    const feed = writeFeed({
      ...{ url: "https://t.example/decisions.atom", page: "https://t.example/decisions", title: "R" },
      ...{ language: "it", entries: [entry("2026-01-01T00:00:00Z"), entry("2026-03-01T00:00:00Z")] },
    })
    expect(feed).toContain("<updated>2026-03-01T00:00:00Z</updated>\n  <entry")
    expect(feed).toContain("<title>A &amp; B</title>")
  })
})
