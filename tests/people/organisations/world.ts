import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { registrations } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import {
  makeAdministrator,
  makeMembership,
  makeOfficer,
  makeOrganisation,
  makePerson,
  type Organisation,
} from "#tests/support/factories.ts"

/** Somebody who manages the organisation. */
export const managerOf = async (db: Db, { id: organisationId }: Pick<Organisation, "id">): Promise<Ctx> => {
  const person = await makePerson(db)
  await makeMembership(db, { personId: person.id, organisationId, role: "manager" })
  return ctxOf(db, person)
}

/** Somebody who acts for the organisation and does not manage it. */
export const memberOf = async (db: Db, { id: organisationId }: Pick<Organisation, "id">): Promise<Ctx> => {
  const person = await makePerson(db)
  await makeMembership(db, { personId: person.id, organisationId })
  return ctxOf(db, person)
}

/** The secretary of some table. */
export const secretary = async (db: Db): Promise<Ctx> => {
  const person = await makePerson(db)
  await makeOfficer(db, { personId: person.id })
  return ctxOf(db, person)
}

export const administrator = async (db: Db): Promise<Ctx> => ctxOf(db, await makeAdministrator(db))

export const somebody = async (db: Db): Promise<Ctx> => ctxOf(db, await makePerson(db))

export const nobody = (db: Db): Promise<Ctx> => ctxFor(db)

/** A body with a number in RUNTS, verified or not. */
export const makeRegistered = async (db: Db, { verified = false, number = "00123" } = {}) => {
  const organisation = await makeOrganisation(db)
  const person = await makePerson(db)
  await db.insert(registrations).values({
    ...{ organisationId: organisation.id, register: "runts", number },
    ...(verified ? { verifiedOn: "2026-01-15", verifiedById: person.id } : {}),
  })
  return organisation
}
