import { sql } from "drizzle-orm"
import { record } from "#app/audit/record.server.ts"
import { transact } from "#app/context.ts"
import { createPaper } from "#app/documents/create-paper.server.ts"
import { writeText } from "#app/documents/state/write-text.server.ts"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { COLUMNS, type Column } from "#app/people/organisations/column.ts"
import { createOrganisation } from "#app/people/organisations/create-organisation.server.ts"
import { beginImport } from "#app/people/organisations/import/begin-import.server.ts"
import { confirmImport } from "#app/people/organisations/import/confirm-import.server.ts"
import { undoImport } from "#app/people/organisations/import/undo-import.server.ts"
import { createRoundtable } from "#app/roundtables/create-roundtable.server.ts"
import { endMandate } from "#app/roundtables/end-mandate.server.ts"
import { followAudit, followTexts, isIndexMade } from "#app/search/follow.server.ts"
import { forgetEnded, makeIndex } from "#app/search/make-index.server.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeAdministrator,
  makeOfficer,
  makeOrganisation,
  makePaper,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
} from "#tests/support/factories.ts"
import { ask, catchUp } from "./world.ts"

const NAMES = { institutions: "I", third_sector: "T", associations: "A", youth: "G" }

/** The index without its ids, which each making gives anew. */
const content = async (db: Db) => {
  const { rows } = await db.execute(sql`
    select to_jsonb(e) - 'id' as entry from search_entry e order by source_kind, source_id, part`)
  return rows.map(({ entry }) => entry)
}

describe("after a verb, once the audit is sealed, is found", () => {
  test("a new organisation", async ({ opened: { db } }) => {
    await makeIndex(db)
    const ctx = await ctxOf(db, await makeAdministrator(db))
    await createOrganisation(ctx, {
      name: "Comunità Larice",
      kind: "school",
      level: "municipal",
      territory: "Puglia",
      language: "it",
    })
    await catchUp(db)
    expect((await ask(db, "larice")).titles).toEqual(["Comunità Larice"])
  })

  test("the bodies of an import, and not once it is taken back", async ({ opened: { db } }) => {
    await makeIndex(db)
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const names = Object.fromEntries(COLUMNS.map((column) => [column, [column]])) as Record<Column, string[]>
    const pasted = "name;kind;level;territory\nComunità Larice;school;municipal;Puglia"
    const code = await beginImport(ctx, { upload: null, pasted, names })
    await confirmImport(ctx, code, {})
    await catchUp(db)
    expect((await ask(db, "larice")).titles).toEqual(["Comunità Larice"])
    await undoImport(ctx, code)
    await catchUp(db)
    expect((await ask(db, "larice")).titles).toEqual([])
  })

  test("a new table, by its mandate and territory too", async ({ opened: { db } }) => {
    await makeIndex(db)
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const card = {
      name: "Tavolo Larice",
      kind: "regional",
      mandate: "Accoglienza",
      startsOn: "2026-01-01",
    } as const
    const rest = { endsOn: null, visibility: "public", language: "it", territory: "Umbria" } as const
    await createRoundtable(ctx, { ...card, ...rest }, NAMES)
    await catchUp(db)
    expect((await ask(db, "accoglienza umbria")).titles).toEqual(["Tavolo Larice"])
  })

  test("a new document, for its members", async ({ opened: { db } }) => {
    const table = await makeRoundtable(db)
    const secretary = await makePerson(db)
    await makeOfficer(db, { roundtableId: table.id, personId: secretary.id })
    await makeIndex(db)
    const ctx = await ctxOf(db, secretary)
    const input = {
      roundtableCode: table.code,
      title: "Bozza Larice",
      kind: "other",
      language: "it",
    } as const
    await createPaper(ctx, { ...input, template: "empty" }, "")
    await catchUp(db)
    expect([(await ask(ctx, "larice")).titles, (await ask(db, "larice")).titles]).toEqual([
      ["Bozza Larice"],
      [],
    ])
  })

  test("no name whose mandate was ended", async ({ opened: { db } }) => {
    const table = await makeRoundtable(db)
    const person = await makePerson(db, { name: "Nome Larice" })
    const term = await makeTerm(db, {
      seat: await makeSeat(db, { roundtableId: table.id }),
      personId: person.id,
    })
    await makeIndex(db)
    const admin = await ctxOf(db, await makeAdministrator(db))
    expect((await ask(admin, "larice")).titles).toEqual(["Nome Larice"])
    await endMandate(admin, { termCode: term.code, reason: "Fine dell'incarico" })
    await catchUp(db)
    expect((await ask(admin, "larice")).titles).toEqual([])
  })

  test("a person by the new name, on the seat and in the office", async ({ opened: { db } }) => {
    const table = await makeRoundtable(db)
    const person = await makePerson(db, { name: "Nome Larice" })
    await makeTerm(db, { seat: await makeSeat(db, { roundtableId: table.id }), personId: person.id })
    await makeOfficer(db, { roundtableId: table.id, personId: person.id, role: "chair" })
    await makeIndex(db)
    const ctx = await ctxOf(db, person)
    await changeProfile(ctx, { name: "Nome Ginepro", language: "it" })
    await catchUp(db)
    expect([(await ask(ctx, "larice")).titles, (await ask(ctx, "ginepro")).titles]).toEqual([
      ...[[], ["Nome Ginepro", "Nome Ginepro"]],
    ])
  })
})

test("a text is found once its readable form is written, and by its newest words only", async ({ db }) => {
  const table = await makeRoundtable(db)
  const paper = await makePaper(db, { roundtableId: table.id, state: "adopted", adoptedAt: new Date() })
  await makeIndex(db)
  const write = async (seq: number, plain: string) => {
    const reading = { json: "{}", plain, headings: "[]", words: 1 }
    const text = { documentId: paper.id, roundtableId: table.id, epoch: 1, seq, reading }
    const query = async (text: string, params: unknown[]) => {
      const parts = text.split(/\$\d+/)
      const at = [...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n) - 1)
      const chunks = parts.flatMap((part, n) => [
        sql.raw(part),
        ...(n < at.length ? [sql`${params[at[n] ?? 0]}`] : []),
      ])
      return db.execute(sql.join(chunks))
    }
    await writeText(query, text)
  }
  await write(1, "mediazione")
  expect(await followTexts(db)).toBe(1)
  await write(2, "sportello")
  expect([await followTexts(db), await followTexts(db)]).toEqual([1, 0])
  expect([(await ask(db, "mediazione")).total, (await ask(db, "sportello")).total]).toEqual([0, 1])
})

describe("the index", () => {
  test("is made once, and made anew it is the same", async ({ db }) => {
    await makeTerm(db)
    await makePaper(db)
    expect(await isIndexMade(db)).toBe(false)
    expect(await makeIndex(db)).toBeGreaterThan(3)
    expect([await isIndexMade(db), await makeIndex(db)]).toEqual([true, 0])
    const before = await content(db)
    await rebuildIndex(db)
    expect(await content(db)).toEqual(before)
    expect(before.length).toBeGreaterThan(3)
  })

  test("made anew forgets what is gone", async ({ db }) => {
    const body = await makeOrganisation(db, { name: "Ente Larice" })
    await rebuildIndex(db)
    await db.execute(sql`delete from organisation where id = ${body.id}`)
    await rebuildIndex(db)
    expect((await ask(db, "larice")).total).toBe(0)
  })

  test("follows nothing before it was made", async ({ opened: { db } }) => {
    const ctx = await ctxOf(db, await makeAdministrator(db))
    await createOrganisation(ctx, {
      name: "Ente Larice",
      kind: "school",
      level: "municipal",
      territory: "Puglia",
      language: "it",
    })
    await catchUp(db)
    expect([await followAudit(db), (await ask(db, "larice")).total]).toEqual([0, 0])
  })

  test("goes on behind something that cannot be indexed, and says which it was", async ({
    opened: { db },
  }) => {
    await makeIndex(db)
    const ctx = await ctxFor(db)
    const body = await makeOrganisation(db, { name: "Ente Larice" })
    await transact(ctx, async (tx) => {
      await record(tx, { action: "test.done", subject: { kind: "roundtable", id: "not-an-id" } })
      await record(tx, { action: "test.done", subject: { kind: "organisation", id: body.id } })
    })
    await expect(catchUp(db)).rejects.toThrow("not indexed: roundtable not-an-id")
    expect([(await ask(db, "larice")).total, await followAudit(db)]).toEqual([1, 0])
  })

  test("forgets who sat until yesterday, though no deed says so", async ({ db }) => {
    const person = await makePerson(db, { name: "Nome Larice" })
    const term = await makeTerm(db, { personId: person.id })
    await rebuildIndex(db)
    await db.execute(
      sql`update seat_term set ends_on = (now() at time zone 'Europe/Rome')::date - 1 where id = ${term.id}`,
    )
    expect([await forgetEnded(db), await forgetEnded(db)]).toEqual([1, 0])
    expect((await ask(await ctxOf(db, await makeAdministrator(db)), "larice")).total).toBe(0)
  })

  test("leads from a person to the members' page of the table", async ({ db }) => {
    const table = await makeRoundtable(db)
    await makeTerm(db, {
      seat: await makeSeat(db, { roundtableId: table.id }),
      personId: (await makePerson(db, { name: "Nome Larice" })).id,
    })
    await rebuildIndex(db)
    const { hits } = await ask(await ctxOf(db, await makeAdministrator(db)), "larice")
    expect(hits[0]).toMatchObject({ kind: "person", path: `/roundtables/${table.code}/members` })
  })
})
