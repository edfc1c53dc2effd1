import { countSeats, ringOfLargest } from "#app/roundtables/ring.server.ts"
import { getSeatToFill, listSeats, listSeatsOfOrganisation } from "#app/roundtables/seat-queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import {
  makeConstituency,
  makeOrganisation,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
} from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs } from "./world.ts"

const HIDDEN_FROM = ["nobody", "stranger", "member of another table", "secretary elsewhere"]

const inhabited = async (db: Db) => {
  const roundtable = await makeRoundtable(db)
  const group = await makeConstituency(db, { roundtableId: roundtable.id })
  const place = { roundtableId: roundtable.id, constituencyId: group.id }
  const person = await makePerson(db, { name: "Amina Haddad" })
  const seat = await makeSeat(db, { ...place, label: "A1" })
  await makeTerm(db, { seat, personId: person.id, letter: "DEMO/1" })
  return { roundtable, group, place, seat }
}

describe("who sits there by name", () => {
  test.for(RELATIONS)("for %s", async (relation, { db }) => {
    const { roundtable } = await inhabited(db)
    const groups = await listSeats(await ctxAs(db, relation, { roundtable }), roundtable.id)
    expect(JSON.stringify(groups).includes("Amina Haddad")).toBe(!HIDDEN_FROM.includes(relation))
  })

  test("leaves no trace for strangers: neither mandate nor letter", async ({ db }) => {
    const { roundtable } = await inhabited(db)
    const groups = await listSeats(await ctxFor(db), roundtable.id)
    const seats = groups.flatMap((group) => group.seats)
    expect(seats.map((seat) => [seat.label, seat.condition, seat.holders])).toEqual([["A1", "filled", null]])
    expect(JSON.stringify(groups)).not.toContain("DEMO/1")
  })
})

describe("the seats of a table", () => {
  test("are in the order of their groups and their places, without the removed", async ({ db }) => {
    const { id: roundtableId } = await makeRoundtable(db)
    const second = await makeConstituency(db, { roundtableId, name: "Secondo", position: 9000 })
    const first = await makeConstituency(db, { roundtableId, name: "Primo", position: 8000 })
    const add = (constituencyId: string, label: string, position: number, removedAt: Date | null = null) =>
      makeSeat(db, { roundtableId, constituencyId, label, position, removedAt })
    await add(second.id, "B1", 1)
    await add(first.id, "A2", 3)
    await add(first.id, "A1", 2)
    await add(first.id, "A0", 0, new Date())
    const groups = await listSeats(await ctxFor(db), roundtableId)
    expect(groups.map(({ name, seats }) => [name, seats.map((seat) => seat.label)])).toEqual([
      ["Primo", ["A1", "A2"]],
      ["Secondo", ["B1"]],
    ])
  })

  test("have their holders by rank, those to come included, and nobody whose mandate is over", async ({
    db,
  }) => {
    const { roundtable, seat } = await inhabited(db)
    const name = async (text: string) => ({ seat, personId: (await makePerson(db, { name: text })).id })
    await makeTerm(db, { ...(await name("Seconda")), rank: 2 })
    await makeTerm(db, { ...(await name("Prima")), rank: 1 })
    await makeTerm(db, { ...(await name("Ieri")), rank: 3, endsOn: await dayFromNow(db, -1) })
    await makeTerm(db, { ...(await name("Domani")), rank: 4, startsOn: await dayFromNow(db, 1) })
    await makeTerm(db, { ...(await name("Finita")), rank: 0, endedAt: new Date(), endReason: "x" })
    const [group] = await listSeats(await ctxAs(db, "secretary here", { roundtable }), roundtable.id)
    expect(group?.seats[0]?.holders?.map((holder) => holder.name)).toEqual([
      "Amina Haddad",
      "Prima",
      "Seconda",
      "Domani",
    ])
    expect(group?.seats[0]?.holders?.map((holder) => holder.isLive)).toEqual([true, true, true, false])
  })

  test("say whose they are, and whether an organisation's or a person's own", async ({ db }) => {
    const { roundtable, place } = await inhabited(db)
    const body = await makeOrganisation(db, { name: "Università di Perugia" })
    await makeSeat(db, { ...place, label: "P1", designatedById: body.id })
    const [group] = await listSeats(await ctxFor(db), roundtable.id)
    const seat = group?.seats.find(({ label }) => label === "P1")
    expect(seat).toMatchObject({ isPersonal: true, organisation: body.name, organisationCode: body.code })
  })
})

describe("the ring of a table", () => {
  test("counts voting seats, those with their titular, and advisory ones by group", async ({ db }) => {
    const { roundtable, group, place } = await inhabited(db)
    const substituted = await makeSeat(db, place)
    await makeTerm(db, { seat: substituted, rank: 1 })
    await makeTerm(db, { seat: await makeSeat(db, place), endsOn: await dayFromNow(db, -1) })
    await makeTerm(db, { seat: await makeSeat(db, { ...place, voting: false }) })
    await makeSeat(db, { ...place, removedAt: new Date() })
    expect(await countSeats(await ctxFor(db), roundtable.id)).toEqual([
      { name: group.name, tone: "associations", seats: 3, filled: 1, advisory: 1 },
    ])
  })

  test("has a group that has no seats yet", async ({ db }) => {
    const { roundtableId } = await makeConstituency(db)
    expect(await countSeats(await ctxFor(db), roundtableId)).toMatchObject([
      { seats: 0, filled: 0, advisory: 0 },
    ])
  })

  test("on the first page is that of the largest public table", async ({ db }) => {
    const small = await makeRoundtable(db, { name: "Piccolo" })
    const large = await makeRoundtable(db, { name: "Grande" })
    const secret = await makeRoundtable(db, { name: "Riservato", visibility: "members" })
    for (const { id } of [small, large, large, secret, secret, secret])
      await makeSeat(db, { roundtableId: id })
    expect((await ringOfLargest(await ctxFor(db)))?.name).toBe("Grande")
  })

  test("is none without tables", async ({ db }) => {
    expect(await ringOfLargest(await ctxFor(db))).toBeNull()
  })
})

describe("the page that fills a seat", () => {
  test.for(RELATIONS)("for %s", async (relation, { db }) => {
    const { roundtable, seat } = await inhabited(db)
    const refused = await refusalOf(getSeatToFill(await ctxAs(db, relation, { roundtable }), seat.code))
    const isAllowed = relation === "secretary here" || relation === "administrator"
    expect(refused).toBe(isAllowed ? null : "forbidden roundtables.refuse.secretary_only")
  })

  test("is not there for a removed seat", async ({ db }) => {
    const { roundtable, place } = await inhabited(db)
    const seat = await makeSeat(db, { ...place, removedAt: new Date() })
    const ctx = await ctxAs(db, "secretary here", { roundtable })
    expect(await refusalOf(getSeatToFill(ctx, seat.code))).toMatch(/^not_found/)
  })
})

test("an organisation's seats are those it holds or designates to, at tables that one may see", async ({
  db,
}) => {
  const organisation = await makeOrganisation(db)
  const hidden = await makeRoundtable(db, { visibility: "members" })
  await makeSeat(db, { label: "Suo", organisationId: organisation.id })
  await makeSeat(db, { label: "Designato", designatedById: organisation.id })
  await makeSeat(db, { label: "Tolto", organisationId: organisation.id, removedAt: new Date() })
  await makeSeat(db, { label: "Riservato", organisationId: organisation.id, roundtableId: hidden.id })
  await makeSeat(db, { label: "D'altri" })
  const seats = await listSeatsOfOrganisation(await ctxFor(db), organisation.id)
  expect(seats.map((seat) => seat.label).sort()).toEqual(["Designato", "Suo"])
})
