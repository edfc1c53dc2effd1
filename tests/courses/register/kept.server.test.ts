import { eq } from "drizzle-orm"
import { civilDay } from "#app/civil-time.ts"
import { transact } from "#app/context.ts"
import { changeSession } from "#app/courses/change-session.server.ts"
import { closeRegister } from "#app/courses/register/close-register.server.ts"
import { getPresence, getRoll } from "#app/courses/register/queries.server.ts"
import { recordEntry } from "#app/courses/register/record-entry.server.ts"
import { writeLesson } from "#app/courses/register/write-lesson.server.ts"
import { writePresence } from "#app/courses/register/write-presence.server.ts"
import { mergeEnrolments } from "#app/people/own-enrolments.server.ts"
import type { Db } from "#db/client.server.ts"
import { people } from "#db/schema/index.ts"
import { makeEnrolment } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { type Class, clockOf, entriesOf, lesson, lock, makeClass, minutesOf, tap, times } from "./class.ts"
import { makeEntries, makeHolder, makeInside } from "./rows.ts"

const seenBy = async ({ trainer, held, enrolment }: Class) =>
  (await getPresence(trainer, held.code, enrolment.code)).seen

describe("a form of times", () => {
  test("that was opened before a tap at the door does not withdraw it", async ({ db }) => {
    const room = await makeClass(db)
    const seen = await seenBy(room)
    await recordEntry(room.tutor, tap(room))
    expect(await refusalOf(writePresence(room.trainer, times(room, { stays: [], seen })))).toBe(
      "conflict register.errors.changed_meanwhile",
    )
  })

  test("is saved once its reader has seen the tap", async ({ db }) => {
    const room = await makeClass(db)
    await recordEntry(room.tutor, tap(room))
    await writePresence(room.trainer, times(room, { seen: await seenBy(room) }))
    expect(await minutesOf(room.trainer, room)).toEqual([240])
  })
})

test("what another person tapped on this phone is not written in one's own name", async ({ db }) => {
  const room = await makeClass(db)
  const tapped = tap(room, { by: room.tutor.actor.personId ?? "" })
  expect(await refusalOf(recordEntry(room.trainer, tapped))).toBe(
    "conflict register.errors.tapped_by_another",
  )
})

test("hours that a locked register credits to the end are not taken away by correcting the lesson", async ({
  db,
}) => {
  const room = await makeClass(db)
  await makeInside(db, room.held, room.enrolment.id)
  await writeLesson(room.tutor, lesson(room, { creditsToEnd: true }))
  await makeHolder(db, room.held, room.trainerId)
  await closeRegister(room.trainer, lock(room))
  expect(await refusalOf(writeLesson(room.trainer, lesson(room, { reason: "Refuso" })))).toBe(
    "invalid register.errors.out_missing (creditsToEnd)",
  )
})

describe("a session whose register has begun", () => {
  const changed = async (db: Db, over: { until?: number; room?: string }) => {
    const room = await makeClass(db)
    await makeInside(db, room.held, room.enrolment.id)
    const { startsAt, endsAt, code, title } = room.held
    const during = { ...room.coordinator, now: new Date(startsAt.getTime() + 1_800_000) }
    const now = { title, day: civilDay(startsAt), from: clockOf(startsAt), until: clockOf(endsAt) }
    const rest = { breakMinutes: 0, room: null, link: null }
    return changeSession(during, { intent: "change", sessionCode: code, ...now, ...rest, ...over })
  }

  test("is not moved away from what it says", async ({ db }) => {
    expect(await refusalOf(changed(db, { until: 60 * 23 }))).toBe("conflict courses.errors.register_begun")
  })

  test("still changes its room", async ({ db }) => {
    expect(await refusalOf(changed(db, { room: "Aula grande" }))).toBe(null)
  })
})

test("a roll that is longer than its page goes on after who has no name any more", async ({ db }) => {
  const room = await makeClass(db)
  const other = await makeEnrolment(db, { editionId: room.edition.id })
  await db.update(people).set({ name: null }).where(eq(people.id, other.personId))
  const first = await getRoll(room.trainer, room.held.code, { after: null, limit: 1 })
  const second = await getRoll(room.trainer, room.held.code, { after: first.next, limit: 1 })
  expect([...first.rows, ...second.rows].map(({ code }) => code)).toEqual([other.code, room.enrolment.code])
})

describe("joining two accounts of one person", () => {
  const joined = async (db: Db) => {
    const room = await makeClass(db)
    const other = await makeEnrolment(db, { editionId: room.edition.id })
    return { room, other, merge: () => merge(room, other.personId) }
  }
  const merge = (room: Class, mergedId: string) =>
    transact(room.coordinator, (ctx) => mergeEnrolments(ctx, room.enrolment.personId, mergedId))

  test("leaves one presence of what both were there for", async ({ db }) => {
    const { room, other, merge } = await joined(db)
    await makeEntries(db, room.held, room.enrolment.id, { from: 0, until: 120 })
    await makeEntries(db, room.held, other.id, { from: 0, until: 240 })
    await merge()
    expect(await minutesOf(room.trainer, room)).toEqual([120])
  })

  test("brings the hours of the account that ends to the one that stays", async ({ db }) => {
    const { room, other, merge } = await joined(db)
    await makeEntries(db, room.held, other.id)
    await merge()
    expect(await minutesOf(room.trainer, room)).toEqual([240])
  })

  test("keeps every entry readable", async ({ db }) => {
    const { room, other, merge } = await joined(db)
    await makeEntries(db, room.held, room.enrolment.id)
    await makeEntries(db, room.held, other.id)
    await merge()
    const entries = await entriesOf(db, room)
    expect(new Set(entries.map(({ enrolmentId }) => enrolmentId)).size).toBe(1)
    expect(entries.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(2)
  })
})
