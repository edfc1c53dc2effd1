import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { refuseReadPaper } from "#app/documents/policy.ts"
import { BACKLINKS_PER_PAGE, listBacklinks } from "#app/search/backlinks.server.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import type { Db } from "#db/client.server.ts"
import { catchUp, line, mention, write } from "#tests/documents/links/world.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makeRoundtable } from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"

const known = async (db: Db) => {
  await catchUp(db)
  await rebuildIndex(db)
}

const STATES = ["draft", "co_design", "adopted"] as const

describe.each(["public", "members"] as const)("at a table for %s, who points here is shown", (visibility) => {
  test.for(RELATIONS)("%s as far as they may read it", async (relation, { db }) => {
    const table = await makeRoundtable(db, { visibility })
    const body = await makeOrganisation(db)
    for (const state of STATES) {
      const { paper } = await makeReadable(db, { table, state, title: `Testo ${state}` })
      await write(db, paper, line("b-0001", mention("organisation", body.code)))
    }
    await known(db)
    const person = await personAs(db, relation, table)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    const facts = {
      roundtableId: table.id,
      isOfPublicTable: visibility === "public",
      isPublished: false,
      writerSeats: null,
    }
    const expected = STATES.filter((state) => refuseReadPaper(ctx.actor, { ...facts, state }) === null)
    const { rows, next } = await listBacklinks(ctx, { kind: "organisation", id: body.id })
    expect(rows.map(({ title }) => title).sort()).toEqual(expected.map((state) => `Testo ${state}`).sort())
    expect(next).toBeNull()
  })
})

const adopted = async (db: Db, ...content: StoredNode[]) => {
  const { paper } = await makeReadable(db, { state: "adopted" })
  await write(db, paper, ...content)
  return paper
}

test("of a document and of one of its paragraphs, with the place where it stands", async ({ db }) => {
  const target = await adopted(db, line("b-goal", mention("paragraph", "b-goal")))
  const source = await adopted(
    db,
    line("b-0001", mention("document", target.code)),
    line("b-0002", mention("paragraph", `${target.code}#b-goal`)),
  )
  await known(db)
  const ctx = await ctxFor(db)
  const path = (block: string) => `/documents/${source.code}?p=${block}#${block}`
  const places = async (part?: string) =>
    (await listBacklinks(ctx, { kind: "document", id: target.id, part })).rows.map((row) => [
      row.path,
      row.toPart,
    ])
  expect(await places()).toEqual([
    [path("b-0002"), "b-goal"],
    [path("b-0001"), ""],
  ])
  expect(await places("b-goal")).toEqual([[path("b-0002"), "b-goal"]])
  expect(await places("b-none")).toEqual([])
})

test("a long list comes in pages, each line once, and a made-up place begins at the start", async ({
  db,
}) => {
  const body = await makeOrganisation(db)
  const count = BACKLINKS_PER_PAGE + 3
  for (let n = 0; n < count; n++) await adopted(db, line("b-0001", mention("organisation", body.code)))
  await known(db)
  const ctx = await ctxFor(db)
  const to = { kind: "organisation", id: body.id }
  const first = await listBacklinks(ctx, to)
  const second = await listBacklinks(ctx, to, first.next)
  const paths = [...first.rows, ...second.rows].map(({ path }) => path)
  expect([first.rows.length, second.rows.length, second.next]).toEqual([BACKLINKS_PER_PAGE, 3, null])
  expect(new Set(paths).size).toBe(count)
  expect(await listBacklinks(ctx, to, "' or true --")).toEqual(first)
})
