import { sql } from "drizzle-orm"
import { doneThings, openThings } from "#app/desk/queries.server.ts"
import { nextDate } from "#app/roundtables/open-for.server.ts"
import { openInvitation } from "#app/roundtables/open-invitation.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import type { Db } from "#db/client.server.ts"
import { seatTerms } from "#db/schema/index.ts"
import { invite, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makePaper, makePerson, makeSeat, makeTerm, type Person } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const openOf = async (db: Db, person: Person, roundtableId?: string) =>
  openThings(await ctxOf(db, person), roundtableId)
const kindsOf = async (db: Db, person: Person, roundtableId?: string) =>
  (await openOf(db, person, roundtableId)).map(({ kind, values }) => `${kind} ${values?.count ?? ""}`.trim())

const invited = async (db: Db) => {
  const table = await makeTable(db)
  const person = await makePerson(db, { email: "amina@example.org" })
  return { ...table, person, ...(await invite(db, table)) }
}

describe("an invitation", () => {
  test("is open for the invited person, by its last hour", async ({ db }) => {
    const { person, invitation } = await invited(db)
    expect(await openOf(db, person)).toMatchObject([
      {
        ...{ kind: "invitation", waits: true, by: invitation.expiresAt.toISOString() },
        act: `/invitations/${invitation.code}`,
      },
    ])
  })

  test("is accepted from the desk, without the mail, and leaves it", async ({ db }) => {
    const { person, invitation, secretary } = await invited(db)
    await takeSeat(await ctxOf(db, person), { token: invitation.code })
    expect(await kindsOf(db, person)).not.toContain("invitation")
    const done = await doneThings(await ctxOf(db, person))
    expect(done.map(({ kind }) => kind)).toEqual(["seat_taken"])
    expect((await doneThings(await ctxOf(db, secretary))).map(({ kind }) => kind)).toEqual([
      "invitation_sent",
    ])
  })

  test("does not open by its code for anybody else", async ({ db }) => {
    const { invitation, secretary } = await invited(db)
    for (const ctx of [await ctxFor(db), await ctxOf(db, secretary), await ctxOf(db, await makePerson(db))]) {
      const refused = "not_found roundtables.errors.invitation_unknown"
      expect(await refusalOf(openInvitation(ctx, invitation.code))).toBe(refused)
      expect(await refusalOf(takeSeat(ctx, { token: invitation.code }))).toBe(refused)
    }
  })

  test.for([
    ["used", "used_at = now(), used_by_id = invited_by_id"],
    ["withdrawn", "withdrawn_at = now()"],
    ["expired", "expires_at = now() - interval '1 hour'"],
  ])("that is %s is open for nobody", async ([, change], { db }) => {
    const { person } = await invited(db)
    await db.execute(sql.raw(`update invitation set ${change}`))
    expect(await openOf(db, person)).toEqual([])
  })
})

const mandate = async (db: Db, days: number | null) => {
  const table = await makeTable(db)
  const endsOn = days === null ? null : await dayFromNow(db, days)
  const term = await makeTerm(db, { seat: table.seat, endsOn })
  const [holder] = (await db.execute(sql`select * from person where id = ${term.personId}`)).rows
  return { ...table, holder: holder as unknown as Person, endsOn }
}

describe("a mandate that ends", () => {
  test.for([
    ["today", 0, ["mandate_mine 1"], ["mandates_ending 1"]],
    ["in thirty days", 30, ["mandate_mine 1"], ["mandates_ending 1"]],
    ["in thirty-one", 31, ["mandate_mine 1"], []],
    ["in sixty", 60, ["mandate_mine 1"], []],
    ["in sixty-one", 61, [], []],
    ["yesterday", -1, [], ["seats_to_fill 1"]],
    ["never", null, [], []],
  ] as const)("%s is on these desks", async ([, days, own, secretarys], { db }) => {
    const { holder, secretary } = await mandate(db, days)
    expect([await kindsOf(db, holder), await kindsOf(db, secretary)]).toEqual([own, secretarys])
  })

  test("by an act is on nobody's", async ({ db }) => {
    const { holder } = await mandate(db, 10)
    await db.update(seatTerms).set({ endedAt: new Date(), endReason: "Fine" })
    expect(await kindsOf(db, holder)).toEqual([])
  })

  test("later is the next date of a person for whom nothing is open", async ({ db }) => {
    const { holder, endsOn, roundtable } = await mandate(db, 100)
    expect(await nextDate(await ctxOf(db, holder))).toEqual({
      day: endsOn,
      roundtable: { text: roundtable.name, language: roundtable.language },
    })
  })
})

describe("a seat without titular", () => {
  test("is on the desk of the table's secretary until somebody was invited", async ({ db }) => {
    const table = await makeTable(db)
    const seat = await makeSeat(db, { roundtableId: table.roundtable.id })
    await makeSeat(db, { roundtableId: table.roundtable.id, voting: false })
    expect(await kindsOf(db, table.secretary)).toEqual(["seats_to_fill 2"])
    await invite(db, { ...table, seat })
    expect(await kindsOf(db, table.secretary)).toEqual(["seats_to_fill 1"])
    await db.execute(sql`update invitation set expires_at = now() - interval '1 hour'`)
    expect(await kindsOf(db, table.secretary)).toEqual(["invitations_expired 1", "seats_to_fill 1"])
  })

  test("of another table is not", async ({ db }) => {
    await makeTable(db)
    const { secretary, seat } = await makeTable(db)
    await makeTerm(db, { seat })
    expect(await kindsOf(db, secretary)).toEqual([])
  })
})

describe("a text", () => {
  test("is open for who may write it, as what they may do", async ({ db }) => {
    const { roundtable, seat, secretary } = await mandate(db, null)
    await makePaper(db, { roundtableId: roundtable.id, state: "draft" })
    const member = await makeTerm(db, { seat, rank: 1 })
    await makePaper(db, { roundtableId: roundtable.id, state: "co_design" })
    expect((await kindsOf(db, secretary)).sort()).toEqual(["paper_draft", "paper_writing"])
    const [open] = await openOf(db, { ...secretary, id: member.personId })
    expect(open).toMatchObject({ kind: "paper_writing", waits: false, by: null })
  })
})

test("one table's list has what is open there and nothing else", async ({ db }) => {
  const [here, elsewhere] = [await makeTable(db), await makeTable(db)]
  const person = await makePerson(db, { email: "amina@example.org" })
  await invite(db, here)
  await invite(db, elsewhere)
  expect(await kindsOf(db, person, here.roundtable.id)).toEqual(["invitation"])
  expect(await kindsOf(db, person)).toHaveLength(2)
  expect(await kindsOf(db, here.secretary, elsewhere.roundtable.id)).toEqual([])
})

test("nothing is open for nobody", async ({ db }) => {
  await invited(db)
  expect(await openThings(await ctxFor(db))).toEqual([])
})
