import { randomUUID } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import { closeRegister } from "#app/courses/register/close-register.server.ts"
import { recordEntry } from "#app/courses/register/record-entry.server.ts"
import { writePresence } from "#app/courses/register/write-presence.server.ts"
import type { Db } from "#db/client.server.ts"
import { registerCorrections, registerEntries, sessionRegisters } from "#db/schema/index.ts"
import { makeHeld, makeHolder } from "#tests/courses/register/rows.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeEnrolment, makeStaff } from "#tests/support/courses.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const NOW = new Date("2026-05-13T12:00:30Z")
const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)

const makeClass = async (db: Db) => {
  const { edition, held } = await makeHeld(db, NOW)
  const trainers = [await makeStaff(db, edition.id, "trainer"), await makeStaff(db, edition.id, "trainer")]
  await makeHolder(db, held, trainers[0] as string)
  const enrolment = await makeEnrolment(db, { editionId: edition.id })
  const [one, other] = await Promise.all(
    trainers.map(async (id) => ({ ...(await ctxOf(db, { id })), now: NOW })),
  )
  if (!one || !other) throw new Error("No trainers")
  return { held, enrolment, one, other }
}
type Class = Awaited<ReturnType<typeof makeClass>>
const tap = ({ held, enrolment }: Class, direction: "in" | "out" = "in", key = randomUUID()) => ({
  ...{ intent: "entry" as const, sessionCode: held.code, enrolmentCode: enrolment.code, direction, key },
  ...{ clock: direction === "in" ? 9 * 60 : 13 * 60, waitedSeconds: 0 },
})
const lock = ({ held }: Class) => ({ intent: "lock" as const, sessionCode: held.code })
const written = async (db: Db, { held }: Class) =>
  (await db.select().from(registerEntries).where(eq(registerEntries.sessionId, held.id))).length

describe("one entry that is sent many times at once", () => {
  test.for(rounds)("is written once, round %i", async (_round, { pg: { db } }) => {
    const room = await makeClass(db)
    const pressed = tap(room)
    const send = () => recordEntry(room.one, pressed)
    expect(await together(send, send, send, send)).toEqual([null, null, null, null])
    expect(await written(db, room)).toBe(1)
  })
})

describe("two trainers who tap the same person at once", () => {
  test.for(rounds)("write one entry, round %i", async (_round, { pg: { db } }) => {
    const room = await makeClass(db)
    const outcomes = await together(
      () => recordEntry(room.one, tap(room)),
      () => recordEntry(room.other, tap(room)),
    )
    expect([outcomes, await written(db, room)]).toEqual([[null, null], 1])
  })
})

describe("a lock against an entry in flight", () => {
  test.for(rounds)("either has the entry in it or refuses it, round %i", async (_round, { pg: { db } }) => {
    const room = await makeClass(db)
    await recordEntry(room.one, tap(room))
    await recordEntry(room.one, tap(room, "out"))
    // Somebody whose exit would be missing: were they written beside the lock, it would hold a missing exit.
    const [locked, entry] = await together(
      () => closeRegister(room.one, lock(room)),
      () => recordEntry(room.other, { ...tap(room), clock: 13 * 60 + 5 }),
    )
    const [register] = await db
      .select()
      .from(sessionRegisters)
      .where(eq(sessionRegisters.sessionId, room.held.id))
    expect([locked, entry, register?.state, await written(db, room)]).toEqual(
      locked === null
        ? [null, "forbidden register.refuse.locked", "locked", 2]
        : ["conflict register.errors.out_missing", null, "open", 3],
    )
  })
})

describe("two who lock at once", () => {
  test.for(rounds)("lock once, round %i", async (_round, { pg: { db } }) => {
    const room = await makeClass(db)
    const outcomes = await together(
      () => closeRegister(room.one, lock(room)),
      () => closeRegister(room.other, lock(room)),
    )
    expect(outcomes.toSorted()).toEqual(["forbidden register.refuse.locked", null])
    const { rows } = await db.execute(sql`
      select count(*)::int as count from audit_entry where action = 'edition.register-locked'
         and subject_id in (select edition_id::text from course_session where id = ${room.held.id})`)
    expect(rows).toEqual([{ count: 1 }])
  })
})

describe("two who correct one person at once", () => {
  test.for(rounds)(
    "come one after the other, each with what stood there before, round %i",
    async (_round, { pg: { db } }) => {
      const room = await makeClass(db)
      await closeRegister(room.one, lock(room))
      const correct = (until: number) => ({
        ...{
          sessionCode: room.held.code,
          enrolmentCode: room.enrolment.code,
          excuse: null,
          reason: "Foglio firme",
        },
        stays: [{ from: 9 * 60, until, place: null }],
      })
      const outcomes = await together(
        () => writePresence(room.one, correct(12 * 60)),
        () => writePresence(room.other, correct(11 * 60)),
      )
      expect(outcomes).toEqual([null, null])
      const kept = await db
        .select()
        .from(registerCorrections)
        .where(eq(registerCorrections.sessionId, room.held.id))
        .orderBy(registerCorrections.createdAt)
      const [first, second] = kept
      expect(kept).toHaveLength(2)
      expect([first?.after, second?.after]).toContainEqual(
        JSON.stringify(first?.before) === JSON.stringify({ stays: [], excuse: null })
          ? second?.before
          : first?.before,
      )
    },
  )
})
