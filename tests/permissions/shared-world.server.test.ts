import { expect, test } from "#tests/support/database.ts"
import type { Case } from "./circles.ts"
import { inSharedWorlds } from "./shared-world.ts"

const CASES: readonly Case[] = [{ route: "roundtables.$code.close", for: [] }]

inSharedWorlds(["stranger"], CASES, (_who, _cases, inWorld) => {
  test.for(["first", "next"])("what the %s test of a world changes is undone after it", () =>
    inWorld(async ({ db, table, ctx }) => {
      const name = async () =>
        (await db.execute(`select name from roundtable where id = '${table.id}'`)).rows[0]?.name
      expect(await name()).toBe(table.name)
      await ctx.db.execute(`update roundtable set name = 'Changed' where id = '${table.id}'`)
      expect(await name()).toBe("Changed")
    }),
  )
})
