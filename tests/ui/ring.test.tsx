import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { describeRing, Ring, type RingGroup, type RingTexts } from "#app/ui/ring.tsx"
import { RING, seatPositions } from "#app/ui/seat-positions.ts"

const texts: RingTexts = {
  title: "Chi siede",
  unit: "posti",
  group: "Gruppo",
  seats: "Posti",
  vacant: "vacanti",
  pair: (label, value) => `${label}: ${value}`,
}
const groups: RingGroup[] = [
  { label: "Istituzioni", seats: 8, filled: 7, tone: 1 },
  { label: "Terzo settore", seats: 6, tone: 2 },
  { label: "Migranti", seats: 7, filled: 5, tone: 3 },
  { label: "Giovani", seats: 3, tone: 4 },
]

const matches = (markup: string, pattern: RegExp) => [...markup.matchAll(pattern)].map((match) => match[1])

describe("the picture and the table say the same", () => {
  const markup = renderToStaticMarkup(<Ring id="r" groups={groups} texts={texts} />)

  test("one circle for each seat", () => {
    expect(matches(markup, /<circle class="(seat[^"]*)"/g)).toHaveLength(24)
  })

  test("a dashed circle for each seat that the table counts as vacant", () => {
    expect(matches(markup, /<circle class="(seat[^"]* vacant)"/g)).toHaveLength(3)
    expect(matches(markup, /<td class="num">(\d+)<\/td>/g)).toEqual(["8", "1", "6", "0", "7", "2", "3", "0"])
  })

  test("the number in the middle is the sum of the rows", () => {
    expect(matches(markup, /<text class="total"[^>]*>(\d+)<\/text>/g)).toEqual(["24"])
  })

  test("the description names every group with its number", () => {
    expect(describeRing(groups, texts)).toBe(
      "Istituzioni: 8 (vacanti: 1); Terzo settore: 6; Migranti: 7 (vacanti: 2); Giovani: 3",
    )
    expect(markup).toContain(`<desc id="r-d">${describeRing(groups, texts)}</desc>`)
  })

  test("more filled seats than seats are not believed", () => {
    const odd = renderToStaticMarkup(
      <Ring id="r" groups={[{ label: "A", seats: 2, filled: 5, tone: 1 }]} texts={texts} below="legend" />,
    )
    expect(matches(odd, /<circle class="(seat[^"]*)"/g)).toEqual(["seat tone-1", "seat tone-1"])
  })
})

test("a table without vacant seats has one column of numbers", () => {
  const markup = renderToStaticMarkup(
    <Ring id="r" groups={[{ label: "A", seats: 2, tone: 1 }]} texts={texts} />,
  )
  expect(matches(markup, /<th scope="col"[^>]*>([^<]+)</g)).toEqual(["Gruppo", "Posti"])
})

describe("seats stand apart from each other", () => {
  test.each([[[8, 6, 7, 3]], [[24]], [[1, 1]], [[5]], [[30, 20, 10]], [[0, 4, 0, 4]]])("%j", (counts) => {
    const { groups: places, radius } = seatPositions(counts)
    const points = places.flat()
    expect(places.map((group) => group.length)).toEqual(counts)
    for (const [index, a] of points.entries()) {
      expect(a.x - radius).toBeGreaterThanOrEqual(0)
      expect(a.x + radius).toBeLessThanOrEqual(RING.width)
      expect(a.y - radius).toBeGreaterThanOrEqual(0)
      expect(a.y + radius).toBeLessThanOrEqual(RING.height)
      for (const b of points.slice(index + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(radius * 2 - 1)
    }
  })
})

test("no seats, no points", () => {
  expect(seatPositions([])).toEqual({ groups: [], radius: 0 })
  expect(seatPositions([0, 0])).toEqual({ groups: [[], []], radius: 0 })
})
