import fc from "fast-check"
import type { Ctx } from "#app/context.ts"
import { refuseReadRoundtable } from "#app/roundtables/policy.ts"
import {
  getRoundtable,
  listOwnRoundtables,
  listRelatedRoundtables,
  listRoundtables,
  mayReadRoundtable,
} from "#app/roundtables/queries.server.ts"
import { visibleTo } from "#app/roundtables/visible.server.ts"
import type { Db } from "#db/client.server.ts"
import { roundtables } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, rolledBack, test } from "#tests/support/database.ts"
import { makeOfficer, makePerson, makeRoundtable, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { buildWorld, type WorldPlan, worldPlan } from "#tests/support/worlds.ts"
import { ctxAs } from "./world.ts"

const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code).sort()

/** Checks something in each of many generated worlds, which leave nothing behind. */
const inWorlds = (db: Db, check: (db: Db, world: Awaited<ReturnType<typeof buildWorld>>) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(worldPlan, (plan: WorldPlan) =>
      rolledBack(db, async (tx) => check(tx, await buildWorld(tx, plan))),
    ),
    { numRuns: times(15, 150) },
  )

describe("in any world", () => {
  test("the tables that a list shows are those that the policy does not refuse", { timeout: 60_000 }, async ({
    db,
  }) => {
    await inWorlds(db, async (tx, { ctx, tables }) => {
      const shown = await tx.select().from(roundtables).where(visibleTo(ctx.actor))
      expect(codes(shown)).toEqual(codes(tables.filter((table) => !refuseReadRoundtable(ctx.actor, table))))
    })
  })

  test("each table's own page and its mail agree with the list", { timeout: 60_000 }, async ({ db }) => {
    await inWorlds(db, async (tx, { ctx, tables }) => {
      const { rows } = await listRoundtables(ctx, { limit: 100 })
      for (const table of tables) {
        const isListed = rows.some((row) => row.code === table.code)
        const page = await refusalOf(getRoundtable(ctx, table.code))
        const mail = await mayReadRoundtable(tx, ctx.actor.personId, table.id)
        expect([page === null, mail]).toEqual([isListed, isListed])
      }
    })
  })
})

describe("a table's page", () => {
  test.for(RELATIONS)("says what the person is there: %s", async (relation, { db }) => {
    const roundtable = await makeRoundtable(db)
    const page = await getRoundtable(await ctxAs(db, relation, { roundtable }), roundtable.code)
    const outside = ["nobody", "stranger", "member of another table", "secretary elsewhere", "administrator"]
    expect([page.isMember, page.isSecretary, page.mayManageSeats]).toEqual([
      !outside.includes(relation),
      relation === "secretary here",
      relation === "secretary here" || relation === "administrator",
    ])
  })

  test("that is private is not there, in the words of one that never was", async ({ db }) => {
    const roundtable = await makeRoundtable(db, { visibility: "members" })
    const ctx = await ctxAs(db, "stranger", { roundtable })
    const refused = await refusalOf(getRoundtable(ctx, roundtable.code))
    expect(refused).toBe(await refusalOf(getRoundtable(ctx, "NOWHERE")))
  })
})

const everyPage = async (ctx: Ctx, limit: number) => {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listRoundtables>> = await listRoundtables(ctx, { after, limit })
    pages.push(page.rows.map((row) => row.code))
    after = page.next
  } while (after)
  return pages
}

describe("the list of tables, page by page", () => {
  const fill = async (db: Db, names: readonly string[]) => {
    const card = { mandate: "Coordinamento", kind: "regional", territory: "Umbria", startsOn: "2024-01-01" }
    await db.insert(roundtables).values(names.map((name) => ({ ...card, name })))
    return codes(await db.select().from(roundtables))
  }

  test.for([1, 2, 3, 4, 7, 8, 9, 100])(
    "loses and doubles none of equal names, %i a page",
    async (limit, { db }) => {
      const all = await fill(db, ["Scuola", "Casa", "Casa", "Casa", "Casa", "Casa", "Lavoro", "Lavoro"])
      const pages = await everyPage(await ctxFor(db), limit)
      expect(pages.flat().sort()).toEqual(all)
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
    },
  )

  test("is in the order of names", async ({ db }) => {
    await fill(db, ["Scuola", "Casa", "Lavoro"])
    const { rows } = await listRoundtables(await ctxFor(db), {})
    expect(rows.map((row) => row.name)).toEqual(["Casa", "Lavoro", "Scuola"])
  })

  test("has no hole where a table is not shown", async ({ db }) => {
    const all = await fill(db, ["A", "B", "C", "D"])
    await makeRoundtable(db, { name: "B bis", visibility: "members" })
    expect((await everyPage(await ctxFor(db), 2)).map((page) => page.length)).toEqual([2, 2])
    expect((await everyPage(await ctxFor(db), 2)).flat().sort()).toEqual(all)
  })

  test("counts the voting seats that there are", async ({ db }) => {
    const { id: roundtableId } = await makeRoundtable(db)
    await makeSeat(db, { roundtableId })
    await makeSeat(db, { roundtableId, voting: false })
    await makeSeat(db, { roundtableId, removedAt: new Date() })
    const { rows } = await listRoundtables(await ctxFor(db), {})
    expect(rows.map((row) => row.votingSeats)).toEqual([1])
  })
})

test("one's own tables say what one is at each", async ({ db }) => {
  const person = await makePerson(db)
  const [school, house] = [
    await makeRoundtable(db, { name: "Scuola" }),
    await makeRoundtable(db, { name: "Casa" }),
  ]
  await makeTerm(db, { personId: person.id, roundtableId: school.id, rank: 2 })
  await makeOfficer(db, { personId: person.id, roundtableId: school.id, role: "observer" })
  await makeOfficer(db, { personId: person.id, roundtableId: house.id, role: "chair" })
  await makeRoundtable(db)
  const own = await listOwnRoundtables(await ctxOf(db, person))
  expect(own.map(({ name, roles, rank }) => [name, roles, rank])).toEqual([
    ["Casa", ["chair"], null],
    ["Scuola", ["observer"], 2],
  ])
})

test("related tables are the one above and those below that the person may see", async ({ db }) => {
  const above = await makeRoundtable(db)
  const here = await makeRoundtable(db, { parentId: above.id })
  const below = await makeRoundtable(db, { parentId: here.id })
  await makeRoundtable(db, { parentId: here.id, visibility: "members" })
  await makeRoundtable(db, { parentId: above.id })
  const related = await listRelatedRoundtables(await ctxFor(db), here)
  expect([related.above?.code, codes(related.below)]).toEqual([above.code, [below.code]])
})
