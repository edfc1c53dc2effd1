import { accessChanges, auditEntries, auditValues, invitations, memberships } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeMembership, makePerson, makeSeat } from "#tests/support/factories.ts"
import { INVITED, invite, invited, makeTable, press } from "./world.ts"

describe("with the seat comes", () => {
  test("acting for the seat's organisation from today", async ({ db }) => {
    const { token, somebody, seat } = await invited(db)
    const { personId } = await press(somebody, token)
    expect(await db.select().from(memberships)).toMatchObject([
      {
        ...{ personId, organisationId: seat.organisationId, role: "member" },
        ...{ startsOn: await dayFromNow(db, 0), endsOn: null },
      },
    ])
  })

  test("no second membership for who has one, whose role stays", async ({ db }) => {
    const person = await makePerson(db, { email: INVITED.email })
    const { token, seat } = await invited(db)
    const organisationId = seat.organisationId ?? ""
    const held = await makeMembership(db, { personId: person.id, organisationId, role: "manager" })
    await press(await ctxOf(db, person), token, {})
    expect(await db.select().from(memberships)).toEqual([held])
  })

  test("no membership when the seat is a person's own", async ({ db }) => {
    const table = await makeTable(db)
    const { roundtableId, organisationId } = table.seat
    const seat = await makeSeat(db, { roundtableId, designatedById: organisationId })
    const { token } = await invite(db, { ...table, seat })
    await press(await ctxFor(db), token)
    expect(await db.$count(memberships)).toBe(0)
  })

  test("word to the open documents", async ({ db }) => {
    const { token, somebody, roundtable } = await invited(db)
    const { personId } = await press(somebody, token)
    expect(await db.select().from(accessChanges)).toMatchObject([{ personId, roundtableId: roundtable.id }])
  })

  test("an entry in the audit by the person who now sits there, without names", async ({ db }) => {
    const { token, somebody, seat } = await invited(db)
    const { personId } = await press(somebody, token)
    const entries = await db.select().from(auditEntries)
    expect(entries.find((entry) => entry.action === "seat.taken")).toMatchObject({
      ...{ actorId: personId, subjectKind: "seat", subjectId: seat.id, roundtableId: seat.roundtableId },
    })
    expect(JSON.stringify(entries)).not.toMatch(/amina|haddad|example\.org/i)
  })

  test("the end of what the invitation knew of the person", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const { personId } = await press(somebody, token)
    const [row] = await db.select().from(invitations)
    expect(row).toMatchObject({ name: null, email: null, usedById: personId, usedAt: somebody.now })
  })
})

test("the values of a taken seat are ids and numbers", async ({ db }) => {
  const { token, somebody } = await invited(db)
  const { personId } = await press(somebody, token)
  const values = (await db.select().from(auditValues)).map((row) => row.values)
  expect(values.at(-1)).toEqual({ term: expect.any(String), person: personId, rank: 0 })
})
