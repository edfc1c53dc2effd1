import { desc, eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { chooseOrganisation } from "#app/people/choose-organisation.server.ts"
import { startSession } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, memberships, sessions } from "#db/schema/index.ts"
import { firstBrokenLink } from "#tests/audit/chain.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { NEW_BROWSER } from "./accounts.ts"

const signedIn = async (db: Db, personId: string) => {
  await transact(await ctxFor(db), (tx) => startSession(tx, personId, NEW_BROWSER))
  const [row] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.userId, personId))
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
  return row?.id ?? ""
}

const ofTwo = async (db: Db) => {
  const person = await makePerson(db)
  const first = await makeMembership(db, { personId: person.id, startsOn: "2020-01-01" })
  const second = await makeMembership(db, { personId: person.id, startsOn: "2021-01-01" })
  const sessionId = await signedIn(db, person.id)
  const acting = async () => {
    const [row] = await db.select().from(sessions).where(eq(sessions.id, sessionId))
    return (await loadActor(db, person.id, row?.actingForId ?? null)).actor.actingFor?.organisationId
  }
  return { person, first, second, sessionId, acting }
}

describe("who acts for several organisations", () => {
  test("acts for the oldest until another is chosen, and for that one from then on", async ({ db }) => {
    const { person, first, second, sessionId, acting } = await ofTwo(db)
    expect(await acting()).toBe(first.organisationId)
    await chooseOrganisation(await ctxOf(db, person), { organisation: second.organisationId, sessionId })
    expect(await acting()).toBe(second.organisationId)
  })

  test("finds the last choice again at the next sign-in", async ({ db }) => {
    const { person, second, sessionId } = await ofTwo(db)
    await chooseOrganisation(await ctxOf(db, person), { organisation: second.organisationId, sessionId })
    const [later] = await db
      .select()
      .from(sessions)
      .where(eq(sessions.id, await signedIn(db, person.id)))
    expect(later?.actingForId).toBe(second.organisationId)
  })

  test("falls back when the chosen organisation has ended the membership", async ({ db }) => {
    const { person, first, second, sessionId, acting } = await ofTwo(db)
    await chooseOrganisation(await ctxOf(db, person), { organisation: second.organisationId, sessionId })
    await db
      .update(memberships)
      .set({ endedAt: new Date(), endReason: "fine", endsOn: "2099-01-01" })
      .where(eq(memberships.id, second.id))
    expect(await acting()).toBe(first.organisationId)
  })

  test("cannot choose one of others", async ({ db }) => {
    const { person, sessionId } = await ofTwo(db)
    const organisation = (await makeOrganisation(db)).id
    expect(await refusalOf(chooseOrganisation(await ctxOf(db, person), { organisation, sessionId }))).toBe(
      "forbidden people.refuse.not_yours",
    )
  })

  test("leaves it in the audit for which one they acted, and the digest covers it", async ({ db }) => {
    const { person, first } = await ofTwo(db)
    await changeProfile(await ctxOf(db, person), { name: "Nome", language: "it" })
    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "person.profile-changed"))
    expect(entry?.actingForId).toBe(first.organisationId)
    expect(await firstBrokenLink(db)).toBeNull()
  })
})
