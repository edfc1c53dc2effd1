import type { Ctx } from "#app/context.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import { suggestMentions } from "#app/search/suggest-mentions.server.ts"
import { line, text, write } from "#tests/documents/links/world.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makePerson, makeRoundtable, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"

const names = async (ctx: Ctx, code: string, query: string) =>
  (await suggestMentions(ctx, { code, query, after: null })).rows.map(({ kind, label }) => `${kind} ${label}`)

describe("a writer is offered", () => {
  test("people of the table, the text's paragraphs, and titles that they may see", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design", title: "Quercia mia" })
    const hidden = await makeRoundtable(db, { visibility: "members" })
    await makeReadable(db, { state: "adopted", title: "Quercia condivisa" })
    await makeReadable(db, { table: hidden, state: "adopted", title: "Quercia riservata" })
    await makeReadable(db, { table: roundtable, state: "draft", title: "Una quercia in bozza" })
    await makeOrganisation(db, { name: "Ente Quercia" })
    await makeRoundtable(db, { name: "Quercia Tavolo", visibility: "public" })
    await makeRoundtable(db, { name: "Quercia Segreta", visibility: "members" })
    const seat = await makeSeat(db, { roundtableId: roundtable.id })
    await makeTerm(db, { seat, personId: (await makePerson(db, { name: "Rosa Quercia" })).id })
    await makePerson(db, { name: "Quercia Estranea" })
    await write(db, paper, line("b-0001", text("Sotto la quercia")), line("b-0002", text("Altrove")))
    await rebuildIndex(db)
    const ctx = await ctxAs(db, "secretary here", { roundtable })
    expect(await names(ctx, paper.code, "querc")).toEqual([
      "person Rosa Quercia",
      "paragraph Sotto la quercia",
      "document Quercia condivisa",
      "roundtable Quercia Tavolo",
      "document Una quercia in bozza",
      "organisation Ente Quercia",
    ])
  })

  test("people and headings while nothing is typed, and no titles for one letter", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    await makeOrganisation(db, { name: "Quercia" })
    await write(db, paper, { ...line("b-0001", text("Premessa")), attrs: { id: "b-0001", level: 1 } })
    await rebuildIndex(db)
    const ctx = await ctxAs(db, "secretary here", { roundtable })
    expect(await names(ctx, paper.code, "")).toEqual([`person ${ctx.actor.name}`, "paragraph Premessa"])
    expect(await names(ctx, paper.code, "q")).toEqual([])
  })

  test.for(["%", "_", "%%", "\\\\", "' or 1=1", "a".repeat(5000)])(
    "nothing for «%.20s»",
    async (query, { db }) => {
      const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
      await makeOrganisation(db, { name: "Quercia" })
      await rebuildIndex(db)
      expect(await names(await ctxAs(db, "secretary here", { roundtable }), paper.code, query)).toEqual([])
    },
  )
})

test.for(RELATIONS)("%s is answered only where they write", async (relation, { db }) => {
  const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
  const ctx = await ctxAs(db, relation, { roundtable })
  const writes = ["substitute", "titular", "facilitator", "chair", "secretary here"].includes(relation)
  const refused = await refusalOf(suggestMentions(ctx, { code: paper.code, query: "", after: null }))
  expect(refused === null).toBe(writes)
})
