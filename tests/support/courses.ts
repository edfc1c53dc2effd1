import type { Db } from "#db/client.server.ts"
import {
  courseSessions,
  courses,
  editionPools,
  editionStaff,
  editions,
  enrolments,
  platformRoles,
} from "#db/schema/index.ts"
import { makeOrganisation, makePerson, type Person } from "./factories.ts"

/** Rows of courses for tests: a published edition whose enrolment is open, with one session far ahead. */
const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

const LONG_AGO = new Date("2024-01-01T00:00:00Z")
const FAR = new Date("2098-01-01T00:00:00Z")

export type Course = typeof courses.$inferSelect
export const makeCourse = async (
  db: Db,
  over: Partial<typeof courses.$inferInsert> = {},
): Promise<Course> => {
  const providerId = over.providerId ?? (await makeOrganisation(db, { kind: "training" })).id
  const createdById = over.createdById ?? (await makePerson(db)).id
  const card = { title: "Corso di prova", summary: "Che cosa si impara", target: "Operatori" }
  return one(
    await db
      .insert(courses)
      .values({ ...card, ...over, providerId, createdById })
      .returning(),
  )
}

export type Edition = typeof editions.$inferSelect
export const makeEdition = async (
  db: Db,
  over: Partial<typeof editions.$inferInsert> = {},
): Promise<Edition> => {
  const courseId = over.courseId ?? (await makeCourse(db)).id
  const row = {
    ...{ number: 1, state: "published", mode: "in_room", capacity: 2, approval: "no_approval" },
    ...{ confirmation: "automatic", opensAt: LONG_AGO, closesAt: FAR, cancelUntil: FAR, releaseAt: FAR },
    ...{ ...over, courseId },
  }
  const edition = one(await db.insert(editions).values(row).returning())
  await makeSession(db, { editionId: edition.id })
  return edition
}

export type CourseSession = typeof courseSessions.$inferSelect
// Fewer than the days from there to the year's end: files of one worker share the count, and 2099 is others'.
const DAYS = 300
let made = 0
export const makeSession = async (
  db: Db,
  over: Partial<typeof courseSessions.$inferInsert> & { editionId: string },
): Promise<CourseSession> => {
  // Each on a day of its own: two editions clash only where a test says so.
  const day = new Date(Date.UTC(2098, 1, 1 + (made++ % DAYS), 8))
  const row = {
    title: "Incontro",
    startsAt: day,
    endsAt: new Date(day.getTime() + 14_400_000),
    plannedMinutes: 240,
  }
  return one(
    await db
      .insert(courseSessions)
      .values({ ...row, ...over })
      .returning(),
  )
}

export const makePool = async (db: Db, editionId: string, seats: number, organisationKinds: string[]) =>
  one(await db.insert(editionPools).values({ editionId, position: 1, seats, organisationKinds }).returning())

export type EnrolmentRow = typeof enrolments.$inferSelect
export const makeEnrolment = async (
  db: Db,
  over: Partial<typeof enrolments.$inferInsert> & { editionId: string },
): Promise<EnrolmentRow> => {
  const personId = over.personId ?? (await makePerson(db)).id
  const row = {
    ...{ profession: "mediator", state: "confirmed", joinedAt: LONG_AGO, enrolledById: personId },
    ...{ ...over, personId },
  }
  return one(await db.insert(enrolments).values(row).returning())
}

/** A person with a role over the platform. */
export const makeWithRole = async (db: Db, role: string): Promise<Person> => {
  const person = await makePerson(db)
  await db.insert(platformRoles).values({ personId: person.id, role })
  return person
}

/** Says who holds an edition. */
export const makeStaff = async (db: Db, editionId: string, role: "trainer" | "tutor", personId?: string) => {
  const id = personId ?? (await makePerson(db)).id
  await db.insert(editionStaff).values({ editionId, personId: id, role })
  return id
}
