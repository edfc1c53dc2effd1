import { eq, sql } from "drizzle-orm"
import { followLinks } from "#app/documents/links/follow-links.server.ts"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { editCard } from "#app/people/organisations/edit-card.server.ts"
import { followTexts } from "#app/search/follow.server.ts"
import { makeIndex } from "#app/search/make-index.server.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import type { Db } from "#db/client.server.ts"
import { searchEntries } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeAdministrator,
  makeOfficer,
  makeOrganisation,
  makePerson,
  type Paper,
} from "#tests/support/factories.ts"
import { line, mention, text, write } from "../documents/links/world.ts"
import { makeReadable } from "../documents/papers.ts"
import { ask, catchUp } from "./world.ts"

/** A text that mentions Larice Primo and Ente Cembro, already in the index, and an administrator. */
const makeWorld = async (db: Db, over: Parameters<typeof makeReadable>[1] = {}) => {
  const person = await makePerson(db, { name: "Larice Primo" })
  const body = await makeOrganisation(db, { name: "Ente Cembro" })
  const { paper, roundtable } = await makeReadable(db, { state: "co_design", title: "Bozza", ...over })
  const member = await makePerson(db)
  await makeOfficer(db, { roundtableId: roundtable.id, personId: member.id })
  await write(
    db,
    paper,
    line(
      "b-0001",
      text("Ne parla "),
      mention("person", person.code, "Larice Primo"),
      text(" con "),
      mention("organisation", body.code, "Ente Cembro"),
    ),
    line("b-0002", text("Seconda riga")),
  )
  await makeIndex(db)
  await followTexts(db)
  const admin = await ctxOf(db, await makeAdministrator(db))
  return { person, body, paper, roundtable, admin, member: await ctxOf(db, member) }
}

const follow = async (db: Db) => followLinks(await ctxFor(db))

const bodyOf = async (db: Db, paper: Paper) => {
  const [row] = await db
    .select({ body: searchEntries.body })
    .from(searchEntries)
    .where(eq(searchEntries.sourceId, paper.id))
  return row?.body
}
const REASON = "Richiesta del 3 marzo"

describe("a text that mentions somebody is in the index", () => {
  test("under what people and bodies are called, line by line", async ({ opened: { db } }) => {
    const { paper, member } = await makeWorld(db)
    expect(await bodyOf(db, paper)).toBe("Ne parla Larice Primo con Ente Cembro\nSeconda riga")
    expect((await ask(member, "larice")).titles).toEqual(["Bozza"])
  })

  test("without a name once the person is erased, although the text says it still", async ({
    opened: { db },
  }) => {
    const { paper, person, admin, member } = await makeWorld(db)
    await follow(db)
    await erasePerson(admin, { personCode: person.code, reason: REASON })
    await catchUp(db)
    expect(await bodyOf(db, paper)).toBe("Ne parla … con Ente Cembro\nSeconda riga")
    expect((await ask(member, "larice")).titles).toEqual([])
    await rebuildIndex(db)
    expect(await bodyOf(db, paper)).not.toContain("Larice")
  })

  test("nor where the person is erased before its links are known", async ({ opened: { db } }) => {
    const { paper, person, admin } = await makeWorld(db)
    await erasePerson(admin, { personCode: person.code, reason: REASON })
    await catchUp(db)
    await follow(db)
    expect(await bodyOf(db, paper)).toBe("Ne parla … con Ente Cembro\nSeconda riga")
  })

  test("by the new name, and not by the old one", async ({ opened: { db } }) => {
    const { person, member } = await makeWorld(db)
    await follow(db)
    await changeProfile(await ctxOf(db, person), { name: "Ginepro Primo", language: "it" })
    await catchUp(db)
    expect([(await ask(member, "ginepro")).titles, (await ask(member, "larice")).titles]).toEqual([
      ["Bozza"],
      [],
    ])
  })

  test("by the name of who stays, once two accounts are one; and by nobody's once that one is erased", async ({
    opened: { db },
  }) => {
    const { person, paper, admin, member } = await makeWorld(db)
    await follow(db)
    const survivor = await makePerson(db, { name: "Ginepro Secondo" })
    await mergePeople(admin, { personCode: survivor.code, email: person.email ?? "", reason: REASON })
    await catchUp(db)
    expect([(await ask(member, "ginepro")).titles, (await ask(member, "larice")).titles]).toEqual([
      ["Bozza"],
      [],
    ])
    await erasePerson(admin, { personCode: survivor.code, reason: REASON })
    await catchUp(db)
    expect(await bodyOf(db, paper)).toBe("Ne parla … con Ente Cembro\nSeconda riga")
  })

  test("by the new name of a body", async ({ opened: { db } }) => {
    const { body, admin, member } = await makeWorld(db)
    await follow(db)
    const card = { kind: "school", level: "municipal", territory: "Puglia", language: "it" } as const
    await editCard(admin, { ...card, code: body.code, name: "Ente Sorbo" })
    await catchUp(db)
    expect((await ask(member, "sorbo")).titles).toContain("Bozza")
  })
})

test("whoever is not a member finds an adopted text by people's names as they were written, except who was erased", async ({
  opened: { db },
}) => {
  const { person, paper, roundtable, admin } = await makeWorld(db, { state: "adopted" })
  await db.execute(sql`update roundtable set visibility = 'public' where id = ${roundtable.id}`)
  await follow(db)
  await changeProfile(await ctxOf(db, person), { name: "Ginepro Primo", language: "it" })
  await catchUp(db)
  expect([(await ask(db, "ginepro")).titles, (await ask(db, "larice")).titles]).toEqual([[], ["Bozza"]])
  await erasePerson(admin, { personCode: person.code, reason: REASON })
  await catchUp(db)
  expect([(await ask(db, "larice")).titles, await bodyOf(db, paper)]).toEqual([
    ...[[], "Ne parla … con Ente Cembro\nSeconda riga"],
  ])
})
