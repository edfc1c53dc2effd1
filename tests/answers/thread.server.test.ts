import { sql } from "drizzle-orm"
import { tellOfCommitments } from "#app/answers/tell-of-commitments.server.ts"
import { getThread } from "#app/answers/thread/thread-queries.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { mailsTo, makeWorld, published, ready } from "./world.ts"

test("the thread says what became of a proposal to everybody, without names of persons", async ({ db }) => {
  const world = await makeWorld(db)
  await published(world)
  const visitor = await ctxFor(db)
  const thread = await getThread(visitor, world.proposal)
  expect(thread.steps.map(({ place }) => place)).toEqual([
    "done",
    "done",
    "done",
    "done",
    "done",
    "now",
    "next",
  ])
  expect(thread.commitments).toMatchObject([
    { title: "aprire una sera alla settimana", body: { name: world.body.name } },
  ])
  expect(thread.given).toMatchObject([{ outcome: "partly", late: 0 }])
  for (const { actor } of [world.official, world.manager, world.members[0].ctx, world.secretary])
    expect(JSON.stringify(thread)).not.toContain(actor.name)
})

test("a draft of an answer shows nothing in the thread but that it was taken in charge", async ({ db }) => {
  const world = await makeWorld(db)
  await ready(world)
  const thread = await getThread(await ctxFor(db), world.proposal)
  expect(thread.events.at(-1)?.kind).toBe("answer_taken")
  expect(JSON.stringify(thread)).not.toContain("seconda sera")
})

test("the thread of a table that does not show its work is its members'", async ({ db }) => {
  const world = await makeWorld(db)
  await db.execute(sql`update roundtable set visibility = 'members' where id = ${world.table.id}`)
  const visitor = await ctxFor(db)
  expect(await refusalOf(getThread(visitor, world.proposal))).toBe("not_found errors.not_found.text")
  expect(await refusalOf(getThread(world.members[1].ctx, world.proposal))).toBeNull()
})

test("authors are told once when a commitment that came of their proposal is kept", async ({ db }) => {
  const world = await makeWorld(db)
  await published(world)
  const [author] = world.members
  const clock = await ctxFor(db)
  expect(await tellOfCommitments(clock)).toBe(0)
  await db.execute(sql`update commitment set state = 'done', progress = 100`)
  expect([await tellOfCommitments(clock), await tellOfCommitments(clock)]).toEqual([1, 0])
  expect((await mailsTo(world, author.ctx)).filter((kind) => kind === "answer_kept")).toHaveLength(1)
})
