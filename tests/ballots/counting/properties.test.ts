import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { OUTCOMES } from "#app/ballots/counting/account.ts"
import type { BallotOutcome, Verdict } from "#app/ballots/counting/verdict.ts"
import { anyMotionHall, anySelectionHall, withVote } from "../any-hall.ts"
import { ANY, type Hall, judge } from "../hall.ts"

const anyHall = fc.oneof(anyMotionHall, anySelectionHall)
const RANK: Record<BallotOutcome, number> = { not_valid: -1, not_approved: 0, tied: 1, approved: 2 }
const choiceOf = ({ votes }: Hall, seatId: string) =>
  votes.find((vote) => vote.seatId === seatId)?.choice ?? null
/** The first seat is the chair's. */
const judged = (hall: Hall): Verdict => judge(hall, choiceOf(hall, "s0"))
const rankOf = (hall: Hall) => RANK[judged(hall).outcome]

describe("one more yes never makes worse what was better", () => {
  test("of a seat that said something else, or nothing", () => {
    fc.assert(
      fc.property(anyMotionHall, fc.nat(), (hall, which) => {
        const able = hall.frozen.roll.seats.filter(({ seatId }) => !hall.excluded.includes(seatId))
        const seat = able[which % Math.max(1, able.length)]
        fc.pre(seat !== undefined)
        expect(rankOf(withVote(hall, seat?.seatId ?? "", "yes"))).toBeGreaterThanOrEqual(rankOf(hall))
      }),
      { numRuns: 200 },
    )
  })

  test("of a seat that comes in addition", () => {
    const arrive = (hall: Hall): Hall => {
      const { roll } = hall.frozen
      const seat = { seatId: "late", groupId: "a", weight: 1, state: "present" as const }
      return {
        ...hall,
        frozen: { ...hall.frozen, roll: { ...roll, seats: [...roll.seats, seat] } },
        votes: [...hall.votes, { seatId: "late", choice: "yes" }],
      }
    }
    const withSomebodyAway = anyMotionHall.filter(
      ({ frozen: { roll, rule } }) =>
        rule.setting === "meeting" &&
        (roll.groups[0]?.filled ?? 0) > roll.seats.filter(({ groupId }) => groupId === "a").length,
    )
    fc.assert(
      fc.property(withSomebodyAway, (hall) => {
        expect(rankOf(arrive(hall))).toBeGreaterThanOrEqual(rankOf(hall))
      }),
      { numRuns: 200 },
    )
  })

  test("and one more mark never unseats who is chosen", () => {
    fc.assert(
      fc.property(anySelectionHall, fc.nat(), (hall, which) => {
        const winner = judged(hall).selection?.chosen[0]
        const silent = hall.frozen.roll.seats.filter(
          ({ seatId }) => choiceOf(hall, seatId) === "abstain" && !hall.excluded.includes(seatId),
        )
        const seat = silent[which % Math.max(1, silent.length)]
        fc.pre(winner !== undefined && seat !== undefined)
        const more = withVote(hall, seat?.seatId ?? "", [winner ?? ""])
        expect(judged(more).selection?.chosen).toContain(winner)
      }),
      { numRuns: 200 },
    )
  })
})

describe("nothing but votes and rules decides", () => {
  /** What of a verdict is not a name or an order. */
  const substance = (verdict: Verdict, name: (id: string) => string = (id) => id) => ({
    ...{ outcome: verdict.outcome, unit: verdict.unit, becomes: verdict.tie?.becomes },
    ...{ found: verdict.quorum?.found, needed: verdict.quorum?.needed, whole: verdict.whole?.outcomes },
    ...{ yes: verdict.motion?.yes, base: verdict.motion?.base, lacks: verdict.motion?.lacks },
    chosen: [...(verdict.selection?.chosen ?? [])].map(name).sort(),
    tied: [...(verdict.selection?.tied?.options ?? [])].map(name).sort(),
    groups: verdict.groups.map((group) => JSON.stringify([name(group.groupId), group.outcomes])).sort(),
  })

  test("not the order of seats, votes, constituencies or options", () => {
    fc.assert(
      fc.property(anyHall, (hall) => {
        const { question, roll } = hall.frozen
        const turned: Hall = {
          excluded: [...hall.excluded].reverse(),
          votes: [...hall.votes].reverse(),
          frozen: {
            ...hall.frozen,
            question:
              question.kind === "motion"
                ? question
                : { ...question, options: [...question.options].reverse() },
            roll: { seats: [...roll.seats].reverse(), groups: [...roll.groups].reverse() },
          },
        }
        const chair = choiceOf(hall, "s0")
        expect(substance(judge(turned, chair))).toEqual(substance(judge(hall, chair)))
      }),
      { numRuns: 200 },
    )
  })

  test("not ids: with others, the verdict is the same but for them", () => {
    const SWAP: Record<string, string> = { w: "z", z: "w", x: "y", y: "x", a: "c", c: "b", b: "a" }
    const other = (id: string) => SWAP[id] ?? `other-${id}`
    fc.assert(
      fc.property(anyHall, (hall) => {
        const { question, roll, rule } = hall.frozen
        const renamed: Hall = {
          excluded: hall.excluded.map(other),
          votes: hall.votes.map(({ seatId, choice }) => ({
            seatId: other(seatId),
            choice: typeof choice === "string" ? choice : choice.map(other),
          })),
          frozen: {
            rule,
            question:
              question.kind === "motion" ? question : { ...question, options: question.options.map(other) },
            roll: {
              seats: roll.seats.map((seat) => ({
                ...seat,
                seatId: other(seat.seatId),
                groupId: other(seat.groupId),
              })),
              groups: roll.groups.map((group) => ({ ...group, groupId: other(group.groupId) })),
            },
          },
        }
        expect(substance(judge(renamed))).toEqual(substance(judge(hall), other))
      }),
      { numRuns: 200 },
    )
  })

  test("options with as many votes are chosen together, tied together, or neither", () => {
    fc.assert(
      fc.property(anySelectionHall, (hall) => {
        const { selection } = judged(hall)
        fc.pre(selection !== null)
        const { options = [], chosen = [], tied = null } = selection ?? {}
        const fate = (option: string) =>
          chosen.includes(option) ? "chosen" : tied?.options.includes(option) ? "tied" : "not"
        for (const one of options)
          for (const other of options)
            if (one.votes === other.votes && one.lack === other.lack)
              expect(fate(one.option)).toBe(fate(other.option))
      }),
      { numRuns: 200 },
    )
  })
})

describe("figures", () => {
  test("no share exceeds 100 %, and none is above its base", () => {
    fc.assert(
      fc.property(anyHall, (hall) => {
        const { motion, selection } = judged(hall)
        const shares = [motion, ...(motion?.groups ?? []), ...(selection?.options ?? [])].map(
          (one) => one?.share,
        )
        for (const share of shares) expect(share ?? 0).toBeLessThanOrEqual(100_000)
        for (const { votes, base } of selection?.options ?? []) expect(votes).toBeLessThanOrEqual(base)
        expect(motion?.yes ?? 0).toBeLessThanOrEqual(motion?.base ?? 0)
      }),
      { numRuns: 200 },
    )
  })

  test("the outcomes of all seats add up to the roll", () => {
    fc.assert(
      fc.property(anyHall, (hall) => {
        const { whole } = judged(hall)
        const sum = OUTCOMES.reduce((total, one) => total + (whole?.outcomes[one].heads ?? 0), 0)
        expect(sum).toBe(hall.frozen.roll.seats.length)
      }),
    )
  })

  test("without weights, what a seat weighs changes nothing", () => {
    fc.assert(
      fc.property(anyHall, fc.integer({ min: 2, max: 5 }), (hall, factor) => {
        const { roll, rule } = hall.frozen
        const heads = { ...hall, frozen: { ...hall.frozen, rule: { ...rule, weights: false } } }
        const heavier = roll.seats.map((seat, n) =>
          n % 2 === 0 ? { ...seat, weight: seat.weight * factor } : seat,
        )
        const other = { ...heads, frozen: { ...heads.frozen, roll: { ...roll, seats: heavier } } }
        const { outcome, motion, selection } = judged(heads)
        expect(judged(other)).toMatchObject({ outcome, motion, selection })
      }),
      { numRuns: 200 },
    )
  })

  test("a seat that weighs w is w seats that vote alike, where no limit speaks of numbers", () => {
    const plain = { minYes: null, maxNo: null, minNotAgainst: null, attendanceNum: null, attendanceDen: null }
    fc.assert(
      fc.property(anyMotionHall, (hall) => {
        const { roll, rule, question } = hall.frozen
        const free = { ...rule, quorum: ANY, majority: { ...rule.majority, ...plain } }
        const copies = (seatId: string, weight: number) =>
          Array.from({ length: weight }, (_, n) => `${seatId}/${n}`)
        const weightOf = (id: string) => roll.seats.find(({ seatId }) => seatId === id)?.weight ?? 0
        const each = (ids: readonly string[]) => ids.flatMap((id) => copies(id, weightOf(id)))
        const spread: Hall = {
          excluded: each(hall.excluded),
          votes: hall.votes.flatMap(({ seatId, choice }) =>
            copies(seatId, weightOf(seatId)).map((id) => ({ seatId: id, choice })),
          ),
          frozen: {
            ...{ question, rule: { ...free, weights: false } },
            roll: {
              seats: roll.seats.flatMap((seat) =>
                copies(seat.seatId, seat.weight).map((seatId) => ({ ...seat, seatId, weight: 1 })),
              ),
              groups: roll.groups.map((group) => ({ ...group, filled: group.filledWeight })),
            },
          },
        }
        const weighed = { ...hall, frozen: { ...hall.frozen, rule: { ...free, weights: true } } }
        const { outcome, motion } = judge(spread)
        expect(judge(weighed)).toMatchObject({ outcome, motion: motion ?? null })
      }),
      { numRuns: 200 },
    )
  })
})
