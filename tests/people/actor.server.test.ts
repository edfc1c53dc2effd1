import { sql } from "drizzle-orm"
import { type Actor, NOBODY } from "#app/context.ts"
import { loadActor } from "#app/people/actor.server.ts"
import type { Db } from "#db/client.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import {
  makeAdministrator,
  makeMembership,
  makeOfficer,
  makeOrganisation,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Person,
} from "#tests/support/factories.ts"

type Days = { startsOn: string; endsOn: string | null }
type Role = [kind: string, give: (db: Db, person: Person, days: Days) => Promise<unknown>, held: keyof Actor]

const ROLES: Role[] = [
  ["a membership", (db, { id }, days) => makeMembership(db, { personId: id, ...days }), "memberships"],
  ["a mandate", (db, { id }, days) => makeTerm(db, { personId: id, ...days }), "seats"],
  ["an office", (db, { id }, days) => makeOfficer(db, { personId: id, ...days }), "offices"],
]
const TERMS: [when: string, starts: number, ends: number | null, isLive: boolean][] = [
  ["with an open end", -30, null, true],
  ["from today", 0, null, true],
  ["until today", -30, 0, true],
  ["until yesterday", -30, -1, false],
  ["from tomorrow", 1, null, false],
]
const EVERY_TERM = ROLES.flatMap((role) => TERMS.map((term) => [...role, ...term] as const))

describe("a role counts while it is live:", () => {
  test.for(EVERY_TERM)("%s %5$s: %8$s", async ([, give, held, , starts, ends, isLive], { db }) => {
    const person = await makePerson(db)
    const startsOn = await dayFromNow(db, starts)
    await give(db, person, { startsOn, endsOn: ends === null ? null : await dayFromNow(db, ends) })
    const { actor } = await loadActor(db, person.id)
    expect(actor[held]).toHaveLength(isLive ? 1 : 0)
  })

  test("not a mandate that was ended", async ({ db }) => {
    const term = await makeTerm(db, { endedAt: new Date(), endReason: "dimissioni" })
    expect((await loadActor(db, term.personId)).actor.seats).toEqual([])
  })

  test("not an office that was ended", async ({ db }) => {
    const office = await makeOfficer(db, { endedAt: new Date() })
    expect((await loadActor(db, office.personId)).actor.offices).toEqual([])
  })

  test("not a mandate on a seat that was removed", async ({ db }) => {
    const term = await makeTerm(db, { seat: await makeSeat(db, { removedAt: new Date() }) })
    expect((await loadActor(db, term.personId)).actor.seats).toEqual([])
  })
})

describe("an actor", () => {
  test("has the seats where they sit, as what, and whether the seat votes", async ({ db }) => {
    const seat = await makeSeat(db, { voting: false })
    const { personId } = await makeTerm(db, { seat, rank: 2 })
    const { roundtableId, id: seatId } = seat
    expect((await loadActor(db, personId)).actor.seats).toEqual([
      { roundtableId, seatId, rank: 2, voting: false },
    ])
  })

  test("has every office at every table", async ({ db }) => {
    const { id: personId } = await makePerson(db)
    const { id: roundtableId } = await makeRoundtable(db)
    await makeOfficer(db, { personId, roundtableId, role: "secretary" })
    await makeOfficer(db, { personId, roundtableId, role: "facilitator" })
    await makeOfficer(db, { personId, role: "observer" })
    const { offices } = (await loadActor(db, personId)).actor
    expect(offices.map((office) => office.role).sort()).toEqual(["facilitator", "observer", "secretary"])
  })

  test("has their organisations by name, with what they are there", async ({ db }) => {
    const { id: personId } = await makePerson(db)
    for (const [name, role] of [
      ["Zenzero", "member"],
      ["Anice", "manager"],
    ] as const)
      await makeMembership(db, { personId, role, organisationId: (await makeOrganisation(db, { name })).id })
    const { memberships } = (await loadActor(db, personId)).actor
    expect(memberships.map((held) => [held.organisationName, held.role])).toEqual([
      ["Anice", "manager"],
      ["Zenzero", "member"],
    ])
  })

  test("has nothing of what others have", async ({ db }) => {
    await makeTerm(db)
    await makeOfficer(db)
    await makeMembership(db)
    await makeAdministrator(db)
    const person = await makePerson(db, { name: "نور الهدى", language: "ar" })
    expect((await loadActor(db, person.id)).actor).toEqual({
      ...{ ...NOBODY, personId: person.id, name: "نور الهدى", language: "ar" },
    })
  })

  test("administers the installation when they have that role", async ({ db }) => {
    const person = await makeAdministrator(db)
    expect((await loadActor(db, person.id)).actor.isAdministrator).toBe(true)
  })
})

describe("is nobody:", () => {
  test("no person", async ({ db }) => {
    expect((await loadActor(db, null)).actor).toEqual(NOBODY)
  })

  test("an unknown person", async ({ db }) => {
    expect((await loadActor(db, "00000000-0000-7000-8000-000000000000")).actor).toEqual(NOBODY)
  })

  test("an erased person, roles or not", async ({ db }) => {
    const person = await makeAdministrator(db, { name: null, email: null, erasedAt: new Date() })
    await makeTerm(db, { personId: person.id })
    expect((await loadActor(db, person.id)).actor).toEqual(NOBODY)
  })
})

test("the time comes from the database, for nobody too", async ({ db }) => {
  const { rows } = await db.execute(sql`select now() as now`)
  expect((await loadActor(db, null)).now).toEqual(new Date(String(rows[0]?.now)))
})
