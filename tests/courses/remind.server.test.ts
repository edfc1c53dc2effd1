import { eq, sql } from "drizzle-orm"
import { remindOfSessions } from "#app/courses/remind-of-sessions.server.ts"
import type { Db } from "#db/client.server.ts"
import { courseSessions, outbox } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { makeEdition, makeEnrolment, makeSession } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"

const HOUR_MS = 3_600_000
const BEGINS = new Date("2097-05-20T07:00:00Z")

/** A session with two who have a seat and one who waits, and the job as it runs so many hours before it. */
const makeComing = async (db: Db) => {
  const edition = await makeEdition(db)
  const session = await makeSession(db, {
    ...{ editionId: edition.id, title: "Casi", startsAt: BEGINS },
    endsAt: new Date(BEGINS.getTime() + 4 * HOUR_MS),
  })
  for (const state of ["confirmed", "confirmed", "waiting"])
    await makeEnrolment(db, { editionId: edition.id, state })
  const remind = async (hours: number, begins = BEGINS) =>
    remindOfSessions({ ...(await ctxFor(db)), now: new Date(begins.getTime() - hours * HOUR_MS) })
  return { session, remind }
}

describe("whoever has a seat is reminded of a session", () => {
  test("a week and a day before, once each, and who waits is not", async ({ db }) => {
    const { remind } = await makeComing(db)
    expect([
      await remind(167),
      await remind(166),
      await remind(72),
      await remind(23),
      await remind(1),
    ]).toEqual([2, 0, 0, 2, 0])
  })

  test("again when it was moved since", async ({ db }) => {
    const { session, remind } = await makeComing(db)
    await remind(23)
    const moved = new Date(BEGINS.getTime() + 48 * HOUR_MS)
    await db
      .update(courseSessions)
      .set({ startsAt: moved, endsAt: new Date(moved.getTime() + HOUR_MS), version: sql`version + 1` })
      .where(eq(courseSessions.id, session.id))
    expect(await remind(23, moved)).toBe(2)
  })

  test("not when it is cancelled", async ({ db }) => {
    const { session, remind } = await makeComing(db)
    await db
      .update(courseSessions)
      .set({ cancelledAt: new Date(), cancelReason: "Sciopero" })
      .where(eq(courseSessions.id, session.id))
    expect(await remind(23)).toBe(0)
  })

  test("with its title, day and hour", async ({ db }) => {
    const { remind } = await makeComing(db)
    await remind(23)
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, "enrolment_soon"))
    expect(mail?.params).toMatchObject({ session: "Casi", day: "2097-05-20", time: "09:00" })
  })
})
