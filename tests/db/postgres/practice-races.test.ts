import { sql } from "drizzle-orm"
import { takeUpPractice } from "#app/practices/take-up-practice.server.ts"
import { followProposal } from "#app/proposals/follow/follow-proposal.server.ts"
import { makePractice } from "#tests/practices/rows.ts"
import { makeWorld } from "#tests/practices/world.ts"
import { makeProposal } from "#tests/proposals/rows.ts"
import { expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

test("a practice that is brought to a table six times at once is copied once, and its authors are told once", async ({
  pg: { db },
}) => {
  const world = await makeWorld(db)
  const { code } = await makePractice(db, { roundtableId: world.here.id })
  const press = () => takeUpPractice(world.other, { practiceCode: code, roundtableCode: world.there.code })
  const outcomes = await together(...Array.from({ length: 6 }, () => press))
  expect(outcomes).toEqual(Array.from({ length: 6 }, () => null))
  const { rows } = await db.execute(sql`
    select (select count(*)::int from practice where origin_id is not null) as copies,
           (select count(*)::int from outbox where kind = 'practice_taken_up'
               and person_id = ${world.secretary.actor.personId}) as told`)
  expect(rows).toEqual([{ copies: 1, told: 1 }])
})

test("a proposal that one person follows six times at once is followed once", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const { code } = await makeProposal(db, { roundtableId: world.here.id })
  const press = () => followProposal(world.other, { proposalCode: code })
  const outcomes = await together(...Array.from({ length: 6 }, () => press))
  expect(outcomes).toEqual(Array.from({ length: 6 }, () => null))
  const { rows } = await db.execute(sql`select count(*)::int as follows from proposal_follow`)
  expect(rows).toEqual([{ follows: 1 }])
})
