import { sql } from "drizzle-orm"
import { addAnswerFile } from "#app/answers/files.server.ts"
import { listAnswersOf, listAnswersTo } from "#app/answers/list.server.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import { getThread } from "#app/answers/thread/thread-queries.server.ts"
import type { Ctx } from "#app/context.ts"
import { expect, test } from "#tests/support/database.ts"
import { pdf } from "#tests/support/files.ts"
import { endorse, makeWorld, ready, type World } from "./world.ts"

/** Everything that pages tell a person of one answer before it is out. */
const toldTo = async (world: World, ctx: Ctx, code: string) => {
  const of = { organisationId: world.body.id, shown: "owed", from: null } as const
  const { state, rev, inside, acts } = await getAnswer(ctx, code)
  const [line] = (await listAnswersOf(ctx, of)).rows
  const [given] = await listAnswersTo(ctx, world.proposal)
  const [told] = (await getThread(ctx, world.proposal)).given
  return {
    ...{ state, rev, inside, mayEndorse: acts.endorse, mayPublish: acts.publish },
    states: [line?.state, given?.state, told?.state],
  }
}

const OUTSIDE = {
  ...{ state: "taken", rev: 0, inside: null, mayEndorse: false, mayPublish: false },
  states: ["taken", "taken", "taken"],
}

test("nobody outside the body is told that a text is drafted, saved again or endorsed", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await ready(world)
  for (const ctx of [world.secretary, world.members[0].ctx, world.members[1].ctx])
    expect(await toldTo(world, ctx, code)).toEqual(OUTSIDE)
  await endorse(world, code)
  for (const ctx of [world.secretary, world.members[0].ctx])
    expect(await toldTo(world, ctx, code)).toEqual(OUTSIDE)
})

test("the body's own people read how far their text is", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await ready(world)
  expect(await toldTo(world, world.colleague, code)).toMatchObject({
    ...{ state: "drafted", rev: 1, states: ["drafted", "drafted", "drafted"] },
  })
})

test("the table's own log of deeds says nothing of what the body does within", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await ready(world)
  await endorse(world, code)
  const file = { name: "delibera.pdf", bytes: pdf() }
  await addAnswerFile(world.official, { answerCode: code, title: "La delibera", file })
  const { rows } = await db.execute(sql`
    select action from audit_entry where roundtable_id is not null and action like 'answer.%' order by id`)
  expect(rows.map(({ action }) => action)).toEqual(["answer.requested", "answer.taken"])
})
