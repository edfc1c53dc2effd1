import { eq } from "drizzle-orm"
import { unzipSync } from "fflate"
import { attendanceCsv, attendanceXlsx } from "#app/meetings/figures/files.server.ts"
import { Period } from "#app/meetings/figures/input.ts"
import { attendanceFigures } from "#app/meetings/figures/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { meetingCalls, presences } from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const OPENED = new Date("2026-03-02T09:00:00Z")
const CLOSED = new Date("2026-03-02T11:00:00Z")

/** A table with a body's seat, a person's seat and a vacant one, and one sitting that was held. */
const held = async (db: Db, openedAt = OPENED, closedAt = CLOSED) => {
  const table = await makeTable(db)
  const { id: roundtableId } = table.roundtable
  const body = await makeOrganisation(db, { name: "=Comune di prova" })
  const ofBody = await makeSeat(db, { roundtableId, organisationId: body.id })
  const ofPerson = await makeSeat(db, { roundtableId, designatedById: body.id })
  const meeting = await makeConvened(db, table.roundtable, 1, { state: "closed" })
  const [call] = await db
    .update(meetingCalls)
    .set({ startsAt: openedAt, openedAt, closedAt })
    .where(eq(meetingCalls.meetingId, meeting.id))
    .returning()
  const callId = call?.id ?? ""
  for (const seat of [ofBody, ofPerson]) {
    const person = await makePerson(db)
    await makeTerm(db, { seat, personId: person.id })
    const sits = { roundtableId, callId, seatId: seat.id, quality: "titular", personId: person.id }
    const row = { ...sits, isRemote: false, fromAt: openedAt, confirmedById: person.id }
    if (seat === ofBody)
      await db.insert(presences).values([
        { ...row, untilAt: new Date(openedAt.getTime() + 600_000) },
        { ...row, fromAt: new Date(openedAt.getTime() + 1_200_000), untilAt: closedAt },
      ])
    // What was put right is no presence any more.
    else
      await db
        .insert(presences)
        .values({ ...row, untilAt: closedAt, replacedAt: closedAt, correction: "Era un'altra persona" })
  }
  return { ...table, body }
}

const ALL_TIME = Period.parse({})
const read = (ctx: Parameters<typeof attendanceFigures>[0], code: string, period = ALL_TIME) =>
  attendanceFigures(ctx, code, period, 12)

describe("the attendance of a table", () => {
  test("counts who was there once, whoever came and went, and no vacant seat", async ({ db }) => {
    const { ctx, roundtable, body } = await held(db)
    const { groups, bodies, sittings } = await read(ctx, roundtable.code)
    expect(sittings).toMatchObject([{ number: "1/2099", day: "2026-03-02" }])
    expect(bodies).toMatchObject([{ name: body.name, total: { present: 1, expected: 1 } }])
    const totals = groups.map(({ total }) => total)
    expect(totals).toHaveLength(2)
    expect(totals).toEqual(
      expect.arrayContaining([
        { present: 1, expected: 1 },
        { present: 0, expected: 1 },
      ]),
    )
  })

  test("is bounded by days of Rome, both included", async ({ db }) => {
    const lateInTheEvening = new Date("2026-03-02T22:30:00Z")
    const { ctx, roundtable } = await held(db, new Date("2026-03-02T22:00:00Z"), lateInTheEvening)
    const sittingsIn = async (from: string, to: string) =>
      (await read(ctx, roundtable.code, Period.parse({ from, to }))).sittings.length
    expect(await sittingsIn("2/3/2026", "2/3/2026")).toBe(1)
    expect(await sittingsIn("3/3/2026", "")).toBe(0)
    expect(await sittingsIn("", "1/3/2026")).toBe(0)
    expect(await sittingsIn("quando?", "")).toBe(1)
  })

  test.for(["nobody", "stranger", "secretary elsewhere", "administrator"] as const)(
    "is not for %s",
    async (who, { db }) => {
      const table = await held(db)
      const ctx = await ctxAs(db, who, table)
      expect(await refusalOf(read(ctx, table.roundtable.code))).toBe(
        "forbidden attendance.refuse.members_only",
      )
    },
  )

  test("goes into files that spreadsheets open, where a name is never a formula", async ({ db }) => {
    const { ctx, roundtable } = await held(db)
    const figures = await read(ctx, roundtable.code)
    const t = (key: string) => key
    expect(attendanceCsv(figures, t)).toContain("attendance.body,'=Comune di prova,1/2099,2026-03-02,1,1")
    const inside = unzipSync(await attendanceXlsx(figures, t))
    const words = Object.values(inside)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join()
    expect(words).toContain("'=Comune di prova")
    expect(words).not.toContain("<f>")
  })
})
