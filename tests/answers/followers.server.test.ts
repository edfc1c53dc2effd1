import { sql } from "drizzle-orm"
import { getThread } from "#app/answers/thread/thread-queries.server.ts"
import { followProposal } from "#app/proposals/follow/follow-proposal.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { ask, mailsTo, makeWorld, published } from "./world.ts"

test("who follows a proposal is told of each step of its answer, and an author who follows it once", async ({
  db,
}) => {
  const world = await makeWorld(db)
  const follower = await ctxOf(db, await makePerson(db))
  const [author] = world.members
  for (const ctx of [follower, author.ctx]) await followProposal(ctx, { proposalCode: world.proposal })
  await published(world)
  const told = ["answer_asked_for_you", "answer_taken", "answer_published"]
  expect(await mailsTo(world, follower)).toEqual(told)
  expect(await mailsTo(world, author.ctx)).toEqual(told)
})

test("the thread says to its reader, and to nobody else, that they follow it", async ({ db }) => {
  const world = await makeWorld(db)
  const follower = await ctxOf(db, await makePerson(db))
  await followProposal(follower, { proposalCode: world.proposal })
  const seen = async (ctx: typeof follower) => (await getThread(ctx, world.proposal)).follows
  expect([await seen(follower), await seen(world.secretary), await seen(await ctxFor(db))]).toEqual([
    ...[true, false, false],
  ])
})

test("however many follow a proposal, its authors and who answers for the body are told", async ({ db }) => {
  const world = await makeWorld(db)
  // Ids that sort before everybody else's.
  await db.execute(sql`
    with crowd as (
      insert into person (id, code, name)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'F' || lpad(n::text, 9, '0'), 'Voce ' || n
        from generate_series(1, 301) n returning id)
    insert into proposal_follow (id, proposal_id, roundtable_id, person_id)
    select crowd.id, p.id, p.roundtable_id, crowd.id from crowd, proposal p where p.code = ${world.proposal}`)
  await ask(world)
  expect(await mailsTo(world, world.members[0].ctx)).toEqual(["answer_asked_for_you"])
})
