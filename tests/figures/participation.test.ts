import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type Acts,
  type Called,
  type Facts,
  FEWEST_PERSONS,
  PERSONS,
  participationOf,
  WITHOUT_SEAT,
} from "#app/figures/participation.ts"
import { tenthsOf } from "#app/figures/share.ts"

const GROUPS = [
  { id: "g1", name: "Istituzioni", language: "it", position: 1 },
  { id: "g2", name: "Giovani", language: "it", position: 0 },
]
const facts = (over: Partial<Facts> = {}): Facts => ({
  ...{ groups: GROUPS, seats: [], called: [], onPaper: [], signatures: [], supports: [], proposals: 0 },
  ...over,
})
const called = (over: Partial<Called> = {}): Called => ({
  ...{ ballot: "b1", group: "g1", kind: "municipality", due: 4, voted: 3, ...over },
})
const youth = (over: Partial<Called> = {}) => called({ group: "g2", kind: null, ...over })

describe("participation", () => {
  test("adds up votes by constituency, in the order of the table, and by kind, in the order of the register", () => {
    const { byGroup, byKind, total } = participationOf(
      facts({ called: [called(), called({ kind: "region" }), youth()] }),
    )
    expect(byGroup.map(({ name, votes }) => [name, votes])).toEqual([
      ["Giovani", { part: 3, whole: 4 }],
      ["Istituzioni", { part: 6, whole: 8 }],
    ])
    expect(byKind.map(({ key }) => key)).toEqual(["region", "municipality", PERSONS])
    expect(total.votes).toEqual({ part: 9, whole: 12 })
  })

  test("puts a body that signs and sits nowhere on a line of its own", () => {
    const { byGroup } = participationOf(
      facts({ signatures: [{ group: null, kind: "agency", seats: 0, n: 2 }] }),
    )
    expect(byGroup).toMatchObject([{ key: WITHOUT_SEAT, name: null, signatures: 2 }])
  })

  test("leaves out votes of fewer than three persons of a constituency, and says so", () => {
    const few = participationOf(facts({ called: [called(), youth({ due: 2, voted: 1 })] }))
    expect(few.total.votes).toEqual({ part: 3, whole: 4 })
    expect(few.isLeftOut).toBe(true)
    expect(participationOf(facts({ called: [youth({ due: 3 })] })).isLeftOut).toBe(false)
  })

  test("does not add up persons of several ballots until they are enough", () => {
    const each = ["b1", "b2", "b3"].map((ballot) => youth({ ballot, due: 1, voted: 1 }))
    expect(participationOf(facts({ called: each })).byGroup).toEqual([])
  })

  test("leaves out signatures and support of fewer than three different persons, however many they gave", () => {
    const acts: Acts = { group: "g2", kind: null, seats: 2, n: 9 }
    expect(participationOf(facts({ signatures: [acts], supports: [acts] })).total).toMatchObject({
      ...{ signatures: 0, supports: 0 },
    })
  })

  test("of secret votes knows the table's totals only, and those of a handful of seats not at all", () => {
    const { paperBallots, paperVotes, byGroup } = participationOf(
      facts({
        onPaper: [
          { due: 9, took: 7 },
          { due: 2, took: 1 },
        ],
      }),
    )
    expect([paperBallots, paperVotes, byGroup]).toEqual([2, { part: 7, whole: 9 }, []])
  })

  test("counts a ballot once, whatever number of constituencies it was put to", () => {
    expect(participationOf(facts({ called: [called(), youth()] })).ballots).toBe(1)
  })
})

const whose = { group: fc.constantFrom("g1", "g2"), kind: fc.constantFrom("region", "of no kind", null) }
const anyCalled = fc
  .record({
    ...{ ballot: fc.constantFrom("b1", "b2", "b3"), ...whose },
    ...{ due: fc.nat(9), cut: fc.nat(9) },
  })
  .map(({ cut, ...one }): Called => ({ ...one, voted: Math.min(cut, one.due) }))
const anyActs = fc.record({ ...whose, seats: fc.nat(6), n: fc.nat(20) })
const anyFacts = fc
  .record({
    ...{ called: fc.array(anyCalled), seats: fc.array(anyActs) },
    ...{ signatures: fc.array(anyActs), supports: fc.array(anyActs) },
  })
  .map((some) => facts(some))

describe("whatever happened,", () => {
  test("the lines of each table add up to the whole", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { byGroup, byKind, total } = participationOf(some)
        for (const lines of [byGroup, byKind]) {
          const sum = (of: (line: (typeof lines)[number]) => number) =>
            lines.reduce((n, line) => n + of(line), 0)
          expect({
            ...{ seats: sum(({ seats }) => seats), signatures: sum(({ signatures }) => signatures) },
            supports: sum(({ supports }) => supports),
            votes: { part: sum(({ votes }) => votes.part), whole: sum(({ votes }) => votes.whole) },
          }).toEqual(total)
        }
      }),
    )
  })

  test("no share is over 100 %, and none is of nothing", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { byGroup, byKind, total } = participationOf(some)
        for (const { votes } of [...byGroup, ...byKind, total]) {
          const tenths = tenthsOf(votes)
          if (votes.whole === 0) expect(tenths).toBeNull()
          else expect(tenths).toBeLessThanOrEqual(1000)
        }
      }),
    )
  })

  test("the order of the facts changes nothing", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const turned = {
          ...{ ...some, groups: some.groups.toReversed(), called: some.called.toReversed() },
          ...{ seats: some.seats.toReversed(), supports: some.supports.toReversed() },
        }
        expect(participationOf(turned)).toEqual(participationOf(some))
      }),
    )
  })

  test("what one person did changes no number, where they are fewer than three", () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.integer({ min: 1, max: FEWEST_PERSONS - 1 }),
        fc.boolean(),
        (some, due, did) => {
          const one = youth({ ballot: "b9", due, voted: did ? due : 0 })
          const { total, byGroup, byKind } = participationOf({ ...some, called: [...some.called, one] })
          expect({ total, byGroup, byKind }).toMatchObject(
            (({ total, byGroup, byKind }) => ({ total, byGroup, byKind }))(participationOf(some)),
          )
        },
      ),
    )
  })
})
