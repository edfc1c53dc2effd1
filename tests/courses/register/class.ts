import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { getOverview } from "#app/courses/register/overview.server.ts"
import type { recordEntry } from "#app/courses/register/record-entry.server.ts"
import type { writeLesson } from "#app/courses/register/write-lesson.server.ts"
import type { writePresence } from "#app/courses/register/write-presence.server.ts"
import { formatDates } from "#app/i18n/dates.ts"
import type { Db } from "#db/client.server.ts"
import { registerEntries } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeEnrolment, makeStaff, makeWithRole } from "#tests/support/courses.ts"
import { makeHeld } from "./rows.ts"

/** An hour after the session that the tests are about, on a day whose clocks do not change. */
export const NOW = new Date("2026-05-13T12:00:30Z")
export const at = async (db: Db, person: { id: string }): Promise<Ctx> => ({
  ...(await ctxOf(db, person)),
  now: NOW,
})

/** An edition whose session ended an hour ago, with who holds and coordinates it, and somebody with a seat. */
export const makeClass = async (db: Db) => {
  const { edition, held } = await makeHeld(db, NOW)
  const trainerId = await makeStaff(db, edition.id, "trainer")
  const tutorId = await makeStaff(db, edition.id, "tutor")
  const enrolment = await makeEnrolment(db, { editionId: edition.id })
  return {
    ...{ edition, held, enrolment, trainerId },
    trainer: await at(db, { id: trainerId }),
    tutor: await at(db, { id: tutorId }),
    learner: await at(db, { id: enrolment.personId }),
    coordinator: await at(db, await makeWithRole(db, "course_coordinator")),
  }
}
export type Class = Awaited<ReturnType<typeof makeClass>>

export const tap = ({ held, enrolment }: Class, over: Partial<Parameters<typeof recordEntry>[1]> = {}) => ({
  ...{
    intent: "entry" as const,
    sessionCode: held.code,
    enrolmentCode: enrolment.code,
    direction: "in" as const,
  },
  ...{ clock: null, waitedSeconds: 2 * 3600, key: randomUUID(), ...over },
})
export const clockOf = (at: Date) => {
  const [hours = 0, minutes = 0] = formatDates("it").time(at).split(":").map(Number)
  return hours * 60 + minutes
}
export const times = (
  { held, enrolment }: Class,
  over: Partial<Parameters<typeof writePresence>[1]> = {},
) => ({
  ...{ sessionCode: held.code, enrolmentCode: enrolment.code, excuse: null, reason: null },
  stays: [{ from: clockOf(held.startsAt), until: clockOf(held.endsAt), place: null }],
  ...over,
})
export const lesson = ({ held }: Class, over: Partial<Parameters<typeof writeLesson>[1]> = {}) => ({
  ...{ sessionCode: held.code, topic: "Primo ascolto", notes: null, creditsToEnd: false, reason: null },
  ...{ breaks: [], holders: [], ...over },
})
export const lock = ({ held }: Class) => ({ intent: "lock" as const, sessionCode: held.code })
export const sign = ({ held }: Class) => ({ intent: "countersign" as const, sessionCode: held.code })
export const minutesOf = async (ctx: Ctx, { edition }: Class) =>
  (await getOverview(ctx, edition.code, { after: null })).rows.map(({ attended }) => attended)
export const entriesOf = (db: Db, { held }: Class) =>
  db.select().from(registerEntries).where(eq(registerEntries.sessionId, held.id))
