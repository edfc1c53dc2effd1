import { eq } from "drizzle-orm"
import fc from "fast-check"
import type { Ctx } from "#app/context.ts"
import { refuseReadPaper, refuseWritePaper } from "#app/documents/policy.ts"
import { listOpenPapers, listPapers, papersVisibleTo } from "#app/documents/queries.server.ts"
import { mayReadPaper } from "#app/documents/rights.server.ts"
import type { Db } from "#db/client.server.ts"
import { papers, seats } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, rolledBack, test } from "#tests/support/database.ts"
import {
  makePaper,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Roundtable,
} from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import {
  buildWorld,
  everyPaper,
  STATES,
  type WorldPlan,
  WRITERS,
  worldPlan,
  writePaper,
} from "#tests/support/worlds.ts"

const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code).sort()

/** Checks something in each of many generated worlds, which leave nothing behind. */
const inWorlds = (db: Db, check: (db: Db, ctx: Ctx, tables: Roundtable[]) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(worldPlan, (plan: WorldPlan) =>
      rolledBack(db, async (tx) => {
        const { ctx, tables } = await buildWorld(tx, plan)
        await check(tx, ctx, tables)
      }),
    ),
    { numRuns: times(15, 150) },
  )

describe("in any world", () => {
  test("the texts that a list shows are those that the policy does not refuse", { timeout: 60_000 }, async ({
    db,
  }) => {
    await inWorlds(db, async (tx, ctx) => {
      const readable = (await everyPaper(tx)).filter(
        ({ paper, facts }) => !paper.deletedAt && refuseReadPaper(ctx.actor, facts) === null,
      )
      const shown = await tx.select().from(papers).where(papersVisibleTo(ctx))
      expect(codes(shown)).toEqual(codes(readable.map(({ paper }) => paper)))
    })
  })

  test("a message about a text goes to whom the list shows it", { timeout: 60_000 }, async ({ db }) => {
    await inWorlds(db, async (tx, ctx) => {
      const shown = codes(await tx.select().from(papers).where(papersVisibleTo(ctx)))
      const told: { code: string }[] = []
      for (const { paper } of await everyPaper(tx))
        if (await mayReadPaper(tx, ctx.actor.personId, paper.id)) told.push(paper)
      expect(codes(told)).toEqual(shown)
    })
  })

  test("the texts that are open to somebody are those that they may write", { timeout: 60_000 }, async ({
    db,
  }) => {
    await inWorlds(db, async (tx, ctx) => {
      const writable = (await everyPaper(tx)).filter(
        ({ paper, facts }) => !paper.deletedAt && refuseWritePaper(ctx.actor, facts) === null,
      )
      expect(codes(await listOpenPapers(ctx))).toEqual(codes(writable.map(({ paper }) => paper)))
    })
  })

  test("a table's open texts are its part of them", { timeout: 60_000 }, async ({ db }) => {
    await inWorlds(db, async (_tx, ctx, tables) => {
      const parts: { code: string }[] = []
      for (const table of tables) parts.push(...(await listOpenPapers(ctx, table.id)))
      expect(codes(parts)).toEqual(codes(await listOpenPapers(ctx)))
    })
  })
})

describe("the texts that are open to somebody", () => {
  test.for(RELATIONS)("are of every kind that the policy lets them write: %s", async (relation, { db }) => {
    const roundtable = await makeRoundtable(db)
    const person = await personAs(db, relation, roundtable)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    const others = await makeSeat(db, { roundtableId: roundtable.id })
    const [mine = others] = await db
      .select()
      .from(seats)
      .where(eq(seats.id, ctx.actor.seats[0]?.seatId ?? others.id))
    const here = mine.roundtableId === roundtable.id ? mine : others
    for (const state of STATES)
      for (const writers of WRITERS) await writePaper(db, { state, writers, isDeleted: false }, here, others)
    await writePaper(db, { state: "co_design", writers: "every seat", isDeleted: true }, here, others)
    const writable = (await everyPaper(db)).filter(
      ({ paper, facts }) => !paper.deletedAt && refuseWritePaper(ctx.actor, facts) === null,
    )
    expect(codes(await listOpenPapers(ctx))).toEqual(codes(writable.map(({ paper }) => paper)))
  })

  test("are found behind any number that they may not write", async ({ db }) => {
    const roundtable = await makeRoundtable(db)
    const { code } = await makePaper(db, { roundtableId: roundtable.id, state: "co_design" })
    for (let n = 0; n < 25; n++) await makePaper(db, { roundtableId: roundtable.id, state: "draft" })
    const open = await listOpenPapers(await ctxAs(db, "titular", { roundtable }))
    expect(codes(open)).toEqual([code])
  })

  test("are twenty at most, the latest changed first", async ({ db }) => {
    const roundtable = await makeRoundtable(db)
    const at = (n: number) => new Date(Date.UTC(2026, 0, 1 + n))
    for (let n = 0; n < 22; n++)
      await makePaper(db, {
        roundtableId: roundtable.id,
        title: `T${n}`,
        state: "co_design",
        createdAt: at(n),
      })
    const open = await listOpenPapers(await ctxAs(db, "titular", { roundtable }))
    expect(open.map((paper) => paper.title)).toEqual(Array.from({ length: 20 }, (_, n) => `T${21 - n}`))
  })
})

const everyPage = async (ctx: Ctx, page: Parameters<typeof listPapers>[1]) => {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const answer: Awaited<ReturnType<typeof listPapers>> = await listPapers(ctx, { ...page, after })
    pages.push(answer.rows.map((row) => row.title))
    after = answer.next
  } while (after)
  return pages
}

describe("the list of documents, page by page", () => {
  const adopted = { state: "adopted", adoptedAt: new Date("2025-06-01") }
  const fill = async (db: Db, count: number) => {
    const { id: roundtableId } = await makeRoundtable(db)
    for (let n = 0; n < count; n++) await makePaper(db, { ...adopted, roundtableId, title: `T${n}` })
  }

  test.for([1, 2, 3, 6, 7, 8])("loses and doubles none, newest first, %i a page", async (limit, { db }) => {
    await fill(db, 7)
    const pages = await everyPage(await ctxFor(db), { limit })
    expect(pages.flat()).toEqual(["T6", "T5", "T4", "T3", "T2", "T1", "T0"])
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
  })

  test("goes on where the last of a page was deleted meanwhile", async ({ db }) => {
    await fill(db, 4)
    const ctx = await ctxFor(db)
    const first = await listPapers(ctx, { limit: 2 })
    await db.update(papers).set({ deletedAt: new Date() })
    await makePaper(db, { ...adopted, title: "Più nuovo" })
    const second = await listPapers(ctx, { limit: 2, after: first.next })
    expect([first.next !== null, second.rows]).toEqual([true, []])
  })

  test("is of one table when asked, and of adopted ones when asked", async ({ db }) => {
    const person = await makePerson(db)
    const { roundtableId } = await makeTerm(db, { personId: person.id })
    await makePaper(db, { ...adopted, roundtableId, title: "Adottato qui" })
    await makePaper(db, { roundtableId, title: "Bozza qui" })
    await makePaper(db, { ...adopted, title: "Adottato altrove" })
    const ctx = await ctxOf(db, person)
    const titles = async (page: Parameters<typeof listPapers>[1]) =>
      (await listPapers(ctx, page)).rows.map((row) => row.title).sort()
    expect([await titles({ roundtableId }), await titles({ adoptedOnly: true })]).toEqual([
      ["Adottato qui", "Bozza qui"],
      ["Adottato altrove", "Adottato qui"],
    ])
  })
})
