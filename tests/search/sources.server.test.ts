import { eq, sql } from "drizzle-orm"
import fc from "fast-check"
import { ORGANISATION_STATES } from "#app/people/organisations/organisation.ts"
import { getOrganisation } from "#app/people/organisations/queries.server.ts"
import { refuseReadRecord } from "#app/records/policy.ts"
import { mayReadItem } from "#app/roundtables/items/queries.server.ts"
import { refuseReadRoundtable } from "#app/roundtables/policy.ts"
import { forgetEnded, makeIndex } from "#app/search/make-index.server.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import type { Db } from "#db/client.server.ts"
import { filings, itemPassages, items } from "#db/schema/index.ts"
import { makeAdhesion } from "#tests/people/adhesions/world.ts"
import { makeRecords } from "#tests/records/rows.ts"
import { makeLadder, pass, send } from "#tests/roundtables/items/world.ts"
import { makeDraft, makeVersion } from "#tests/roundtables/regulation/versions.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeAdministrator,
  makeOfficer,
  makeOrganisation,
  makePerson,
  makeRoundtable,
} from "#tests/support/factories.ts"
import { makeItem } from "#tests/support/items.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { ask, catchUp } from "./world.ts"

const found = async (ctx: Parameters<typeof ask>[0], words: string, kind: string) =>
  (await ask(ctx, words, { kind })).hits.map(({ path }) => path).sort()

describe.each(["public", "members"] as const)("of a table that is for %s, the search shows", (visibility) => {
  test.for(RELATIONS)("%s its papers and its rules as their pages do", async (relation, { db }) => {
    const table = await makeRoundtable(db, { visibility, name: "Quercia" })
    const { filing, open } = await makeRecords(await ctxFor(db), table)
    await db.update(filings).set({ title: "Lettera di quercia" })
    const version = await makeVersion(db, { roundtableId: table.id, number: 1, inForceFrom: "2025-01-01" })
    const withdrawn = { withdrawnAt: new Date("2026-01-02"), withdrawReason: "Ripensata" }
    await makeVersion(db, { roundtableId: table.id, number: 2, inForceFrom: "2099-01-01", ...withdrawn })
    await makeDraft(db, { roundtableId: table.id })
    const person = await personAs(db, relation, table)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    await rebuildIndex(db)
    const readable = [filing, open].filter((one) => !refuseReadRecord(ctx.actor, one))
    expect(await found(ctx, "quercia", "record")).toEqual(
      readable.map(({ code }) => `/records/${code}`).sort(),
    )
    const rules = refuseReadRoundtable(ctx.actor, table)
      ? []
      : [`/roundtables/${table.code}/rules/versions/${version.number}`]
    expect(await found(ctx, "numero legale quercia", "rules")).toEqual(rules)
  })
})

type Table = { visibility: string; mine: boolean }
const tables = fc.array(fc.record({ visibility: fc.constantFrom("public", "members"), mine: fc.boolean() }), {
  ...{ minLength: 2, maxLength: 4 },
})

/** An item that has been at all these tables, of which a person serves some, and what they may find. */
const makeWay = async (db: Db, way: readonly Table[], isPublic: boolean) => {
  const person = await makePerson(db)
  const rows = []
  for (const { visibility, mine } of way) {
    const table = await makeRoundtable(db, { visibility })
    rows.push(table.id)
    if (mine) await makeOfficer(db, { roundtableId: table.id, personId: person.id, role: "observer" })
  }
  const [from = "", to = "", ...further] = rows
  const item = await makeItem(db, { from, to })
  await db.update(items).set({ title: "Richiesta di acero", isPublic }).where(eq(items.id, item.id))
  for (const [at, toId] of further.entries())
    await db.insert(itemPassages).values({
      ...{ itemId: item.id, seq: at + 2, act: "forwarded", roundtableId: rows[at + 1] ?? "", toId },
      ...{ office: "secretary", personId: (await makePerson(db)).id, text: "Vi riguarda" },
    })
  return { item, person }
}

describe("an item that has been at several tables", () => {
  test("is found by whom its page shows it, and by nobody else", async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(tables, fc.boolean(), async (way, isPublic) => {
        await db.execute(sql`delete from search_entry`)
        await db.execute(sql`update item set title = 'Altro'`)
        const { item, person } = await makeWay(db, way, isPublic)
        await rebuildIndex(db)
        for (const reader of [person, await makePerson(db), await makeAdministrator(db)]) {
          const may = await mayReadItem(db, reader.id, item.id)
          const paths = await found(await ctxOf(db, reader), "acero", "item")
          expect(paths, JSON.stringify({ way, isPublic })).toEqual(may ? [`/items/${item.code}`] : [])
        }
        expect((await found(db, "acero", "item")).length === 1).toBe(await mayReadItem(db, null, item.id))
      }),
      { numRuns: 12 },
    )
  })

  test("is hidden the moment that one of them becomes its members' own", async ({ db }) => {
    const [from, to] = [await makeRoundtable(db), await makeRoundtable(db)]
    const item = await makeItem(db, { from: from.id, to: to.id })
    await rebuildIndex(db)
    expect(await found(db, "richiesta", "item")).toEqual([`/items/${item.code}`])
    for (const { id } of [from, to]) {
      await db.execute(sql`update roundtable set visibility = 'members' where id = ${id}`)
      expect(await found(db, "richiesta", "item")).toEqual([])
      await db.execute(sql`update roundtable set visibility = 'public' where id = ${id}`)
    }
  })

  test("is found by what was written along the way, once the audit is sealed", async ({ opened: { db } }) => {
    await makeIndex(db)
    const ladder = await makeLadder(db)
    const code = await send(ladder, { title: "Relazione sul larice" })
    await pass(ladder.ctx.regional, code, "received")
    await pass(ladder.ctx.regional, code, "returned", { text: "Manca il ginepro" })
    await catchUp(db)
    expect(await found(db, "larice", "item")).toEqual([`/items/${code}`])
    expect(await found(db, "ginepro", "item")).toEqual([`/items/${code}`])
  })
})

test("a paper that was discarded at the end of its term is found no more", async ({ db }) => {
  const { open } = await makeRecords(await ctxFor(db), await makeRoundtable(db))
  await rebuildIndex(db)
  expect(await found(db, "lettera", "record")).toEqual([`/records/${open.code}`])
  await db.execute(sql`update filing set purged_at = now()`)
  expect([await forgetEnded(db), await forgetEnded(db)]).toEqual([2, 0])
  expect(await found(db, "lettera", "record")).toEqual([])
})

test.for(ORGANISATION_STATES)(
  "a body that is %s is found by whom its page shows it",
  async (state, { db }) => {
    const other = await makeOrganisation(db)
    const body = await makeOrganisation(db, {
      ...{ name: "Ente Larice", state, ...(state === "merged" ? { mergedIntoId: other.id } : {}) },
    })
    await rebuildIndex(db)
    for (const ctx of [await ctxFor(db), await ctxOf(db, await makePerson(db))]) {
      const isShown = (await getOrganisation(ctx, body.code)).code === body.code
      expect((await found(ctx, "larice", "organisation")).length === 1).toBe(isShown)
    }
  },
)

test("who asks to join is not found: a request is no body of the register", async ({ db }) => {
  const { waiting } = await makeAdhesion(db, {})
  await rebuildIndex(db)
  const admin = await ctxOf(db, await makeAdministrator(db))
  expect((await ask(admin, waiting.name ?? "")).total).toBe(0)
})
