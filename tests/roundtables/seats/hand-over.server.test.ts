import { asc, eq } from "drizzle-orm"
import { handOverOffice } from "#app/roundtables/seats/hand-over-office.server.ts"
import { handOverSeat } from "#app/roundtables/seats/hand-over-seat.server.ts"
import type { HandOverSeat } from "#app/roundtables/seats/input.ts"
import { getSeatHistory, whoSat } from "#app/roundtables/seats/queries.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import type { Db } from "#db/client.server.ts"
import { handOvers, invitations, officers, outbox, seatTerms } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs, invite, makeTable, PASSWORD } from "../world.ts"

const seated = async (db: Db) => {
  const table = await makeTable(db)
  const titular = await makeTerm(db, { seat: table.seat })
  const substitute = await makeTerm(db, { seat: table.seat, rank: 1 })
  const input = async (over: Partial<HandOverSeat> = {}): Promise<HandOverSeat> => ({
    ...{ seatCode: table.seat.code, startsOn: await dayFromNow(db, 10), endsOn: null, to: "nobody" },
    ...over,
  })
  const terms = () =>
    db.select().from(seatTerms).where(eq(seatTerms.seatId, table.seat.id)).orderBy(asc(seatTerms.id))
  return { ...table, titular, substitute, input, terms }
}

describe("a seat handed over", () => {
  test("to a substitute is theirs from the day, and the titular's until the day before", async ({ db }) => {
    const { ctx, titular, substitute, input, terms } = await seated(db)
    await handOverSeat(ctx, await input({ to: substitute.code, letter: "Nota", protocol: "DEMO/1" }))
    const [before, day] = [await dayFromNow(db, 9), await dayFromNow(db, 10)]
    expect(await terms()).toMatchObject([
      { id: titular.id, endsOn: before, endedAt: null },
      { id: substitute.id, endsOn: before, endedAt: null },
      {
        personId: substitute.personId,
        rank: 0,
        startsOn: day,
        protocol: "DEMO/1",
        predecessorId: titular.id,
      },
    ])
    const [handed] = await db.select().from(handOvers)
    expect(handed).toMatchObject({ fromId: titular.personId, toId: substitute.personId, startsOn: day })
  })

  test("to somebody invited is theirs once they accept", async ({ db }) => {
    const { ctx, titular, input, terms } = await seated(db)
    const asked = { to: "invite", name: "Nuova Persona", email: "nuova@example.org", language: "it" } as const
    await handOverSeat(ctx, await input(asked))
    expect((await db.select().from(handOvers))[0]?.toId).toBeNull()
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, "invitation"))
    const { path = "" } = (mail?.params ?? {}) as { path?: string }
    const token = path.replace("/invitations/", "")
    const { personId } = await takeSeat(await ctxFor(db), { token, password: PASSWORD })
    expect((await terms()).at(-1)).toMatchObject({ personId, rank: 0, predecessorId: titular.id })
    expect((await db.select().from(handOvers))[0]?.toId).toBe(personId)
  })

  test("to nobody yet is acted for by the first substitute", async ({ db }) => {
    const { ctx, seat, substitute, input } = await seated(db)
    await handOverSeat(ctx, await input({ startsOn: await dayFromNow(db, 0) }))
    const page = await getSeatHistory(ctx, seat.code)
    expect([page.actingCode, page.handOvers.length]).toEqual([substitute.code, 1])
  })

  test("is told by its history, day by day", async ({ db }) => {
    const { ctx, seat, titular, substitute, input } = await seated(db)
    await handOverSeat(ctx, await input({ to: substitute.code }))
    const titularOn = async (days: number) => {
      const sat = await whoSat(ctx, seat.id, await dayFromNow(db, days))
      return sat.filter((one) => one.rank === 0).map((one) => one.personId)
    }
    expect([await titularOn(9), await titularOn(10)]).toEqual([[titular.personId], [substitute.personId]])
  })
})

describe("no seat is handed over", () => {
  test.for([
    ["without a titular", "conflict seats.errors.no_titular", { rank: 1 }],
    [
      "before the mandate begins",
      "invalid seats.errors.before_outgoing (startsOn)",
      { startsOn: "2099-01-01" },
    ],
  ] as const)("%s", async ([, expected, over], { db }) => {
    const table = await makeTable(db)
    await makeTerm(db, { seat: table.seat, ...over })
    const startsOn = await dayFromNow(db, 1)
    const input = { seatCode: table.seat.code, startsOn, endsOn: null, to: "nobody" }
    const before = await contentOf(db)
    expect(await refusalOf(handOverSeat(table.ctx, input))).toBe(expected)
    expect(await contentOf(db)).toEqual(before)
  })

  test("twice", async ({ db }) => {
    const { ctx, input } = await seated(db)
    await handOverSeat(ctx, await input())
    expect(await refusalOf(handOverSeat(ctx, await input()))).toBe("conflict seats.errors.no_titular")
  })

  test("to somebody who sits elsewhere at the table, whose seat is named", async ({ db }) => {
    const { ctx, roundtable, input } = await seated(db)
    const person = await makePerson(db)
    await makeTerm(db, { roundtableId: roundtable.id, personId: person.id })
    const asked = { to: "invite", name: "Già Seduta", email: person.email ?? "", language: "it" } as const
    const refused = await refusalOf(handOverSeat(ctx, await input(asked)))
    expect(refused).toBe("conflict seats.refuse.second_seat")
  })

  const others = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))
  test.for(others)("by %s", async (relation, { db }) => {
    const { roundtable, input } = await seated(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const asked = await input()
    const before = await contentOf(db)
    expect(await refusalOf(handOverSeat(ctx, asked))).toBe("forbidden roundtables.refuse.secretary_only")
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("the secretary's office handed over", () => {
  test("passes with its open invitations", async ({ db }) => {
    const table = await makeTable(db)
    await invite(db, table)
    const next = await makePerson(db)
    const { code: roundtableCode, id } = table.roundtable
    await handOverOffice(table.ctx, { roundtableCode, email: next.email ?? "" })
    const live = (await db.select().from(officers).where(eq(officers.roundtableId, id))).filter(
      (one) => one.endedAt === null,
    )
    expect(live.map((one) => one.personId)).toEqual([next.id])
    expect((await db.select().from(invitations))[0]?.invitedById).toBe(next.id)
    const earlier = await ctxOf(db, table.secretary)
    expect(await refusalOf(handOverOffice(earlier, { roundtableCode, email: next.email ?? "" }))).toBe(
      "forbidden roundtables.refuse.secretary_only",
    )
  })

  test.for([
    ["an address without account", "invalid seats.errors.no_account (email)", "nobody@example.org"],
    ["oneself", "invalid seats.errors.hand_over_to_oneself (email)", null],
  ] as const)("does not go to %s", async ([, expected, email], { db }) => {
    const { ctx, roundtable, secretary } = await makeTable(db)
    const input = { roundtableCode: roundtable.code, email: email ?? secretary.email ?? "" }
    expect(await refusalOf(handOverOffice(ctx, input))).toBe(expected)
  })

  test("is not an administrator's to give away", async ({ db }) => {
    const { roundtable } = await makeTable(db)
    const ctx = await ctxAs(db, "administrator", { roundtable })
    const { email } = await makePerson(db)
    expect(
      await refusalOf(handOverOffice(ctx, { roundtableCode: roundtable.code, email: email ?? "" })),
    ).toBe("forbidden seats.refuse.own_office")
  })
})
