import { eq, sql } from "drizzle-orm"
import { followLinks, hasStaleLinks, rebuildLinks } from "#app/documents/links/follow-links.server.ts"
import { documentUpdates, outbox, papers, people } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOfficer, makeOrganisation, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { makeReadable } from "../papers.ts"
import { catchUp, line, linksOf, mention, text, toldOf, write } from "./world.ts"

const BASE = "https://tavoli.example"

const makeMember = async (db: Parameters<typeof makePerson>[0], roundtableId: string, name: string) => {
  const person = await makePerson(db, { name })
  await makeOfficer(db, { roundtableId, personId: person.id, role: "observer" })
  return person
}

describe("once a text is written", () => {
  test("what it points to is known: by mention and by address", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    const { paper: other } = await makeReadable(db)
    const body = await makeOrganisation(db)
    const address = { type: "link", attrs: { href: `${BASE}/documents/${other.code}?p=b-abcd#b-abcd` } }
    await write(
      db,
      paper,
      line("b-0001", mention("organisation", body.code), mention("roundtable", roundtable.code)),
      line("b-0002", { type: "text", text: "qui", marks: [address] }, mention("document", other.code)),
      line("b-0003", mention("organisation", "ZZZZZZZZZZ"), mention("meeting", body.code)),
    )
    expect(await catchUp(db)).toBe(1)
    expect(await linksOf(db, paper)).toEqual([
      `document ${other.id}`,
      `document ${other.id} b-abcd`,
      `organisation ${body.id}`,
      `roundtable ${roundtable.id}`,
    ])
  })

  test("it is followed once, and again when it changes", async ({ db }) => {
    const { paper } = await makeReadable(db)
    const body = await makeOrganisation(db)
    await write(db, paper, line("b-0001", mention("organisation", body.code)))
    expect(await hasStaleLinks({ db })).toBe(true)
    expect(await catchUp(db)).toBe(1)
    expect([await hasStaleLinks({ db }), await catchUp(db)]).toEqual([false, 0])
    await write(db, paper, line("b-0001", text("Niente più")))
    expect(await catchUp(db)).toBe(1)
    expect(await linksOf(db, paper)).toEqual([])
  })

  test("one written long before the last one followed is still taken in", async ({ db }) => {
    const [{ paper: early }, { paper: late }] = [await makeReadable(db), await makeReadable(db)]
    const body = await makeOrganisation(db)
    await write(db, late, line("b-0001", text("Dopo")))
    await catchUp(db)
    await write(db, early, line("b-0001", mention("organisation", body.code)))
    await db.execute(
      sql`update document_text set written_at = now() - interval '5 minutes' where doc_id = ${early.id}`,
    )
    expect(await catchUp(db)).toBe(1)
    expect(await linksOf(db, early)).toEqual([`organisation ${body.id}`])
  })

  test("a text that was deleted points to nothing", async ({ db }) => {
    const { paper } = await makeReadable(db)
    await write(db, paper, line("b-0001", mention("organisation", (await makeOrganisation(db)).code)))
    await db.update(papers).set({ deletedAt: new Date() }).where(eq(papers.id, paper.id))
    await catchUp(db)
    expect(await linksOf(db, paper)).toEqual([])
  })
})

describe("who is mentioned", () => {
  test("is told once, with the way to the paragraph, however the text goes on", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design", title: "Piano" })
    const ivo = await makeMember(db, roundtable.id, "Ivo Segnaposto")
    const named = line("b-0001", mention("person", ivo.code, "Ivo Segnaposto"))
    await write(db, paper, line("b-0000", text("Premessa")), named)
    await catchUp(db)
    const path = `/documents/${paper.code}?p=b-0001#b-0001`
    const expected = [{ kind: "paper_mention", params: { paper: "Piano", path }, subjectId: paper.id }]
    expect(await toldOf(db, ivo)).toEqual(expected)
    await write(db, paper, line("b-0001", text("Tolto")))
    await catchUp(db)
    await write(db, paper, named, named)
    await catchUp(db)
    expect(await toldOf(db, ivo)).toEqual(expected)
    expect(await db.select().from(outbox).where(eq(outbox.personId, ivo.id))).toHaveLength(1)
  })

  test("is not told of a text that they may not read, but once they may", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    const stranger = await makePerson(db)
    await write(db, paper, line("b-0001", mention("person", stranger.code)))
    await catchUp(db)
    expect(await toldOf(db, stranger)).toEqual([])
    await makeOfficer(db, { roundtableId: roundtable.id, personId: stranger.id, role: "observer" })
    await write(db, paper, line("b-0001", mention("person", stranger.code), text(" ancora")))
    await catchUp(db)
    expect(await toldOf(db, stranger)).toHaveLength(1)
  })

  test.for([
    ["they wrote it themselves", true, 0],
    ["others wrote along", false, 1],
  ] as const)("where %s", async ([_what, isAlone, times], { db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    const [ivo, lina] = [
      await makeMember(db, roundtable.id, "Ivo Segnaposto"),
      await makeMember(db, roundtable.id, "Lina Bozza"),
    ]
    const seq = await write(db, paper, line("b-0001", mention("person", ivo.code)))
    const update = (at: number, authorId: string) => ({
      ...{ documentId: paper.id, seq: at, authorId, connectionId: "c", data: new Uint8Array([0]) },
    })
    await db
      .insert(documentUpdates)
      .values([update(seq, ivo.id), ...(isAlone ? [] : [update(seq - 1, lina.id)])])
    await catchUp(db)
    expect(await toldOf(db, ivo)).toHaveLength(times)
  })

  test("is nobody once they are erased, and the one who stays once they are merged", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    const ivo = await makeMember(db, roundtable.id, "Ivo Segnaposto")
    const twin = await makePerson(db, { email: null, passwordHash: null, mergedIntoId: ivo.id })
    const gone = await makePerson(db)
    await db
      .update(people)
      .set({ name: null, email: null, passwordHash: null, erasedAt: new Date() })
      .where(eq(people.id, gone.id))
    await write(db, paper, line("b-0001", mention("person", twin.code), mention("person", gone.code)))
    await catchUp(db)
    expect(await linksOf(db, paper)).toEqual([`person ${ivo.id}`])
    expect([await toldOf(db, ivo), await toldOf(db, gone)].map(({ length }) => length)).toEqual([1, 0])
  })
})

test("made anew, the links are the same and nobody is told", async ({ db }) => {
  const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
  const ivo = await makeMember(db, roundtable.id, "Ivo Segnaposto")
  const body = await makeOrganisation(db)
  await write(db, paper, line("b-0001", mention("organisation", body.code), mention("person", ivo.code)))
  await rebuildLinks(db, BASE)
  const first = await linksOf(db, paper)
  expect(first).toEqual([`organisation ${body.id}`, `person ${ivo.id}`].sort())
  await db.execute(sql`insert into link (id, from_kind, from_id, to_kind, to_id)
    values (gen_random_uuid(), 'document', gen_random_uuid(), 'organisation', ${body.id})`)
  expect(await rebuildLinks(db, BASE)).toBeGreaterThan(0)
  expect(await linksOf(db, paper)).toEqual(first)
  const { rows } = await db.execute(sql`select count(*)::int as n from link where to_id = ${body.id}`)
  expect(rows[0]?.n).toBe(1)
  expect(await toldOf(db, ivo)).toEqual([])
})

test("a text that cannot be followed is said, and holds up no other", async ({ db }) => {
  const table = await makeRoundtable(db)
  const { paper: bad } = await makeReadable(db, { table })
  const { paper: good } = await makeReadable(db, { table })
  const body = await makeOrganisation(db)
  await write(db, bad, line("b-0001", mention("organisation", body.code)))
  await write(db, good, line("b-0001", mention("organisation", body.code)))
  await db.execute(sql`create function fail_link() returns trigger language plpgsql as
    'begin if new.from_id = ''${sql.raw(bad.id)}'' then raise ''broken''; end if; return new; end'`)
  await db.execute(
    sql`create trigger fail_link before insert on link for each row execute function fail_link()`,
  )
  await expect(followLinks(await ctxFor(db))).rejects.toThrow(bad.id)
  expect(await linksOf(db, good)).toEqual([`organisation ${body.id}`])
  expect(await catchUp(db)).toBe(0)
})
