import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Gathered, groupDigest, nextDigest } from "#app/notifications/digest.ts"
import { GROUPS } from "#app/notifications/kinds.ts"

describe("the next digest", () => {
  test.each([
    ["daily, before eight", "daily", "2026-01-15T06:59:00Z", "2026-01-15", "2026-01-15T07:00:00.000Z"],
    [
      "daily, at eight: that one has left",
      "daily",
      "2026-01-15T07:00:00Z",
      "2026-01-16",
      "2026-01-16T07:00:00.000Z",
    ],
    ["daily, over the weekend", "daily", "2026-01-17T12:00:00Z", "2026-01-18", "2026-01-18T07:00:00.000Z"],
    [
      "daily, the day before the clocks go forward",
      "daily",
      "2026-03-28T12:00:00Z",
      "2026-03-29",
      "2026-03-29T06:00:00.000Z",
    ],
    [
      "daily, the day before the clocks go back",
      "daily",
      "2026-10-24T12:00:00Z",
      "2026-10-25",
      "2026-10-25T07:00:00.000Z",
    ],
    ["weekly, on a Thursday", "weekly", "2026-01-15T12:00:00Z", "2026-01-19", "2026-01-19T07:00:00.000Z"],
    [
      "weekly, on a Sunday night of Rome",
      "weekly",
      "2026-01-18T23:30:00Z",
      "2026-01-19",
      "2026-01-19T07:00:00.000Z",
    ],
    [
      "weekly, on a Monday after eight",
      "weekly",
      "2026-01-19T07:00:00Z",
      "2026-01-26",
      "2026-01-26T07:00:00.000Z",
    ],
    [
      "weekly, over the end of a year",
      "weekly",
      "2026-12-30T12:00:00Z",
      "2027-01-04",
      "2027-01-04T07:00:00.000Z",
    ],
  ] as const)("%s", (_when, pace, now, day, at) => {
    const next = nextDigest(pace, new Date(now))
    expect([next.day, next.at.toISOString()]).toEqual([day, at])
  })

  test("of a Sunday is the day's and, from Monday on, one for both paces", () => {
    const sunday = new Date("2026-01-18T12:00:00Z")
    expect(nextDigest("daily", sunday)).toEqual(nextDigest("weekly", sunday))
  })
})

const TABLES = ["Puglia", "Umbria", "Basilicata"].map((name) => ({
  code: name.slice(0, 3),
  name,
  language: "it",
}))
const item = fc.record<Gathered>({
  id: fc.uuid(),
  group: fc.constantFrom(...GROUPS),
  table: fc.constantFrom(null, ...TABLES),
  createdAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2026-02-01"), noInvalidDate: true }),
})
const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 20 })

describe("a digest", () => {
  test("tells each thing once and leaves nothing out", () => {
    fc.assert(
      fc.property(items, (gathered) => {
        const told = groupDigest(gathered).flatMap(({ groups }) => groups.flatMap(({ items }) => items))
        expect(told.map(({ id }) => id).sort()).toEqual(gathered.map(({ id }) => id).sort())
      }),
    )
  })

  test("is the same in whatever order things came out of the database", () => {
    const shuffled = items.chain((gathered) =>
      fc.tuple(fc.constant(gathered), fc.shuffledSubarray(gathered, { minLength: gathered.length })),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(groupDigest(other)).toEqual(groupDigest(one))
      }),
    )
  })

  test("has each table once, by name, and what belongs to none at the end", () => {
    fc.assert(
      fc.property(items, (gathered) => {
        const names = groupDigest(gathered).map(({ table }) => table?.name ?? "~")
        expect(names).toEqual([...new Set(names)].sort())
      }),
    )
  })

  test("has each group once under a table, oldest first", () => {
    const made = (id: string, group: Gathered["group"], hour: number): Gathered => ({
      ...{ id, group, table: TABLES[0] ?? null },
      createdAt: new Date(Date.UTC(2026, 0, 1, hour)),
    })
    const gathered = [made("c", "texts", 3), made("a", "texts", 1), made("b", "mandates", 2)]
    expect(groupDigest(gathered).map(({ groups }) => groups)).toEqual([
      [
        { group: "texts", items: [gathered[1], gathered[0]] },
        { group: "mandates", items: [gathered[2]] },
      ],
    ])
  })
})
