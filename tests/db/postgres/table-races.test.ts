import { eq, sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { invitationDigest } from "#app/roundtables/invite-delegate.server.ts"
import { placeRoundtable } from "#app/roundtables/place-roundtable.server.ts"
import { handOverSeat } from "#app/roundtables/seats/hand-over-seat.server.ts"
import { remindOfMandates } from "#app/roundtables/seats/remind-of-mandates.server.ts"
import { renewMandate } from "#app/roundtables/seats/renew-mandate.server.ts"
import { sendDelegate } from "#app/roundtables/seats/send-delegate.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import type { Db } from "#db/client.server.ts"
import { invitations, itemPassages, items, outbox, roundtables, seatTerms } from "#db/schema/index.ts"
import { makeLadder, pass, send } from "#tests/roundtables/items/world.ts"
import { daysLater, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { dayFromNow } from "#tests/support/days.ts"
import {
  makeAdministrator,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Person,
  type Seat,
} from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()

/** An invitation as it stands before anybody used it. */
const invitedTo = async (db: Db, seat: Seat, person: Person, by: Person, token: string) => {
  await db.insert(invitations).values({
    ...{ roundtableId: seat.roundtableId, seatId: seat.id, rank: 0, name: person.name, email: person.email },
    ...{ startsOn: "2026-01-01", tokenSha256: invitationDigest(token), invitedById: by.id },
    expiresAt: sql`now() + interval '7 days'`,
  } as never)
  return token
}
const take = (ctx: Ctx, token: string) => () => takeSeat(ctx, { token })

describe("one person whom two seats of a table are given at once", () => {
  test.for(rounds)("has one, and the database decides which, round %i", async (round, { pg: { db } }) => {
    const { roundtable, secretary, seat } = await makeTable(db)
    const person = await makePerson(db)
    const other = await makeSeat(db, { roundtableId: roundtable.id })
    const ctx = await ctxOf(db, person)
    const deeds = [
      take(ctx, await invitedTo(db, seat, person, secretary, `first ${round} ${seat.id}`)),
      take(ctx, await invitedTo(db, other, person, secretary, `second ${round} ${seat.id}`)),
    ]
    const outcomes = sorted(await together(...deeds))
    expect(outcomes[1]).toBe("done")
    expect(outcomes[0]).toMatch(/^conflict (seats.refuse.second_seat|roundtables.errors.already_seated)$/)
    expect(await db.$count(seatTerms, eq(seatTerms.personId, person.id))).toBe(1)
  })
})

describe("a seat handed over by two secretaries at once", () => {
  test.for(rounds)("is handed over once, round %i", async (_round, { pg: { db } }) => {
    const { ctx, seat } = await makeTable(db)
    await makeTerm(db, { seat })
    const [first, second] = [await makeTerm(db, { seat, rank: 1 }), await makeTerm(db, { seat, rank: 2 })]
    const startsOn = await dayFromNow(db, 1)
    const to = (code: string) => () =>
      handOverSeat(ctx, { seatCode: seat.code, startsOn, endsOn: null, to: code })
    const outcomes = await together(to(first.code), to(second.code))
    const refused = sorted(outcomes).filter((outcome) => outcome !== "done")
    expect(refused).toHaveLength(1)
    expect([
      "conflict seats.errors.already_succeeded",
      "conflict seats.errors.before_outgoing",
      "invalid seats.errors.before_outgoing (startsOn)",
    ]).toContain(refused[0])
    const titulars = await db.$count(
      seatTerms,
      sql`seat_id = ${seat.id} and rank = 0 and succeeded_at is null`,
    )
    expect(titulars).toBe(1)
  })
})

test("a mandate that two renew at once is renewed once", async ({ pg: { db } }) => {
  const { ctx, seat } = await makeTable(db)
  const term = await makeTerm(db, { seat, endsOn: await dayFromNow(db, 10) })
  const renew = () => renewMandate(ctx, { termCode: term.code, endsOn: null })
  expect(sorted(await together(renew, renew))).toEqual(["conflict seats.errors.already_succeeded", "done"])
})

test("two notes for one seat and day are one", async ({ pg: { db } }) => {
  const { ctx, seat } = await makeTable(db)
  const note = { seatCode: seat.code, name: "Delegata", day: await dayFromNow(db, 3), letter: "Nota" }
  const outcomes = await together(
    () => sendDelegate(ctx, note),
    () => sendDelegate(ctx, note),
  )
  expect(sorted(outcomes)).toEqual(["conflict seats.errors.delegate_there (day)", "done"])
})

test("the end of a mandate that several processes find at once is told once", async ({ own }) => {
  const { db } = await own.open()
  const { seat } = await makeTable(db)
  await makeTerm(db, { seat, endsOn: await dayFromNow(db, 20) })
  const job = daysLater(await ctxFor(db), 0)
  await together(...Array.from({ length: 4 }, () => () => remindOfMandates(job)))
  expect(await db.$count(outbox, sql`kind = 'mandate_ending'`)).toBe(1)
})

describe("tables that administrators put under each other at once", () => {
  test.for(rounds)("stand in no circle, round %i", async (_round, { pg: { db } }) => {
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const [a, b, c] = [await makeRoundtable(db), await makeRoundtable(db), await makeRoundtable(db)]
    const under = (below: typeof a, above: typeof a) => () =>
      placeRoundtable(ctx, { roundtableCode: below.code, parentCode: above.code, members: [] })
    const circle = "conflict roundtables.place.errors.circle (parentCode)"
    expect(sorted(await together(under(a, b), under(b, a)))).toEqual([circle, "done"])
    await db.execute(sql`update roundtable set parent_id = null where id in (${a.id}, ${b.id})`)
    expect(sorted(await together(under(a, b), under(b, c), under(c, a)))).toEqual([circle, "done", "done"])
    expect(
      await db.$count(roundtables, sql`id in (${a.id}, ${b.id}, ${c.id}) and parent_id is not null`),
    ).toBe(2)
  })

  test.for(rounds)("through an interregional tie neither, round %i", async (_round, { pg: { db } }) => {
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const regional = await makeRoundtable(db)
    const interregional = await makeRoundtable(db, { kind: "interregional" })
    const outcomes = await together(
      () =>
        placeRoundtable(ctx, {
          roundtableCode: interregional.code,
          parentCode: null,
          members: [regional.code],
        }),
      () =>
        placeRoundtable(ctx, { roundtableCode: interregional.code, parentCode: regional.code, members: [] }),
      () =>
        placeRoundtable(ctx, { roundtableCode: regional.code, parentCode: interregional.code, members: [] }),
    )
    const { rows } = await db.execute(sql`
      with recursive edge(below, above) as (
        select id, parent_id from roundtable where parent_id is not null
        union all select member_id, roundtable_id from roundtable_member),
      way(start, id) as (select below, above from edge union select w.start, e.above from edge e join way w on e.below = w.id)
      select 1 from way where start = id`)
    expect(rows).toEqual([])
    expect(outcomes.filter((outcome) => outcome === null).length).toBeGreaterThan(0)
  })
})

describe("an item that two take at once", () => {
  test.for(rounds)(
    "is taken by one, and its way has no step twice, round %i",
    async (_round, { pg: { db } }) => {
      const ladder = await makeLadder(db)
      const code = await send(ladder)
      const outcomes = await together(
        () => pass(ladder.ctx.regional, code, "taken"),
        () => pass(ladder.ctx.regional, code, "taken"),
      )
      expect(sorted(outcomes)).toEqual(["done", "forbidden items.refuse.not_now"])
      const [item] = await db.select().from(items).where(eq(items.code, code))
      expect(await db.$count(itemPassages, eq(itemPassages.itemId, item?.id ?? ""))).toBe(2)
    },
  )
})
