import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  freeInGeneral,
  freeInPool,
  isOverCapacity,
  poolsFit,
  roomOf,
  type Seating,
  seatFor,
  withTaken,
} from "#app/courses/seating.ts"
import { anyFits, anySeating } from "./plans.ts"

const pools = [
  { id: "associations", seats: 2 },
  { id: "schools", seats: 1 },
]
const seating = (over: Partial<Seating> = {}): Seating => ({
  ...{ capacity: 5, pools, released: false, taken: [] },
  ...over,
})

describe("a seat", () => {
  test.each<[string, Partial<Seating>, string[], string | null | undefined]>([
    ["of a pool that it fits comes first", {}, ["associations"], "associations"],
    ["is general for who fits no pool", {}, [], null],
    ["is general once the pool is full", { taken: ["schools"] }, ["schools"], null],
    ["is not there when only pools of others are free", { taken: [null, null] }, [], undefined],
    ["of a pool stays for those who fit it", { taken: [null, null] }, ["schools"], "schools"],
    ["of a pool is anybody's after the release", { taken: [null, null], released: true }, [], null],
    ["is not there when all are taken", { taken: [null, null, null, null, null] }, ["schools"], undefined],
    ["is not there below what is taken", { capacity: 1, taken: [null, null] }, ["schools"], undefined],
  ])("%s", (_sentence, over, fits, pool) => {
    expect(seatFor(seating(over), fits)?.pool).toEqual(pool)
  })

  test("is given only while there is room, and of a pool only to who fits it", () => {
    fc.assert(
      fc.property(anySeating, anyFits, (some, fits) => {
        const seat = seatFor(some, fits)
        const isFair = !seat || (roomOf(some) > 0 && (seat.pool === null || fits.includes(seat.pool)))
        expect(isFair).toBe(true)
      }),
    )
  })

  test("that is free is never free twice: pools and general seats together never exceed the room", () => {
    fc.assert(
      fc.property(
        anySeating.filter((some) => poolsFit(some.capacity, some.pools)),
        (some) => {
          const free = some.pools.reduce((sum, pool) => sum + freeInPool(some, pool), freeInGeneral(some))
          const kept = some.pools.reduce((sum, pool) => sum + freeInPool(some, pool), 0)
          expect(free).toBe(Math.max(kept, roomOf(some), 0))
        },
      ),
    )
  })

  test("that was taken is not there any more", () => {
    fc.assert(
      fc.property(anySeating, anyFits, (some, fits) => {
        const seat = seatFor(some, fits)
        if (seat) expect(roomOf(withTaken(some, seat))).toBe(roomOf(some) - 1)
        else expect(freeInGeneral(some)).toBe(0)
      }),
    )
  })
})

test("a capacity below what is taken is flagged, and equal to it is not", () => {
  expect([2, 3].map((capacity) => isOverCapacity(seating({ capacity, taken: [null, null, null] })))).toEqual([
    true,
    false,
  ])
})

test("pools may keep all seats and not one more", () => {
  expect([3, 2].map((capacity) => poolsFit(capacity, pools))).toEqual([true, false])
})
