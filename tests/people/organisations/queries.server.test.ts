import type { Ctx } from "#app/context.ts"
import { listOrganisations } from "#app/people/organisations/queries.server.ts"
import { PAGE_SIZE } from "#app/people/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { organisations } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"

const fill = async (db: Db, count: number) => {
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{ name: `Ente ${String((n * 37) % count).padStart(3, "0")}`, kind: "school", territory: "Parma" },
  }))
  if (rows.length > 0) await db.insert(organisations).values(rows)
}

const everyPage = async (ctx: Ctx, meanwhile: (page: number) => Promise<unknown> = async () => {}) => {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listOrganisations>> = await listOrganisations(ctx, { after })
    pages.push(page.rows.map((row) => row.name))
    after = page.next
    await meanwhile(pages.length)
  } while (after)
  return pages
}

describe("the register of organisations, page by page", () => {
  test.for([
    [0, [0]],
    [1, [1]],
    [PAGE_SIZE, [30]],
    [PAGE_SIZE + 1, [30, 1]],
    [2 * PAGE_SIZE, [30, 30]],
    [75, [30, 30, 15]],
  ] as const)("holds %i on pages of %j", async ([count, sizes], { db }) => {
    await fill(db, count)
    const pages = await everyPage(await ctxFor(db))
    expect(pages.map((page) => page.length)).toEqual(sizes)
  })

  test("loses and doubles no row, and is in order", async ({ db }) => {
    await fill(db, 75)
    const names = (await everyPage(await ctxFor(db))).flat()
    expect(names).toEqual(Array.from({ length: 75 }, (_, n) => `Ente ${String(n).padStart(3, "0")}`))
  })

  test("goes on after the same row when others are written meanwhile", async ({ db }) => {
    await fill(db, 40)
    const added = { kind: "school", territory: "Parma" }
    const pages = await everyPage(await ctxFor(db), (page) =>
      db.insert(organisations).values([
        { ...added, name: `Ente 000 bis ${page}` },
        { ...added, name: `Zona ${page}` },
      ]),
    )
    const expected = Array.from({ length: 10 }, (_, n) => `Ente ${String(n + 30).padStart(3, "0")}`)
    expect(pages[1]).toEqual([...expected, "Zona 1"])
  })

  test("is empty after a code that nobody has", async ({ db }) => {
    await fill(db, 3)
    expect(await listOrganisations(await ctxFor(db), { after: "NOBODYHASIT" })).toEqual({
      rows: [],
      next: null,
    })
  })
})
