import { getPerson, listPeople } from "#app/people/admin-queries.server.ts"
import { PeopleFilter } from "#app/people/input.ts"
import type { Db } from "#db/client.server.ts"
import { platformRoles } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const asAdministrator = async (db: Db) => ctxOf(db, await makeAdministrator(db, { name: "Zz Amministra" }))
const names = async (db: Db, over: Partial<PeopleFilter>) => {
  const filter = { ...PeopleFilter.parse({}), ...over }
  return (await listPeople(await asAdministrator(db), filter)).rows.map((row) => row.name)
}

describe("the list of people", () => {
  test("finds by beginnings of words of name and address, all of them", async ({ db }) => {
    await makePerson(db, { name: "Maria Rossi", email: "m.rossi@ente.example" })
    await makePerson(db, { name: "Mario Bianchi", email: "bianchi@ente.example" })
    expect(await names(db, { q: "mar" })).toEqual(["Maria Rossi", "Mario Bianchi"])
    expect(await names(db, { q: "ROS mar" })).toEqual(["Maria Rossi"])
    expect(await names(db, { q: "bianchi@ente.example" })).toEqual(["Mario Bianchi"])
    expect(await names(db, { q: "ossi" })).toEqual([])
  })

  test("filters by role and by state", async ({ db }) => {
    const trainer = await makePerson(db, { name: "Aa Forma" })
    await db.insert(platformRoles).values({ personId: trainer.id, role: "trainer" })
    await makePerson(db, { name: "Bb Chiusa", closedAt: new Date("2026-01-01") })
    expect(await names(db, { role: "trainer" })).toEqual(["Aa Forma"])
    expect(await names(db, { state: "closed" })).toEqual(["Bb Chiusa"])
  })

  test("goes on by name and code, with nobody twice and nobody left out", async ({ db }) => {
    for (let n = 0; n < 65; n++) await makePerson(db, { name: `Stesso Nome ${n % 3}` })
    const ctx = await asAdministrator(db)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(ctx, {
        ...PeopleFilter.parse({ q: "stesso" }),
        after,
      })
      seen.push(...page.rows.map((row) => row.code))
      after = page.next
    } while (after)
    expect([seen.length, new Set(seen).size]).toEqual([65, 65])
  })

  test("is for administrators", async ({ db }) => {
    const person = await makePerson(db)
    const ctx = await ctxOf(db, person)
    const only = "forbidden people.refuse.only.administrator"
    expect(await refusalOf(listPeople(ctx, PeopleFilter.parse({})))).toBe(only)
    expect(await refusalOf(getPerson(ctx, person.code))).toBe(only)
  })
})
