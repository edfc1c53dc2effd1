import { describe, expect, test } from "vitest"
import { type BallotAtVote, refuseVote, type Sent, type StoredVote } from "#app/ballots/policy.ts"
import { type Standing, voterFor } from "#app/ballots/voter.ts"
import { MOTION, rule } from "./hall.ts"

const NOW = new Date("2026-11-23T18:00:00Z")
const LATER = new Date("2026-11-23T19:00:00Z")
const mandate = (personId: string, seatId: string, rank: number, over = {}) => ({
  ...{ personId, seatId, rank, startsOn: "2026-01-01", endsOn: null, endedAt: null },
  ...over,
})
const standing = (over: Partial<Standing> = {}): Standing => ({
  setting: "meeting",
  proxy: { principalMayVote: false },
  mandates: [
    mandate("anna", "s1", 0),
    mandate("bruno", "s1", 1),
    mandate("carla", "s2", 0),
    mandate("dario", "s3", 0, { endedAt: new Date("2026-11-23T17:00:00Z") }),
  ],
  sitting: [
    { seatId: "s1", personId: "anna", as: "titular" },
    { seatId: "s2", personId: "carla", as: "titular" },
  ],
  proxies: [],
  moment: { at: NOW, day: "2026-11-23" },
  ...over,
})
const IN_WRITING: Partial<Standing> = { setting: "written", sitting: [] }
const PROXY = { proxies: [{ principalId: "s1", holderId: "s2" }], sitting: standing().sitting.slice(1) }
const HANDED_OVER: Partial<Standing> = { sitting: [{ seatId: "s1", personId: "bruno", as: "substitute" }] }

describe("who votes for a seat", () => {
  test.each<[string, Partial<Standing>, string, string, object]>([
    ["the titular who is there", {}, "anna", "s1", { quality: { as: "titular" } }],
    ["the substitute who was handed the seat", HANDED_OVER, "bruno", "s1", { quality: { as: "substitute" } }],
    [
      "the delegate with a letter, who needs no mandate",
      { sitting: [{ seatId: "s1", personId: "elsa", as: "delegate" }] },
      "elsa",
      "s1",
      { quality: { as: "delegate" } },
    ],
    ["the holder of a proxy", PROXY, "carla", "s1", { quality: { as: "proxy", holderId: "s2" } }],
    ["in writing the titular", IN_WRITING, "anna", "s1", { quality: { as: "titular" } }],
    ["in writing a substitute", IN_WRITING, "bruno", "s1", { quality: { as: "substitute" } }],
    [
      "in writing the holder of a proxy",
      { ...IN_WRITING, proxies: PROXY.proxies },
      "carla",
      "s1",
      { quality: { as: "proxy", holderId: "s2" } },
    ],
    [
      "the principal, where the rule lets both",
      { ...PROXY, sitting: standing().sitting, proxy: { principalMayVote: true } },
      "anna",
      "s1",
      { quality: { as: "titular" } },
    ],
    ["not the substitute while the titular is there", {}, "bruno", "s1", { refused: "titular_present" }],
    ["not the titular who handed the seat over", HANDED_OVER, "anna", "s1", { refused: "not_present" }],
    ["not who is not there", { sitting: [] }, "anna", "s1", { refused: "not_present" }],
    ["not somebody of another seat", {}, "carla", "s1", { refused: "not_entitled" }],
    ["not a stranger", {}, "zoe", "s1", { refused: "not_entitled" }],
    [
      "not who sits there with a mandate that has just ended",
      { sitting: [{ seatId: "s3", personId: "dario", as: "titular" }] },
      "dario",
      "s3",
      { refused: "not_entitled" },
    ],
    ["not a holder who is not there", { ...PROXY, sitting: [] }, "carla", "s1", { refused: "not_entitled" }],
    [
      "not the principal, where the rule says so",
      { ...PROXY, sitting: standing().sitting },
      "anna",
      "s1",
      { refused: "proxy_given" },
    ],
    ["not a delegate in writing", IN_WRITING, "elsa", "s1", { refused: "not_entitled" }],
  ])("%s", (_name, over, personId, seatId, expected) => {
    expect(voterFor(standing(over), personId, seatId)).toEqual(expected)
  })
})

const ballot = (over: Partial<BallotAtVote> = {}): BallotAtVote => ({
  ...{ state: "open", closesAt: LATER, question: MOTION, rule: rule(), excluded: [] },
  roll: {
    seats: ["s1", "s2"].map((seatId) => ({ seatId, groupId: "a", weight: 1, state: "present" as const })),
    groups: [],
  },
  ...over,
})
const sent = (over: Partial<Sent> = {}): Sent => ({
  ...{ personId: "anna", seatId: "s1", choice: "yes", replaces: null },
  ...over,
})
const STORED: StoredVote = { id: "v1", castById: "bruno" }
const CHANGEABLE = { rule: rule({ changeable: true }) }
type Case = {
  ballot?: Partial<BallotAtVote>
  sent?: Partial<Sent>
  standing?: Partial<Standing>
  stored?: StoredVote | null
  now?: Date
}
const refusal = (given: Case) =>
  refuseVote(ballot(given.ballot), sent(given.sent), standing(given.standing), {
    stored: given.stored ?? null,
    now: given.now ?? NOW,
  })?.key.replace("ballots.refuse.", "") ?? null

describe("a vote is accepted", () => {
  test.each<[string, Case]>([
    ["of the titular", {}],
    ["of a ballot without a deadline", { ballot: { closesAt: null } }],
    ["a change by the titular", { ballot: CHANGEABLE, sent: { replaces: "v1" }, stored: STORED }],
    [
      "a change by who cast it",
      {
        ballot: CHANGEABLE,
        sent: { personId: "bruno", replaces: "v1" },
        stored: STORED,
        standing: HANDED_OVER,
      },
    ],
  ])("%s", (_name, given) => {
    expect(refusal(given)).toBeNull()
  })
})

describe("a vote is refused", () => {
  test.each<[string, Case]>([
    ["not_open_yet", { ballot: { state: "draft" } }],
    ["cancelled", { ballot: { state: "cancelled" } }],
    ["closed", { ballot: { state: "closed" } }],
    ["closed", { ballot: { state: "published" } }],
    ["closed", { now: LATER }],
    ["sign_in", { sent: { personId: null } }],
    ["not_on_roll", { sent: { seatId: "s9" } }],
    ["excluded", { ballot: { excluded: ["s1"] } }],
    ["not_entitled", { sent: { personId: "zoe" } }],
    ["titular_present", { sent: { personId: "bruno" } }],
    ["not_present", { standing: { sitting: [] } }],
    ["proxy_given", { standing: { ...PROXY, sitting: standing().sitting } }],
    ["not_an_answer", { sent: { choice: "none" } }],
    ["seat_used", { stored: STORED }],
    ["seat_used", { stored: STORED, sent: { replaces: "v1" } }],
    ["seat_used", { stored: STORED, ballot: CHANGEABLE }],
    ["seat_used", { stored: STORED, ballot: CHANGEABLE, sent: { replaces: "v0" } }],
    ["nothing_to_replace", { sent: { replaces: "v1" } }],
    [
      "not_yours_to_change",
      {
        ballot: CHANGEABLE,
        sent: { personId: "bruno", replaces: "v1" },
        stored: { id: "v1", castById: "anna" },
        standing: HANDED_OVER,
      },
    ],
  ])("%s %#", (key, given) => {
    expect(refusal(given)).toBe(key)
  })

  test("for the first of several reasons, in the order in which they are asked", () => {
    const all: Case = {
      ballot: { state: "closed", excluded: ["s1"] },
      sent: { personId: null, choice: "none" },
      stored: STORED,
    }
    expect(refusal(all)).toBe("closed")
    expect(refusal({ ...all, ballot: { excluded: ["s1"] } })).toBe("sign_in")
    expect(refusal({ ...all, ballot: { excluded: ["s1"] }, sent: { choice: "none" } })).toBe("excluded")
    expect(refusal({ ...all, ballot: {}, sent: { personId: "zoe", choice: "none" } })).toBe("not_entitled")
    expect(refusal({ ...all, ballot: {}, sent: { choice: "none" } })).toBe("not_an_answer")
    expect(refusal({ ...all, ballot: {}, sent: {} })).toBe("seat_used")
  })
})
