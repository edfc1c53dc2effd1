import { eq } from "drizzle-orm"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { getOwnProfile } from "#app/people/queries.server.ts"
import { auditEntries, auditValues, people } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const NEW = { name: "Amina Haddad-Colonna", language: "ar" } as const

describe("one's own profile", () => {
  test("takes the new name and language", async ({ db }) => {
    const person = await makePerson(db)
    const ctx = await ctxOf(db, person)
    await changeProfile(ctx, NEW)
    expect(await getOwnProfile(ctx)).toEqual({ ...NEW, email: person.email, hasPassword: false })
  })

  test("changes nothing else of the person", async ({ db }) => {
    const person = await makePerson(db, { passwordHash: "kept" })
    await changeProfile(await ctxOf(db, person), NEW)
    const [row] = await db.select().from(people).where(eq(people.id, person.id))
    expect(row).toEqual({ ...person, ...NEW })
  })

  test("changes nobody else's", async ({ db }) => {
    const [person, other] = [await makePerson(db), await makePerson(db)]
    await changeProfile(await ctxOf(db, person), NEW)
    expect((await getOwnProfile(await ctxOf(db, other))).name).toBe(other.name)
  })

  test("leaves the name out of the audit's entry and beside it", async ({ db }) => {
    await changeProfile(await ctxOf(db, await makePerson(db)), NEW)
    const entries = await db.select().from(auditEntries)
    const [aside] = await db.select().from(auditValues)
    expect([entries.length, JSON.stringify(entries).includes("Amina"), aside?.values]).toEqual([
      1,
      false,
      NEW,
    ])
  })

  test("is nobody's when nobody is signed in", async ({ db }) => {
    await makePerson(db)
    const before = await contentOf(db)
    expect(await refusalOf(changeProfile(await ctxFor(db), NEW))).toMatch(/^not_found/)
    expect(await contentOf(db)).toEqual(before)
  })
})
