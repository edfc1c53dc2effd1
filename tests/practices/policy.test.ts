import { describe, expect, test } from "vitest"
import type { Actor } from "#app/context.ts"
import {
  type PracticeFacts,
  refuseAskPublication,
  refuseBeginPractice,
  refuseEditPractice,
  refusePublishPractice,
  refuseReadPractice,
  refuseRemoveFile,
  refuseTakeUp,
  refuseWithdrawPractice,
  tablesToTakeUpAt,
} from "#app/practices/policy.ts"
import { actor } from "#tests/support/context.ts"
import { actorAs, ELSEWHERE, HERE, RELATIONS } from "#tests/support/relations.ts"

const facts = (over: Partial<PracticeFacts> = {}): PracticeFacts => ({
  ...{ roundtableId: HERE, visibility: "public", isClosed: false, state: "draft", wasPublished: false },
  createdById: "somebody",
  ...over,
})
const OUT = { state: "published", wasPublished: true }
const GONE = { state: "withdrawn", wasPublished: true }
const HERE_OPEN = { id: HERE, closedAt: null, visibility: "public" }
const ELSEWHERE_OPEN = { id: ELSEWHERE, closedAt: null, visibility: "public" }
const INNER = { visibility: "members" }

type Refuse = (who: Actor) => { key: string } | null
const allowed = (refuse: Refuse) => RELATIONS.filter((who) => refuse(actorAs(who)) === null)
const MEMBERS = ["observer", "substitute", "titular", "facilitator", "chair", "secretary here"]

describe("who may", () => {
  const cases: readonly (readonly [string, Refuse, readonly string[]])[] = [
    ["read a draft", (who) => refuseReadPractice(who, facts()), MEMBERS],
    ["read what is out at a public table", (who) => refuseReadPractice(who, facts(OUT)), RELATIONS],
    [
      "read what is out at a table of members",
      (who) => refuseReadPractice(who, facts({ ...OUT, visibility: "members" })),
      [...MEMBERS, "administrator"],
    ],
    ["read why it is withdrawn", (who) => refuseReadPractice(who, facts(GONE)), RELATIONS],
    ["begin", (who) => refuseBeginPractice(who, HERE_OPEN), MEMBERS.filter((who) => who !== "observer")],
    [
      "change a draft of somebody else",
      (who) => refuseEditPractice(who, facts()),
      ["facilitator", "chair", "secretary here"],
    ],
    ["change what is out", (who) => refuseEditPractice(who, facts(OUT)), ["secretary here"]],
    ["change what is withdrawn", (who) => refuseEditPractice(who, facts(GONE)), []],
    ["ask for publication", (who) => refuseAskPublication(who, facts()), ["facilitator", "chair"]],
    ["publish", (who) => refusePublishPractice(who, facts()), ["secretary here"]],
    ["publish what is out", (who) => refusePublishPractice(who, facts(OUT)), []],
    ["withdraw what is out", (who) => refuseWithdrawPractice(who, facts(OUT)), ["secretary here"]],
    ["withdraw it twice", (who) => refuseWithdrawPractice(who, facts(GONE)), []],
    ["take it up elsewhere", (who) => refuseTakeUp(who, facts(OUT), ELSEWHERE_OPEN), ["secretary elsewhere"]],
    [
      "take what members read up at a public table",
      (who) => refuseTakeUp(who, facts({ ...OUT, ...INNER }), ELSEWHERE_OPEN),
      [],
    ],
    [
      "take it up at another table of members",
      (who) => refuseTakeUp(who, facts({ ...OUT, ...INNER }), { ...ELSEWHERE_OPEN, ...INNER }),
      ["secretary elsewhere"],
    ],
    ["take a file from what is out", (who) => refuseRemoveFile(who, facts(OUT)), ["secretary here"]],
    ["take a file from what is withdrawn", (who) => refuseRemoveFile(who, facts(GONE)), ["secretary here"]],
    ["take a draft up", (who) => refuseTakeUp(who, facts(), ELSEWHERE_OPEN), []],
    ["take it up where it is", (who) => refuseTakeUp(who, facts(OUT), HERE_OPEN), []],
  ]
  test.each(cases)("%s", (_what, refuse, who) => {
    expect(allowed(refuse)).toEqual(who)
  })
})

test("who began a draft changes it as long as they sit there", () => {
  const titular = actorAs("titular")
  const own = facts({ createdById: titular.personId })
  expect(refuseEditPractice(titular, own)).toBeNull()
  expect(refuseEditPractice({ ...titular, seats: [] }, own)?.key).toBe("practices.refuse.writers_only")
})

test("nothing is written at a table that is closed", () => {
  const secretary = actorAs("secretary here")
  const closed = "roundtables.refuse.closed"
  expect(refuseBeginPractice(secretary, { ...ELSEWHERE_OPEN, id: HERE, closedAt: new Date(0) })?.key).toBe(
    closed,
  )
  expect(refuseEditPractice(secretary, facts({ isClosed: true }))?.key).toBe(closed)
  expect(refusePublishPractice(secretary, facts({ isClosed: true }))?.key).toBe(closed)
  expect(refuseWithdrawPractice(secretary, facts({ ...OUT, isClosed: true }))?.key).toBe(closed)
  const elsewhere = actorAs("secretary elsewhere")
  const over = { ...ELSEWHERE_OPEN, id: ELSEWHERE, closedAt: new Date(0) }
  expect(refuseTakeUp(elsewhere, facts(OUT), over)?.key).toBe(closed)
})

test("a secretary is offered the open tables that they keep, without the practice's own", () => {
  const keeper = actor({
    personId: "k",
    offices: [
      { roundtableId: HERE, role: "secretary" },
      { roundtableId: ELSEWHERE, role: "secretary" },
      { roundtableId: "over", role: "secretary", closed: true },
      { roundtableId: "chaired", role: "chair" },
    ],
  })
  expect(tablesToTakeUpAt(keeper, facts(OUT))).toEqual([ELSEWHERE])
  expect(tablesToTakeUpAt(keeper, facts())).toEqual([])
})
