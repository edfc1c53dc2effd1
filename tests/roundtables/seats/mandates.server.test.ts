import { asc, eq } from "drizzle-orm"
import { endMandate } from "#app/roundtables/end-mandate.server.ts"
import { plusDays } from "#app/roundtables/seats/expiry.ts"
import { moveSubstitute } from "#app/roundtables/seats/move-substitute.server.ts"
import { whoSat } from "#app/roundtables/seats/queries.server.ts"
import { remindOfMandates } from "#app/roundtables/seats/remind-of-mandates.server.ts"
import { renewMandate } from "#app/roundtables/seats/renew-mandate.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox, seatTerms } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeMembership, makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { ctxAs, daysLater, makeTable } from "../world.ts"

const holding = async (db: Db, days: number | null) => {
  const table = await makeTable(db)
  const endsOn = days === null ? null : await dayFromNow(db, days)
  const term = await makeTerm(db, { seat: table.seat, endsOn, letter: "Prima nota" })
  return { ...table, term }
}
const termsOf = (db: Db, seatId: string) =>
  db.select().from(seatTerms).where(eq(seatTerms.seatId, seatId)).orderBy(asc(seatTerms.id))

describe("a mandate renewed", () => {
  test.for([
    ["that ends in ten days begins on the day after", 10, 11],
    ["that ended yesterday begins today", -1, 0],
  ] as const)("%s", async ([, days, from], { db }) => {
    const { ctx, term, seat } = await holding(db, days)
    await renewMandate(ctx, { termCode: term.code, endsOn: null, letter: "Seconda nota" })
    const renewed = { startsOn: await dayFromNow(db, from), predecessorId: term.id, letter: "Seconda nota" }
    expect(await termsOf(db, seat.id)).toMatchObject([
      { id: term.id, letter: "Prima nota", endsOn: term.endsOn },
      { ...renewed, personId: term.personId, rank: 0, endsOn: null },
    ])
  })

  test.for([
    ["without end", null, "conflict seats.errors.mandate_without_end"],
    ["with an end before its beginning", 10, "invalid roundtables.errors.ends_before_start (endsOn)"],
  ] as const)("not %s", async ([, days, expected], { db }) => {
    const { ctx, term } = await holding(db, days)
    const input = { termCode: term.code, endsOn: await dayFromNow(db, 2) }
    expect(await refusalOf(renewMandate(ctx, input))).toBe(expected)
  })

  test("not twice, and not after an act ended it", async ({ db }) => {
    const { ctx, term } = await holding(db, 10)
    await renewMandate(ctx, { termCode: term.code, endsOn: null })
    expect(await refusalOf(renewMandate(ctx, { termCode: term.code, endsOn: null }))).toBe(
      "conflict seats.errors.already_succeeded",
    )
    const other = await holding(db, 10)
    await endMandate(other.ctx, { termCode: other.term.code, reason: "dimissioni" })
    expect(await refusalOf(renewMandate(other.ctx, { termCode: other.term.code, endsOn: null }))).toBe(
      "conflict roundtables.errors.mandate_over",
    )
  })
})

describe("substitutes in order", () => {
  const three = async (db: Db) => {
    const table = await makeTable(db)
    const codes: string[] = []
    for (const rank of [1, 2, 3]) codes.push((await makeTerm(db, { seat: table.seat, rank })).code)
    const order = async () =>
      (await termsOf(db, table.seat.id))
        .sort((a, b) => a.rank - b.rank)
        .map((term) => codes.indexOf(term.code) + 1)
    return { ...table, codes, order }
  }

  test.for([
    ["down from the first", 0, "down", [2, 1, 3]],
    ["up from the last", 2, "up", [1, 3, 2]],
  ] as const)("move %s", async ([, at, direction, expected], { db }) => {
    const { ctx, codes, order } = await three(db)
    await moveSubstitute(ctx, { termCode: codes[at] ?? "", direction })
    expect(await order()).toEqual(expected)
  })

  test.for([
    ["above the first", 0, "up"],
    ["below the last", 2, "down"],
  ] as const)("do not move %s", async ([, at, direction], { db }) => {
    const { ctx, codes, order } = await three(db)
    const refused = await refusalOf(moveSubstitute(ctx, { termCode: codes[at] ?? "", direction }))
    expect([refused, await order()]).toEqual(["conflict seats.errors.cannot_move", [1, 2, 3]])
  })
})

describe("who sat on a day", () => {
  test("is for members to read", async ({ db }) => {
    const { seat, roundtable } = await holding(db, 10)
    const day = await dayFromNow(db, 0)
    const stranger = await ctxAs(db, "stranger", { roundtable })
    expect(await refusalOf(whoSat(stranger, seat.id, day))).toBe(
      "forbidden roundtables.refuse.names_members_only",
    )
  })

  test("leaves out those whom an act ended before", async ({ db }) => {
    const { ctx, term, seat } = await holding(db, 100)
    await endMandate(ctx, { termCode: term.code, reason: "dimissioni" })
    const sat = async (days: number) => (await whoSat(ctx, seat.id, await dayFromNow(db, days))).length
    expect([await sat(-1), await sat(0), await sat(1)]).toEqual([1, 1, 0])
  })
})

describe("the end of a mandate is told", () => {
  const told = (db: Db) => db.select().from(outbox).where(eq(outbox.kind, "mandate_ending"))

  test("once sixty and once thirty days before, to the secretary and the body's manager", async ({ db }) => {
    const { term, seat, secretary } = await holding(db, 60)
    const manager = await makePerson(db)
    await makeMembership(db, {
      personId: manager.id,
      role: "manager",
      organisationId: seat.organisationId ?? "",
    })
    const job = await ctxFor(db)
    for (const days of [0, 0, 29, 30, 30, 59])
      await remindOfMandates({ ...daysLater(job, days), actor: job.actor })
    const readers = (await told(db)).map((mail) => mail.personId).sort()
    expect(readers).toEqual([secretary.id, secretary.id, manager.id, manager.id].sort())
    expect((await told(db))[0]?.params).toMatchObject({
      seat: seat.label,
      day: term.endsOn?.split("-").reverse().join("/"),
    })
  })

  test.for([
    ["sixty-one days before", 61],
    ["when it has no end", null],
    ["when it is over", -1],
  ] as const)("not %s", async ([, days], { db }) => {
    await holding(db, days)
    expect(await remindOfMandates(await ctxFor(db))).toBe(0)
  })

  test("not when it is renewed already", async ({ db }) => {
    const { ctx, term } = await holding(db, 20)
    await renewMandate(ctx, { termCode: term.code, endsOn: plusDays(term.endsOn ?? "", 400) })
    expect(await remindOfMandates(await ctxFor(db))).toBe(0)
  })
})
