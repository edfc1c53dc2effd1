import { type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { Actor } from "../context.ts"
import { loadActor } from "../people/actor.server.ts"
import { holdsRole } from "../people/roles.ts"
import { keepsCourses } from "./policy.ts"

/** Editions that the person may see, as a condition on a row named `edition`: the same as `refuseReadEdition`. */
export const editionsVisibleTo = (actor: Actor): SQL =>
  keepsCourses(actor)
    ? sql`true`
    : sql`(edition.state <> 'draft' or exists (
        select 1 from edition_staff s where s.edition_id = edition.id and s.person_id = ${actor.personId}))`

/** The organisations that the person manages, as a list for a condition. */
export const managedBy = (actor: Actor): SQL => {
  const ids = actor.memberships
    .filter(({ organisationId }) => holdsRole(actor, "organisation_manager", organisationId))
    .map(({ organisationId }) => organisationId)
  return sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`
}

/** Enrolments that the person may read, as a condition on a row named `enrolment`. */
export const enrolmentsVisibleTo = (actor: Actor): SQL => {
  if (actor.personId === null) return sql`false`
  if (keepsCourses(actor)) return sql`true`
  return sql`(enrolment.person_id = ${actor.personId}
    or enrolment.organisation_id in ${managedBy(actor)}
    or exists (select 1 from edition_staff s
                where s.edition_id = enrolment.edition_id and s.person_id = ${actor.personId}))`
}

/** Whether somebody may read an enrolment: asked when a mail leaves. */
export const mayReadEnrolment = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const { rows } = await db.execute(
    sql`select 1 from enrolment where enrolment.id = ${id} and ${enrolmentsVisibleTo(actor)}`,
  )
  return rows.length > 0
}
