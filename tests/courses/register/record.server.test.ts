import { eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { closeRegister } from "#app/courses/register/close-register.server.ts"
import { letOut } from "#app/courses/register/let-out.server.ts"
import { getHours } from "#app/courses/register/overview.server.ts"
import { getLesson, getPresence, getRoll } from "#app/courses/register/queries.server.ts"
import { recordEntry } from "#app/courses/register/record-entry.server.ts"
import { writeLesson } from "#app/courses/register/write-lesson.server.ts"
import { writePresence } from "#app/courses/register/write-presence.server.ts"
import { endEnrolments } from "#app/people/own-enrolments.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  courseSessions,
  editionStaff,
  registerExcuses,
  registerHolders,
  sessionRegisters,
} from "#db/schema/index.ts"
import { makeEnrolment } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import {
  at,
  type Class,
  clockOf,
  entriesOf,
  lesson,
  lock,
  makeClass,
  minutesOf,
  tap,
  times,
} from "./class.ts"
import { makeHolder } from "./rows.ts"

describe("an entry", () => {
  test("is written by trainer, tutor and coordinator, once however often it is sent", async ({ db }) => {
    const room = await makeClass(db)
    const pressed = tap(room)
    await recordEntry(room.trainer, pressed)
    await recordEntry(room.trainer, { ...pressed, waitedSeconds: 2 * 3600 + 5 })
    await recordEntry(room.tutor, tap(room, { direction: "out", waitedSeconds: 3600 }))
    await recordEntry(room.coordinator, tap(room, { waitedSeconds: 3000 }))
    expect((await entriesOf(db, room)).map(({ direction }) => direction)).toEqual(["in", "out", "in"])
  })

  test("that waited for the network has the time at which it was tapped, whatever the phone's clock said", async ({
    db,
  }) => {
    const room = await makeClass(db)
    await recordEntry(room.trainer, tap(room, { waitedSeconds: 2 * 3600 }))
    const [entry] = await entriesOf(db, room)
    const expected = Math.floor((room.trainer.now.getTime() - 2 * 3_600_000) / 60_000) * 60_000
    expect(entry?.at.getTime()).toBe(expected)
  })

  test("to the other place within its minute counts for that place only", async ({ db }) => {
    const room = await makeClass(db)
    const tapped = [
      ["in", "room"],
      ["out", undefined],
      ["in", "online"],
    ] as const
    for (const [direction, place] of tapped) await recordEntry(room.trainer, tap(room, { direction, place }))
    const live = (await entriesOf(db, room)).filter(({ withdrawnAt }) => withdrawnAt === null)
    expect(live.map(({ place }) => place)).toEqual(["online"])
  })

  test("of the same minute by two trainers is one", async ({ db }) => {
    const room = await makeClass(db)
    await recordEntry(room.trainer, tap(room))
    await recordEntry(room.tutor, tap(room))
    expect(await entriesOf(db, room)).toHaveLength(1)
  })

  test("that is put right within its minute leaves who is there in the room", async ({ db }) => {
    const room = await makeClass(db)
    for (const direction of ["in", "out", "in"] as const)
      await recordEntry(room.trainer, tap(room, { direction }))
    const live = (await entriesOf(db, room)).filter(({ withdrawnAt }) => withdrawnAt === null)
    expect(live.map(({ direction }) => direction)).toEqual(["in"])
  })

  test.for<[string, (room: Class, db: Db) => Promise<unknown>, string]>([
    [
      "by a stranger",
      async (room, db) => recordEntry(await at(db, await makePerson(db)), tap(room)),
      "forbidden register.refuse.staff_only",
    ],
    [
      "by the person themselves",
      (room) => recordEntry(room.learner, tap(room)),
      "forbidden register.refuse.staff_only",
    ],
    [
      "of who has no seat",
      async (room, db) => {
        const waiting = await makeEnrolment(db, { editionId: room.edition.id, state: "waiting" })
        return recordEntry(room.trainer, tap(room, { enrolmentCode: waiting.code }))
      },
      "conflict register.errors.not_confirmed",
    ],
    [
      "of somebody elsewhere",
      (room) => recordEntry(room.trainer, tap(room, { enrolmentCode: "NOBODY" })),
      "not_found errors.not_found.text",
    ],
    [
      "far from its session",
      (room) => recordEntry(room.trainer, tap(room, { waitedSeconds: 20 * 3600 })),
      "invalid register.errors.far_from_session",
    ],
    [
      "with the key of another person's",
      async (room, db) => {
        const other = await makeEnrolment(db, { editionId: room.edition.id })
        const pressed = tap(room)
        await recordEntry(room.trainer, pressed)
        return recordEntry(room.trainer, { ...pressed, enrolmentCode: other.code })
      },
      "conflict register.errors.key_taken",
    ],
    [
      "at a session that was cancelled",
      async (room, db) => {
        const cancelled = { cancelledAt: room.trainer.now, cancelReason: "Neve" }
        await db.update(courseSessions).set(cancelled).where(eq(courseSessions.id, room.held.id))
        return recordEntry(room.trainer, tap(room))
      },
      "forbidden register.refuse.cancelled",
    ],
    [
      "long before the session",
      async (room, db) => {
        const far = { startsAt: new Date("2097-01-01T08:00Z"), endsAt: new Date("2097-01-01T12:00Z") }
        await db.update(courseSessions).set(far).where(eq(courseSessions.id, room.held.id))
        return recordEntry(room.trainer, tap(room, { waitedSeconds: 0 }))
      },
      "forbidden register.refuse.too_early",
    ],
    [
      "in a locked register",
      async (room, db) => {
        const locked = { state: "locked", lockedAt: room.trainer.now, lockedById: room.trainerId }
        await db.update(sessionRegisters).set(locked).where(eq(sessionRegisters.sessionId, room.held.id))
        return recordEntry(room.trainer, tap(room))
      },
      "forbidden register.refuse.locked",
    ],
  ])("%s is refused", async ([_sentence, deed, refusal], { db }) => {
    expect(await refusalOf(deed(await makeClass(db), db))).toContain(refusal)
  })

  test("sent before the lock and again after it was written, and is not refused", async ({ db }) => {
    const room = await makeClass(db)
    const pressed = tap(room)
    await recordEntry(room.trainer, pressed)
    await letOut(room.trainer, { intent: "out_all", sessionCode: room.held.code })
    await makeHolder(db, room.held, room.trainerId)
    await closeRegister(room.trainer, lock(room))
    expect(await refusalOf(recordEntry(room.trainer, pressed))).toBe(null)
    expect(await entriesOf(db, room)).toHaveLength(2)
  })
})

test("whoever is still there is written out at the session's end", async ({ db }) => {
  const room = await makeClass(db)
  await recordEntry(room.trainer, tap(room))
  await letOut(room.trainer, { intent: "out_all", sessionCode: room.held.code })
  const out = (await entriesOf(db, room)).find(({ direction }) => direction === "out")
  expect(out?.at).toEqual(room.held.endsAt)
})

describe("times written by hand", () => {
  test("replace what was tapped, which stays readable", async ({ db }) => {
    const room = await makeClass(db)
    await recordEntry(room.trainer, tap(room))
    await writePresence(room.tutor, times(room))
    const page = await getPresence(room.trainer, room.held.code, room.enrolment.code)
    expect(page.minutes.attended).toBe(240)
    expect(page.entries.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true, false, false])
  })

  test("leave the breaks of the lesson out", async ({ db }) => {
    const room = await makeClass(db)
    const begin = clockOf(room.held.startsAt)
    await writeLesson(room.trainer, lesson(room, { breaks: [{ from: begin + 5, until: begin + 20 }] }))
    await writePresence(room.trainer, times(room))
    expect(await minutesOf(room.trainer, room)).toEqual([225])
  })

  test.for<[string, (room: Class) => Promise<unknown>, string]>([
    [
      "that overlap",
      (room) => {
        const from = clockOf(room.held.startsAt)
        const stays = [
          { from, until: from + 20, place: null },
          { from: from + 10, until: from + 30, place: null },
        ]
        return writePresence(room.trainer, times(room, { stays }))
      },
      "invalid register.errors.not_in_order",
    ],
    [
      "by the person themselves",
      (room) => writePresence(room.learner, times(room)),
      "forbidden register.refuse.staff_only",
    ],
  ])("%s are refused", async ([_sentence, deed, refusal], { db }) => {
    expect(await refusalOf(deed(await makeClass(db)))).toContain(refusal)
  })
})

test("hours say that somebody was excused, and not why: their body reads them too", async ({ db }) => {
  const room = await makeClass(db)
  await writePresence(room.trainer, times(room, { stays: [], excuse: "Visita medica" }))
  const hours = await getHours(room.learner, room.enrolment.code)
  expect(hours.sessions.map(({ isExcused }) => isExcused)).toContain(true)
  expect(JSON.stringify(hours)).not.toContain("Visita medica")
})

test("erasing a person forgets why they were not there, and keeps that they were excused", async ({ db }) => {
  const room = await makeClass(db)
  await writePresence(room.trainer, times(room, { stays: [], excuse: "Visita medica" }))
  await transact(room.coordinator, (ctx) => endEnrolments(ctx, room.enrolment.personId))
  expect(await db.select({ reason: registerExcuses.reason }).from(registerExcuses)).toEqual([{ reason: "" }])
})

test("whoever held a session keeps their hours when the edition's staff changes", async ({ db }) => {
  const room = await makeClass(db)
  await makeHolder(db, room.held, room.trainerId)
  await db.delete(editionStaff).where(eq(editionStaff.personId, room.trainerId))
  const { holders } = await getLesson(room.tutor, room.held.code)
  const held = holders.find(({ inAt }) => inAt !== null)
  const who = `${held?.role}:${held?.code}`
  const [from, until] = [clockOf(room.held.startsAt), clockOf(room.held.endsAt)]
  await writeLesson(room.tutor, lesson(room, { holders: [{ who, index: 1, from, until }] }))
  expect((await db.select().from(registerHolders)).map(({ personId }) => personId)).toEqual([room.trainerId])
})

test("everybody reads their own hours and nobody else's, staff the whole register", async ({ db }) => {
  const room = await makeClass(db)
  await writePresence(room.trainer, times(room))
  const hours = await getHours(room.learner, room.enrolment.code)
  expect(hours.sessions.map(({ minutes }) => minutes.attended)).toContain(240)
  const stranger = await at(db, await makePerson(db))
  expect(await refusalOf(getHours(stranger, room.enrolment.code))).toContain("not_found")
  expect(await refusalOf(getRoll(room.learner, room.held.code, { after: null }))).toContain(
    "forbidden register.refuse.staff_only",
  )
  expect((await getRoll(room.tutor, room.held.code, { after: null })).rows).toHaveLength(1)
})
