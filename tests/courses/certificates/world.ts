import { eq } from "drizzle-orm"
import { issueCertificates } from "#app/courses/certificates/issue-certificates.server.ts"
import type { Speak } from "#app/courses/certificates/write-certificate.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  certificateSettings,
  certificates,
  courseSessions,
  people,
  sessionRegisters,
  verificationCodes,
} from "#db/schema/index.ts"
import { makeEdition, makeEnrolment, makeSession, makeStaff, makeWithRole } from "#tests/support/courses.ts"
import { makePerson } from "#tests/support/factories.ts"
import { at, NOW } from "../register/class.ts"
import { makeEntries, makeHolder } from "../register/rows.ts"

const HOUR_MS = 3_600_000

/** Texts as their keys, with their values. */
export const speak: Speak = () => (key, values) => [key, ...Object.values(values ?? {})].join(" ")

/** Somebody with a seat, who was there for so many minutes of the 480. */
export const makeLearner = async (
  db: Db,
  {
    edition,
    sessions,
  }: { edition: { id: string }; sessions: { id: string; startsAt: Date; endsAt: Date }[] },
  minutes: number,
  name?: string,
) => {
  const enrolment = await makeEnrolment(db, { editionId: edition.id })
  if (name) await db.update(people).set({ name }).where(eq(people.id, enrolment.personId))
  for (const [n, session] of sessions.entries()) {
    const own = Math.min(240, Math.max(0, minutes - n * 240))
    if (own > 0) await makeEntries(db, session, enrolment.id, { until: own, actorId: enrolment.personId })
  }
  return enrolment
}

/** An edition of two sessions of four hours with countersigned registers, and whoever is wanted in it. */
export const makeFinished = async (db: Db, { declaresHours = false, isPrepared = true } = {}) => {
  const edition = await makeEdition(db, { capacity: 100, place: "Valle Prova (demo)" })
  await db.delete(courseSessions).where(eq(courseSessions.editionId, edition.id))
  const trainerId = await makeStaff(db, edition.id, "trainer")
  const coordinator = await at(db, await makeWithRole(db, "course_coordinator"))
  const signerId = (await makePerson(db)).id
  const hour = Math.floor(NOW.getTime() / HOUR_MS) * HOUR_MS
  const sessions = []
  for (const hours of [77, 53]) {
    const startsAt = new Date(hour - hours * HOUR_MS)
    const endsAt = new Date(startsAt.getTime() + 4 * HOUR_MS)
    const session = await makeSession(db, { editionId: edition.id, startsAt, endsAt })
    await db.insert(sessionRegisters).values({
      ...{ sessionId: session.id, topic: `Argomento ${hours}`, state: "countersigned", lockedAt: endsAt },
      ...{ lockedById: trainerId, countersignedAt: endsAt, countersignedById: signerId },
    })
    await makeHolder(db, session, trainerId)
    sessions.push(session)
  }
  if (isPrepared)
    await db.insert(certificateSettings).values({
      ...{ editionId: edition.id, declaresHours, place: "Valle Prova", signatory: "Rosa Verifica" },
      ...{ office: "Coordinatrice dei corsi", changedById: signerId, changedAt: NOW },
    })
  return { edition, sessions, coordinator, trainerId, trainer: await at(db, { id: trainerId }) }
}
export type Finished = Awaited<ReturnType<typeof makeFinished>>

export const issue = ({ coordinator, edition }: Finished) =>
  issueCertificates(coordinator, { editionCode: edition.code }, speak)

/** The papers of an edition with their codes, in the order of their issue. */
export const papersOf = async (db: Db, { edition }: Pick<Finished, "edition">) =>
  db
    .select({ paper: certificates, verification: verificationCodes })
    .from(certificates)
    .innerJoin(verificationCodes, eq(verificationCodes.id, certificates.verificationId))
    .where(eq(certificates.editionId, edition.id))
    .orderBy(certificates.year, certificates.number)
