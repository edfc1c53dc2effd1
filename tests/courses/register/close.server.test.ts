import { eq } from "drizzle-orm"
import { closeRegister } from "#app/courses/register/close-register.server.ts"
import { getPresence } from "#app/courses/register/queries.server.ts"
import { recordEntry } from "#app/courses/register/record-entry.server.ts"
import { writeLesson } from "#app/courses/register/write-lesson.server.ts"
import { writePresence } from "#app/courses/register/write-presence.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, courseSessions, sessionRegisters } from "#db/schema/index.ts"
import { makeWithRole } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { mailsTo } from "../world.ts"
import { at, type Class, clockOf, lesson, lock, makeClass, NOW, sign, tap, times } from "./class.ts"
import { makeHeld, makeHolder } from "./rows.ts"

describe("the lock", () => {
  const ready = async (db: Db) => {
    const room = await makeClass(db)
    await makeHolder(db, room.held, room.trainerId)
    return room
  }

  test.for<[string, (db: Db) => Promise<unknown>, string]>([
    [
      "by the tutor",
      async (db) => ready(db).then((room) => closeRegister(room.tutor, lock(room))),
      "forbidden register.refuse.trainer_locks",
    ],
    [
      "by the coordinator of a course that has a trainer",
      async (db) => ready(db).then((room) => closeRegister(room.coordinator, lock(room))),
      "forbidden register.refuse.trainer_locks",
    ],
    [
      "while an exit is missing",
      async (db) => {
        const room = await ready(db)
        await recordEntry(room.trainer, tap(room))
        return closeRegister(room.trainer, lock(room))
      },
      "conflict register.errors.out_missing",
    ],
    [
      "without the topic",
      async (db) => {
        const room = await ready(db)
        await db
          .update(sessionRegisters)
          .set({ topic: null })
          .where(eq(sessionRegisters.sessionId, room.held.id))
        return closeRegister(room.trainer, lock(room))
      },
      "conflict register.errors.topic_missing",
    ],
    [
      "without the trainer's hours",
      async (db) => makeClass(db).then((room) => closeRegister(room.trainer, lock(room))),
      "conflict register.errors.holders_missing",
    ],
    [
      "before the session is over",
      async (db) => {
        const room = await ready(db)
        const endsAt = new Date(room.trainer.now.getTime() + 600_000)
        await db.update(courseSessions).set({ endsAt }).where(eq(courseSessions.id, room.held.id))
        return closeRegister(room.trainer, lock(room))
      },
      "forbidden register.refuse.not_over",
    ],
    [
      "and the countersign before it",
      async (db) => ready(db).then((room) => closeRegister(room.coordinator, sign(room))),
      "forbidden register.refuse.not_locked",
    ],
  ])("%s is refused", async ([_sentence, deed, refusal], { db }) => {
    expect(await refusalOf(deed(db))).toContain(refusal)
  })

  test("of a session that credits to its end needs no exit", async ({ db }) => {
    const room = await ready(db)
    await recordEntry(room.trainer, tap(room))
    await db
      .update(sessionRegisters)
      .set({ creditsToEnd: true })
      .where(eq(sessionRegisters.sessionId, room.held.id))
    expect(await refusalOf(closeRegister(room.trainer, lock(room)))).toBe(null)
  })

  test("is followed by the countersign of a coordinator, and never of who locked it", async ({ db }) => {
    const { held } = await makeHeld(db, NOW)
    const [one, other] = [
      await at(db, await makeWithRole(db, "course_coordinator")),
      await at(db, await makeWithRole(db, "course_coordinator")),
    ]
    await closeRegister(one, { intent: "lock", sessionCode: held.code })
    const signing = { intent: "countersign" as const, sessionCode: held.code }
    expect(await refusalOf(closeRegister(one, signing))).toContain("forbidden register.refuse.four_eyes")
    await closeRegister(other, signing)
    expect(await refusalOf(closeRegister(other, signing))).toContain(
      "forbidden register.refuse.countersigned",
    )
  })

  test("tells who cannot miss one more session, once", async ({ db }) => {
    const room = await ready(db)
    await closeRegister(room.trainer, lock(room))
    expect(await mailsTo(db, room.learner)).toEqual(["enrolment_out_of_reach"])
  })
})

describe("a correction after the lock", () => {
  const locked = async (db: Db) => {
    const room = await makeClass(db)
    await makeHolder(db, room.held, room.trainerId)
    await writePresence(room.trainer, times(room))
    await closeRegister(room.trainer, lock(room))
    return room
  }
  const absent = (room: Class, reason: string | null) =>
    times(room, { stays: [], excuse: "Influenza", reason })

  test("keeps who, why, and what stood there before, and is in the audit", async ({ db }) => {
    const room = await locked(db)
    await writePresence(room.trainer, absent(room, "Letto male sul foglio firme"))
    const { corrections, minutes } = await getPresence(room.trainer, room.held.code, room.enrolment.code)
    expect(minutes.attended).toBe(0)
    expect(corrections).toMatchObject([
      {
        reason: "Letto male sul foglio firme",
        before: { stays: [{ from: room.held.startsAt.toISOString() }], excuse: null },
        after: { stays: [], excuse: "Influenza" },
      },
    ])
    const actions = await db.select({ action: auditEntries.action }).from(auditEntries)
    expect(actions.map(({ action }) => action)).toContain("edition.presence-corrected")
  })

  test("that changes nothing leaves no trace", async ({ db }) => {
    const room = await locked(db)
    await writePresence(room.trainer, times(room, { reason: "Per sicurezza" }))
    const { corrections } = await getPresence(room.trainer, room.held.code, room.enrolment.code)
    expect(corrections).toEqual([])
  })

  test("of the lesson keeps what was written too", async ({ db }) => {
    const room = await locked(db)
    await writeLesson(room.coordinator, lesson(room, { topic: "Un altro argomento", reason: "Refuso" }))
    const [register] = await db
      .select()
      .from(sessionRegisters)
      .where(eq(sessionRegisters.sessionId, room.held.id))
    expect(register?.topic).toBe("Un altro argomento")
  })

  test.for<[string, (room: Class) => Promise<unknown>, string]>([
    [
      "without a reason",
      (room) => writePresence(room.trainer, absent(room, null)),
      "invalid register.errors.reason_missing",
    ],
    [
      "by the tutor",
      (room) => writePresence(room.tutor, absent(room, "Sbaglio")),
      "forbidden register.refuse.trainer_corrects",
    ],
    [
      "by the trainer once it is countersigned",
      async (room) => {
        await closeRegister(room.coordinator, sign(room))
        return writePresence(room.trainer, absent(room, "Sbaglio"))
      },
      "forbidden register.refuse.coordinator_corrects",
    ],
    [
      "that leaves an exit missing",
      (room) => {
        const stays = [{ from: clockOf(room.held.startsAt), until: null, place: null }]
        return writePresence(room.trainer, times(room, { stays, reason: "Sbaglio" }))
      },
      "invalid register.errors.out_missing",
    ],
  ])("%s is refused", async ([_sentence, deed, refusal], { db }) => {
    expect(await refusalOf(deed(await locked(db)))).toContain(refusal)
  })
})
