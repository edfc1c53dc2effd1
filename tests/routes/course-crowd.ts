import type { Db } from "#db/client.server.ts"
import { enrolmentNeeds } from "#db/schema/index.ts"
import { makeCertificate } from "#tests/courses/certificates/rows.ts"
import { makeEntries, makeHolder } from "#tests/courses/register/rows.ts"
import { makeCourse, makeEdition, makeEnrolment, makeSession, makeStaff } from "#tests/support/courses.ts"
import { makeMembership, makeOrganisation } from "#tests/support/factories.ts"

/** So many courses, editions of one, sessions, people enrolled and waiting; who looks manages a body of so many. */
export const runCourses = async (db: Db, personId: string, howMany: number) => {
  const organisation = await makeOrganisation(db)
  const started = { organisationId: organisation.id, startsOn: "2020-01-01" }
  await makeMembership(db, { personId, role: "manager", ...started })
  const course = await makeCourse(db)
  const edition = await makeEdition(db, { courseId: course.id, number: howMany + 1, capacity: howMany })
  const session = await makeSession(db, { editionId: edition.id })
  const own = await makeEnrolment(db, { editionId: edition.id, personId, state: "waiting" })
  let present = ""
  let certificate = ""
  for (let n = 0; n < howMany; n++) {
    await makeEdition(db, { courseId: course.id, number: n + 1 })
    const other = await makeEdition(db)
    const taken = await makeEnrolment(db, { editionId: other.id, personId })
    certificate = (await makeCertificate(db, taken, personId)).code
    await makeSession(db, { editionId: edition.id })
    await makeHolder(db, session, await makeStaff(db, edition.id, "trainer"))
    await makeMembership(db, started)
    const state = n % 2 ? "confirmed" : "waiting"
    const enrolment = await makeEnrolment(db, { editionId: edition.id, state })
    await db.insert(enrolmentNeeds).values({ enrolmentId: enrolment.id, kind: "childcare" })
    if (state === "confirmed") present = enrolment.code
    if (state === "confirmed") await makeCertificate(db, enrolment, personId)
    if (state === "confirmed") await makeEntries(db, session, enrolment.id)
  }
  const codes = { course: course.code, edition: edition.code, courseSession: session.code }
  const unissued = await makeEdition(db)
  return { ...codes, enrolment: own.code, present, certificate, unissued: unissued.code }
}
