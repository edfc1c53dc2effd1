import { describe, expect, test } from "vitest"
import { recount } from "#app/ballots/log/recount.ts"
import { BALLOTS, PROXY } from "#db/demo/ballots.ts"
import { REGULATIONS } from "#db/demo/regulations.ts"
import { demoBallot } from "#server/demo-ballots.ts"

const LABELS = ["A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "C1", "C2", "C3", "D1", "D2"]
const rules = REGULATIONS.find(({ roundtable, number }) => roundtable === "t3" && number === 2)?.rules

const made = (key: string) => {
  const demo = BALLOTS.find((one) => one.key === key)
  if (!demo) throw new Error(`There is no ${key}`)
  const isWritten = demo.item === null
  const frozen = demoBallot({
    ...{ code: "0000000000", number: "1/2026", demo, rules, chair: "A1" },
    seats: LABELS.map((label) => ({
      ...{ seatId: label, label, name: label, groupId: label.slice(0, 1), group: label.slice(0, 1) },
      ...{ voting: true, weight: 1, personId: label === "A5" ? null : label },
    })),
    represented: isWritten ? [] : [PROXY.principal],
    votes: (["yes", "no", "abstain"] as const).flatMap((choice) =>
      demo.votes[choice].map((seatId) => ({
        ...{ seatId, choice, spoken: demo.spoken.includes(seatId) },
        holder: !isWritten && seatId === PROXY.principal ? PROXY.holder : null,
      })),
    ),
  })
  return { demo, ...frozen }
}

describe("the ballots of the demo's meeting", () => {
  test.each([
    ["v2", 10, "approved", { yes: 7, base: 8 }],
    ["v3", 10, "tied", { yes: 4, base: 8 }],
    ["v4", 8, "not_approved", { yes: 7, base: 12, needed: 8 }],
  ])("%s has %i seats on its roll and is %s", (key, seats, outcome, motion) => {
    const { roll, closed } = made(key)
    expect(roll).toHaveLength(seats)
    expect(closed.verdict).toMatchObject({ outcome, motion })
  })

  test.each(["v2", "v3", "v4"])("%s counts to the same again from its log", (key) => {
    const { opened, votes, closed, seals, demo } = made(key)
    const { excluded, chair, result } = closed.closing as {
      excluded: string[]
      chair: string
      result: object
    }
    const found = recount({
      ...{ format: "tavoli-ballot-1", frozen: opened.frozen, seals, excluded, chair, result },
      frozenSha256: Buffer.from(opened.frozenSha256 ?? []).toString("hex"),
      votes: votes.map(({ seatId: seat, ...vote }) => ({ ...vote, seat })),
    })
    expect(found.breaks).toEqual([])
    expect(excluded).toEqual(Object.keys(demo.excluded))
  })
})

test("what the demo votes on in writing is put to every seat that is filled", () => {
  const { roll, demo } = made("v5")
  expect(roll).toHaveLength(12)
  expect(demo.closes.day).toBeGreaterThan(0)
})
