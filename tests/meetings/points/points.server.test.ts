import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { openInMeetings } from "#app/meetings/open-for.server.ts"
import { askPoint } from "#app/meetings/points/ask-point.server.ts"
import { acceptPoint, refusePoint, withdrawPoint } from "#app/meetings/points/decide-point.server.ts"
import { getPoint, listPoints } from "#app/meetings/points/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, meetings, outbox } from "#db/schema/index.ts"
import { makeConvened, makeMeeting, makePoint } from "#tests/meetings/rows.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const WORDS = { title: "Orari degli sportelli", text: "Chiudono troppo presto.", language: "it" as const }

/** A table with its secretary and somebody who sits at it. */
const seated = async (db: Db) => {
  const table = await makeTable(db)
  const titular = await makePerson(db)
  await makeTerm(db, { seat: table.seat, personId: titular.id })
  return { ...table, titular, sitting: await ctxOf(db, titular) }
}

const ask = (ctx: Ctx, { code }: { code: string }) => askPoint(ctx, { roundtableCode: code, ...WORDS })
const kindsOf = async (db: Db, personId: string) =>
  (await db.select().from(outbox).where(eq(outbox.personId, personId))).map(({ kind }) => kind)

describe("a point that is asked for", () => {
  test("is told to whoever convenes and stands on their desk", async ({ db }) => {
    const { roundtable, secretary, ctx, sitting } = await seated(db)
    const code = await ask(sitting, roundtable)
    expect(await kindsOf(db, secretary.id)).toEqual(["point_asked"])
    expect(await openInMeetings(ctx)).toMatchObject([
      { kind: "agenda_request", href: `/agenda-requests/${code}`, by: null },
    ])
  })

  test("is asked for by who has a seat", async ({ db }) => {
    const table = await seated(db)
    const observer = await ctxAs(db, "observer", table)
    expect(await refusalOf(ask(observer, table.roundtable))).toBe("forbidden points.refuse.no_seat")
  })

  test("of a private table is not there for others", async ({ db }) => {
    const table = await makeTable(db, { visibility: "members" })
    const stranger = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(ask(stranger, table.roundtable))).toBe("not_found errors.not_found.text")
  })

  test("is the eleventh of a seat: refused until one is decided", async ({ db }) => {
    const { roundtable, seat, titular, sitting } = await seated(db)
    for (let n = 0; n < 10; n++) await makePoint(db, roundtable, titular.id, { seatId: seat.id })
    expect(await refusalOf(ask(sitting, roundtable))).toBe("conflict points.errors.many")
  })
})

describe("whoever convenes", () => {
  test("puts it after the other points of a convened meeting, which is then to be sent again", async ({
    db,
  }) => {
    const { roundtable, ctx, sitting, titular } = await seated(db)
    const meeting = await makeConvened(db, roundtable, 1)
    const code = await ask(sitting, roundtable)
    await acceptPoint(ctx, { pointCode: code, meetingCode: meeting.code, kind: "discussion" })
    const items = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))
    expect(items.find(({ position }) => position === 2)).toMatchObject({
      ...{ title: WORDS.title, detail: WORDS.text, kind: "discussion" },
    })
    const [row] = await db.select().from(meetings).where(eq(meetings.id, meeting.id))
    expect(row?.editedAt).not.toBeNull()
    expect(await kindsOf(db, titular.id)).toContain("point_accepted")
  })

  test("puts it on a meeting of the same table only", async ({ db }) => {
    const { roundtable, ctx, sitting, secretary } = await seated(db)
    const other = await makeTable(db)
    const code = await ask(sitting, roundtable)
    const elsewhere = await makeMeeting(db, other.roundtable)
    const accept = acceptPoint(ctx, { pointCode: code, meetingCode: elsewhere.code, kind: "decision" })
    expect(await refusalOf(accept)).toBe("not_found errors.not_found.text")
    expect(await kindsOf(db, secretary.id)).toEqual(["point_asked"])
  })

  test("says no with a reason that whoever asked reads", async ({ db }) => {
    const { roundtable, ctx, sitting, titular } = await seated(db)
    const code = await ask(sitting, roundtable)
    await refusePoint(ctx, { pointCode: code, reason: "Se ne parla in Comune" })
    expect(await getPoint(sitting, code)).toMatchObject({
      ...{ state: "refused", reason: "Se ne parla in Comune", mayDecide: false },
    })
    expect(await kindsOf(db, titular.id)).toContain("point_refused")
  })

  test("decides once", async ({ db }) => {
    const { roundtable, ctx, sitting } = await seated(db)
    const code = await ask(sitting, roundtable)
    await refusePoint(ctx, { pointCode: code, reason: "Se ne parla in Comune" })
    expect(await refusalOf(refusePoint(ctx, { pointCode: code, reason: "Ancora" }))).toBe(
      "forbidden points.refuse.decided",
    )
  })

  test("of another table does not find it", async ({ db }) => {
    const { roundtable, sitting } = await seated(db)
    const code = await ask(sitting, roundtable)
    const other = await makeTable(db)
    expect(await refusalOf(refusePoint(other.ctx, { pointCode: code, reason: "No" }))).toBe(
      "not_found errors.not_found.text",
    )
  })
})

describe("whoever asked", () => {
  test("takes it back while it is not decided", async ({ db }) => {
    const { roundtable, ctx, sitting } = await seated(db)
    const code = await ask(sitting, roundtable)
    await withdrawPoint(sitting, { pointCode: code })
    expect(await openInMeetings(ctx)).toEqual([])
    expect(await refusalOf(withdrawPoint(sitting, { pointCode: code }))).toBe(
      "forbidden points.refuse.decided",
    )
  })

  test("does not take back what somebody else asked for", async ({ db }) => {
    const table = await seated(db)
    const point = await makePoint(db, table.roundtable, (await makePerson(db)).id)
    expect(await refusalOf(withdrawPoint(table.sitting, { pointCode: point.code }))).toBe(
      "forbidden points.refuse.not_yours",
    )
  })

  test("is not told of the meeting while it is only prepared", async ({ db }) => {
    const { roundtable, ctx, sitting } = await seated(db)
    const meeting = await makeMeeting(db, roundtable)
    const code = await ask(sitting, roundtable)
    await acceptPoint(ctx, { pointCode: code, meetingCode: meeting.code, kind: "decision" })
    expect(await getPoint(sitting, code)).toMatchObject({ state: "accepted", meeting: null })
  })
})

test("requests are listed by page, the latest first", async ({ db }) => {
  const { roundtable, seat, titular, ctx } = await seated(db)
  for (let n = 1; n <= 51; n++)
    await makePoint(db, roundtable, titular.id, { seatId: seat.id, title: `Punto ${n}` })
  const first = await listPoints(ctx, roundtable.id, null)
  const second = await listPoints(ctx, roundtable.id, first.next)
  expect(first.rows[0]?.title).toBe("Punto 51")
  expect(second.rows.at(-1)?.title).toBe("Punto 1")
  expect(first.rows.length + second.rows.length).toBe(51)
})
