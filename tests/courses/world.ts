import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { enrolments, outbox } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"

/** What somebody sends to enrol. */
export const asked = (editionCode: string, over = {}) => ({
  ...{
    editionCode,
    profession: "mediator" as const,
    needs: [],
    interpreterDetail: null,
    childcareDetail: null,
  },
  ...over,
})
export const newcomer = async (db: Db) => ctxOf(db, await makePerson(db))
/** Somebody of a body of that kind. */
export const ofKind = async (db: Db, kind: string) => {
  const person = await makePerson(db)
  const organisation = await makeOrganisation(db, { kind })
  await makeMembership(db, { personId: person.id, organisationId: organisation.id })
  return ctxOf(db, person)
}
export const stateOf = async (db: Db, code: string) => {
  const [row] = await db.select().from(enrolments).where(eq(enrolments.code, code))
  return row?.state
}
/** The kinds of mail that somebody is owed. */
export const mailsTo = async (db: Db, ctx: Ctx) =>
  (
    await db
      .select({ kind: outbox.kind })
      .from(outbox)
      .where(eq(outbox.personId, ctx.actor.personId ?? ""))
  ).map(({ kind }) => kind)
