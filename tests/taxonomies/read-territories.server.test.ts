import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { nameKey } from "#app/fold.ts"
import { isWithin, placeIn } from "#app/taxonomies/place-in.server.ts"
import { listPlaceNames, listTopics } from "#app/taxonomies/queries.server.ts"
import { readTerritories, writtenTerritories } from "#app/taxonomies/read-territories.server.ts"
import { type Candidate, chooseTerritory, territoryName, wishesOf } from "#app/taxonomies/territory.ts"
import { organisations, territories } from "#db/schema/index.ts"
import { installTaxonomies } from "#db/taxonomies/install.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code)

describe("typed territories", () => {
  test("are found by name and by code, in their order, each once", async ({ db }) => {
    const found = await readTerritories(await ctxFor(db), "umbria, 16, San Teodoro (ME), Puglia, bozen")
    expect(codes(found)).toEqual(["10", "16", "083090", "021008"])
  })

  test("that are two places' name are asked about, with what to write", async ({ db }) => {
    await expect(readTerritories(await ctxFor(db), "San Teodoro")).rejects.toMatchObject({
      code: "invalid",
      field: "territory",
      reason: {
        key: "taxonomies.errors.territory_ambiguous",
        values: { name: "San Teodoro", choices: "San Teodoro (ME); San Teodoro (SS)" },
      },
    })
  })

  test.for([
    ["Puglia, Atlantide", "territory_unknown"],
    [" ,", "territory_missing"],
    [`${"x".repeat(5000)}`, "territory_unknown"],
    ["\u0001' union select", "territory_unknown"],
  ] as const)("%j are refused: %s", async ([text, key], { db }) => {
    await expect(readTerritories(await ctxFor(db), text)).rejects.toMatchObject({
      reason: { key: `taxonomies.errors.${key}` },
    })
  })

  test("that were merged lead to where they went", async ({ db }) => {
    await db.execute(sql`update territory set valid_to = '2020-01-01',
      merged_into_id = (select id from territory where code = '16') where code = '10'`)
    expect(codes(await readTerritories(await ctxFor(db), "Umbria"))).toEqual(["16"])
  })
})

test("the name that is shown is read back as the same territory, for every one of Italy", async ({ db }) => {
  const { rows } = await db.execute(sql`
    select t.id, t.code, t.level, t.name, coalesce(t.abbreviation, p.abbreviation) as abbreviation, t.folded,
           t.other_folded as "otherFolded", null as "validTo", null as "mergedInto"
      from territory t left join territory p on p.id = t.parent_id`)
  const all = rows as unknown as Candidate[]
  const byName = new Map<string, Candidate[]>()
  for (const one of all) byName.set(one.folded, [...(byName.get(one.folded) ?? []), one])
  const wrong = all.filter((one) => {
    const [wish] = wishesOf(territoryName(one))
    const [typed] = wishesOf(one.code)
    const near = byName.get(one.folded) ?? []
    const chosen = wish && chooseTerritory(wish, near, "2026-01-01")
    const byCode = typed && chooseTerritory(typed, [one], "2026-01-01")
    const is = (choice: typeof chosen) => choice?.kind === "one" && choice.territory.id === one.id
    return !is(chosen) || !(is(byCode) || one.code === "IT")
  })
  expect(wrong.map(territoryName)).toEqual([])
  expect(all).toHaveLength(8024)
})

test("what is in a municipality is within its province, its region and Italy, and nowhere else", async ({
  db,
}) => {
  const ctx = await ctxFor(db)
  const { id } = await makeOrganisation(db)
  const lecce = await readTerritories(ctx, "Lecce")
  await transact(ctx, (tx) => placeIn(tx, { kind: "organisation", id }, lecce))
  const within = async (code: string) =>
    db.$count(organisations, isWithin("organisation", organisations.id, code))
  expect([await within("075035"), await within("075"), await within("16"), await within("IT")]).toEqual([
    ...[1, 1, 1, 1],
  ])
  expect([await within("272"), await within("10")]).toEqual([0, 0])
})

test("placing again replaces what was said before", async ({ db }) => {
  const ctx = await ctxFor(db)
  const subject = { kind: "organisation", id: (await makeOrganisation(db)).id }
  const [puglia, umbria] = await readTerritories(ctx, "Puglia, Umbria")
  await transact(ctx, (tx) => placeIn(tx, subject, [puglia, ...(umbria ? [umbria] : [])]))
  await transact(ctx, (tx) => placeIn(tx, subject, [puglia]))
  const { rows } = await db.execute(
    sql`select territory_id as id from placement where subject_id = ${subject.id}`,
  )
  expect(rows).toEqual([{ id: puglia.id }])
})

test("a new installation has its territories once", async ({ db }) => {
  expect(await installTaxonomies(db, { nameKey })).toBe(false)
  expect(await db.$count(territories)).toBe(8024)
})

test("topics are called as the reader's language calls them, and in Italian where it has no word", async ({
  db,
}) => {
  await db.execute(sql`delete from topic_label where language = 'ar' and label = 'العمل'`)
  const [school, work] = await listTopics(await ctxFor(db), "ar")
  expect([school?.label, work?.label, work?.language]).toEqual(["المدرسة", "Lavoro", "it"])
  expect(await listTopics(await ctxFor(db), "it")).toHaveLength(7)
})

test("the field proposes the country first, then regions, then what stands over municipalities", async ({
  db,
}) => {
  const names = await listPlaceNames(await ctxFor(db))
  expect(names.slice(0, 2)).toEqual(["Italia", "Abruzzo"])
  expect(names).toHaveLength(128)
  expect(writtenTerritories(await readTerritories(await ctxFor(db), names.slice(30, 50).join(",")))).toBe(
    names.slice(30, 50).join(", "),
  )
})
