import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { courses, editions } from "#db/schema/index.ts"
import { makeHeld, makeInside } from "#tests/courses/register/rows.ts"
import { makeEdition, makeEnrolment, makeSession } from "#tests/support/courses.ts"
import { makePerson } from "#tests/support/factories.ts"

/** An edition that is open, one that is prepared, a request for somebody of the body, and an offer to who asks. */
export const makeCourses = async (db: Db, ctx: Ctx, organisationId: string) => {
  const open = await makeEdition(db, { capacity: 50 })
  const session = await makeSession(db, { editionId: open.id })
  const prepared = await makeEdition(db)
  await db.update(editions).set({ state: "draft" }).where(eq(editions.id, prepared.id))
  const asking = await makeEdition(db, { approval: "by_organisation" })
  const request = await makeEnrolment(db, { editionId: asking.id, organisationId, state: "requested" })
  const offering = await makeEdition(db, { confirmation: "by_offer" })
  const personId = ctx.actor.personId ?? (await makePerson(db)).id
  const offerEndsAt = new Date("2097-01-01")
  const offer = await makeEnrolment(db, { editionId: offering.id, personId, state: "offered", offerEndsAt })
  const [course] = await db.select().from(courses).where(eq(courses.id, open.courseId))
  if (!course) throw new Error("No course was written")
  const held = await makeHeld(db, ctx.now)
  const present = await makeEnrolment(db, { editionId: held.edition.id, personId, organisationId })
  const { startsAt, endsAt } = held.held
  const going = await makeSession(db, { editionId: held.edition.id, startsAt, endsAt })
  await makeInside(db, going, present.id)
  return { courses: { course, open, prepared, session, request, offer, ...held, present, going } }
}
