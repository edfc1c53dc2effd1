import { sql } from "drizzle-orm"
import { createOrganisation } from "#app/people/organisations/create-organisation.server.ts"
import type { CreateOrganisation } from "#app/people/organisations/input.ts"
import { auditEntries, organisations } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"

const BODY: CreateOrganisation = {
  ...{
    name: "Comune di Perugia",
    kind: "municipality",
    level: "municipal",
    territory: "Perugia",
    language: "it",
  },
}

describe("an administrator writes an organisation", () => {
  test("into the register", async ({ db }) => {
    const ctx = await ctxAs(db, "administrator", { roundtable: await makeRoundtable(db) })
    const code = await createOrganisation(ctx, BODY)
    expect(await db.select().from(organisations)).toMatchObject([
      { ...BODY, territory: "Perugia (PG)", code },
    ])
  })

  test("with an entry in the audit", async ({ db }) => {
    const ctx = await ctxAs(db, "administrator", { roundtable: await makeRoundtable(db) })
    await createOrganisation(ctx, BODY)
    expect(await db.select().from(auditEntries)).toMatchObject([{ action: "organisation.created" }])
  })

  test("once by its name, whatever its capitals", async ({ db }) => {
    await makeOrganisation(db, { name: "COMUNE DI PERUGIA" })
    const ctx = await ctxAs(db, "administrator", { roundtable: await makeRoundtable(db) })
    const before = await contentOf(db)
    const refused = await refusalOf(createOrganisation(ctx, BODY))
    expect(refused).toBe("conflict people.errors.organisation_name_taken (name)")
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("nobody else writes one:", () => {
  test.for(RELATIONS.filter((relation) => relation !== "administrator"))("%s", async (relation, { db }) => {
    const ctx = await ctxAs(db, relation, { roundtable: await makeRoundtable(db) })
    const before = await contentOf(db)
    expect(await refusalOf(createOrganisation(ctx, BODY))).toBe(
      "forbidden roundtables.refuse.administrator_only",
    )
    expect(await contentOf(db)).toEqual(before)
  })
})

test("an organisation is placed in the territories that were typed", async ({ db }) => {
  const ctx = await ctxAs(db, "administrator", { roundtable: await makeRoundtable(db) })
  await createOrganisation(ctx, { ...BODY, territory: "Puglia, 10" })
  const { rows } = await db.execute(
    sql`select t.code from placement p join territory t on t.id = p.territory_id order by t.code`,
  )
  expect(rows).toEqual([{ code: "10" }, { code: "16" }])
})

test("an organisation somewhere unknown is not written", async ({ db }) => {
  const ctx = await ctxAs(db, "administrator", { roundtable: await makeRoundtable(db) })
  const before = await contentOf(db)
  expect(await refusalOf(createOrganisation(ctx, { ...BODY, territory: "Atlantide" }))).toBe(
    "invalid taxonomies.errors.territory_unknown (territory)",
  )
  expect(await contentOf(db)).toEqual(before)
})
