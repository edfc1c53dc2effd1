import { eq, sql } from "drizzle-orm"
import { createRoundtable } from "#app/roundtables/create-roundtable.server.ts"
import type { CreateRoundtable } from "#app/roundtables/input.ts"
import { constituencies, roundtables } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs } from "./world.ts"

const NAMES = {
  institutions: "Istituzioni",
  third_sector: "Terzo settore",
  associations: "Associazioni",
  youth: "Giovani",
}
const TABLE: CreateRoundtable = {
  ...{ name: "Tavolo Scuola", kind: "working_group", territory: "Umbria", mandate: "Scuola e lingua" },
  ...{ startsOn: "2026-01-01", endsOn: null, visibility: "members", language: "it" },
}

describe("a new table", () => {
  test("has its groups, and its maker for secretary", async ({ db }) => {
    const person = await makeAdministrator(db)
    const code = await createRoundtable(await ctxOf(db, person), TABLE, NAMES)
    const [table] = await db.select().from(roundtables).where(eq(roundtables.code, code))
    const groups = await db.select().from(constituencies).orderBy(constituencies.position)
    const { actor } = await ctxOf(db, person)
    expect(table).toMatchObject({ ...TABLE, parentId: null })
    expect(groups.map((group) => [group.tone, group.name])).toEqual(Object.entries(NAMES))
    expect(actor.offices).toEqual([{ roundtableId: table?.id, role: "secretary" }])
  })

  test("stands under the one that was chosen", async ({ db }) => {
    const above = await makeRoundtable(db)
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const code = await createRoundtable(ctx, { ...TABLE, parentCode: above.code }, NAMES)
    const [table] = await db.select().from(roundtables).where(eq(roundtables.code, code))
    expect(table?.parentId).toBe(above.id)
  })

  test("does not stand under one that is not there", async ({ db }) => {
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const before = await contentOf(db)
    expect(await refusalOf(createRoundtable(ctx, { ...TABLE, parentCode: "NOWHERE" }, NAMES))).toMatch(
      /^not_found/,
    )
    expect(await contentOf(db)).toEqual(before)
  })

  const others = RELATIONS.filter((relation) => relation !== "administrator")
  test.for(others)("is not made by %s", async (relation, { db }) => {
    const ctx = await ctxAs(db, relation, { roundtable: await makeRoundtable(db) })
    const before = await contentOf(db)
    const refused = await refusalOf(createRoundtable(ctx, TABLE, NAMES))
    expect(refused).toBe("forbidden roundtables.refuse.administrator_only")
    expect(await contentOf(db)).toEqual(before)
  })
})

test("a new table is placed in the territories that were typed, and called by their names", async ({
  db,
}) => {
  const ctx = await ctxOf(db, await makeAdministrator(db))
  const code = await createRoundtable(ctx, { ...TABLE, territory: "provincia di lecce, umbria" }, NAMES)
  const [table] = await db.select().from(roundtables).where(eq(roundtables.code, code))
  const { rows } = await db.execute(
    sql`select t.code from placement p join territory t on t.id = p.territory_id where p.subject_id = ${table?.id} order by 1`,
  )
  expect([table?.territory, rows]).toEqual(["Lecce (provincia), Umbria", [{ code: "075" }, { code: "10" }]])
})

test("a new table somewhere unknown is not made", async ({ db }) => {
  const ctx = await ctxOf(db, await makeAdministrator(db))
  expect(await refusalOf(createRoundtable(ctx, { ...TABLE, territory: "San Teodoro" }, NAMES))).toBe(
    "invalid taxonomies.errors.territory_ambiguous (territory)",
  )
})
