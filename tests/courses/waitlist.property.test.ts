import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { roomOf, type Seating, seatFor, withTaken } from "#app/courses/seating.ts"
import { byTurn, positionOf, promotionsOf, seatOfNewcomer, type Waiting } from "#app/courses/waitlist.ts"
import { anyFits, anySeating } from "./plans.ts"

const waiting = (id: string, over: Partial<Waiting> = {}): Waiting => ({
  ...{ id, priority: 0, joinedAt: 0, fits: [] },
  ...over,
})
const anyList = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    priority: fc.integer({ min: -1, max: 2 }),
    joinedAt: fc.integer({ min: 0, max: 3 }),
    fits: anyFits,
  }),
  { maxLength: 8, selector: (one) => one.id },
)

describe("the turn", () => {
  const list = [
    waiting("d", { joinedAt: 1 }),
    waiting("c", { joinedAt: 5, priority: 1 }),
    waiting("b", { joinedAt: 1 }),
    waiting("a", { joinedAt: 9 }),
  ]

  test("goes by priority, then by who asked first, then by id", () => {
    expect([...list].sort(byTurn).map((one) => one.id)).toEqual(["c", "b", "d", "a"])
  })

  test("is shown as a position from one, and nobody else has one", () => {
    expect(["c", "b", "d", "a", "x"].map((id) => positionOf(list, id))).toEqual([1, 2, 3, 4, null])
  })
})

describe("promotion", () => {
  const pools = [{ id: "pool0", seats: 1 }]
  const seating = { capacity: 3, pools, released: false, taken: [null] }

  test("gives the seat of a pool to the first who fits it, over those who do not", () => {
    const list = [waiting("a"), waiting("b", { joinedAt: 1 }), waiting("c", { joinedAt: 2, fits: ["pool0"] })]
    expect(promotionsOf(seating, list)).toEqual([
      { id: "a", seat: { pool: null } },
      { id: "c", seat: { pool: "pool0" } },
    ])
  })

  test("is the same in whatever order the list comes", () => {
    fc.assert(
      fc.property(anySeating, anyList, (some, list) => {
        expect(promotionsOf(some, [...list].reverse())).toEqual(promotionsOf(some, list))
      }),
    )
  })

  test("never gives more seats than there are", () => {
    fc.assert(
      fc.property(anySeating, anyList, (some, list) => {
        expect(promotionsOf(some, list).length).toBeLessThanOrEqual(Math.max(0, roomOf(some)))
      }),
    )
  })

  test("passes nobody over who fits as much as somebody after them", () => {
    fc.assert(
      fc.property(anySeating, anyList, (some, list) => {
        const promoted = new Map(promotionsOf(some, list).map(({ id, seat }) => [id, seat]))
        const ordered = [...list].sort(byTurn)
        const unjust = ordered.flatMap((passed, place) =>
          promoted.has(passed.id)
            ? []
            : ordered.slice(place + 1).filter((later) => {
                const seat = promoted.get(later.id)
                return seat && (seat.pool === null || passed.fits.includes(seat.pool))
              }),
        )
        expect(unjust).toEqual([])
      }),
    )
  })

  test("leaves no seat that somebody who still waits could have", () => {
    fc.assert(
      fc.property(anySeating, anyList, (some, list) => {
        const promoted = promotionsOf(some, list)
        const after = promoted.reduce<Seating>((left, { seat }) => withTaken(left, seat), some)
        const rest = list.filter((one) => !promoted.some(({ id }) => id === one.id))
        expect(rest.filter((one) => seatFor(after, one.fits))).toEqual([])
      }),
    )
  })
})

describe("a newcomer", () => {
  const free = { capacity: 3, pools: [{ id: "pool0", seats: 1 }], released: false, taken: [] }

  test.each<[string, Waiting[], string[], { pool: string | null } | null]>([
    ["takes a free seat when nobody waits", [], [], { pool: null }],
    ["joins the tail while somebody waits for the same seat", [waiting("a")], [], null],
    ["takes the seat of a pool that nobody who waits fits", [waiting("a")], ["pool0"], { pool: "pool0" }],
    ["leaves the seat of a pool to who waits for it", [waiting("a", { fits: ["pool0"] })], ["pool0"], null],
  ])("%s", (_sentence, list, fits, seat) => {
    expect(seatOfNewcomer(free, list, fits)).toEqual(seat)
  })

  test("joins the tail when there is no seat", () => {
    expect(seatOfNewcomer({ ...free, capacity: 0 }, [], ["pool0"])).toBeNull()
  })
})
