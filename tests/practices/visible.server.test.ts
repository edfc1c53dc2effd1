import { mayReadPractice } from "#app/practices/facts.server.ts"
import { practicesVisibleTo } from "#app/practices/visible.server.ts"
import { practices } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { makePractice } from "./rows.ts"

describe.each(["public", "members"] as const)("at a table that is for %s", (visibility) => {
  test.for(RELATIONS)("the list has for %s what the policy does not refuse", async (who, { db }) => {
    const table = await makeRoundtable(db, { visibility })
    for (const state of ["draft", "published", "withdrawn"])
      await makePractice(db, { roundtableId: table.id, state })
    const person = await personAs(db, who, table)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    const allowed: string[] = []
    for (const { id } of await db.select().from(practices))
      if (await mayReadPractice(db, person?.id ?? null, id)) allowed.push(id)
    const listed = await db.select({ id: practices.id }).from(practices).where(practicesVisibleTo(ctx.actor))
    expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
  })
})
