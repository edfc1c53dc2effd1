import { sql } from "drizzle-orm"
import { supportProposal } from "#app/proposals/talk/support-proposal.server.ts"
import { getSteps } from "#app/proposals/way/queries.server.ts"
import { ballots } from "#db/schema/index.ts"
import { makeClosedBallot, makeDraftBallot, makeOpenBallot } from "#tests/ballots/made.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { admitted, makeWorld, proposalOf, step, submittedBy } from "./world.ts"

describe("the vote", () => {
  test("gives the outcome of the ballot that was linked, and not before it is published", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await admitted(world)
    const draft = await makeDraftBallot(db, world.table)
    await step(world.secretary, code, "to_ballot", { ballotCode: draft.code })
    expect(await refusalOf(step(world.secretary, code, "vote"))).toBe(
      "conflict proposals.errors.ballot_not_published",
    )
    const closed = await makeClosedBallot(db, world.table, [world.members[0].seat])
    const { rows } = await db.execute(sql`select id from ${ballots} where code = ${closed.code}`)
    await db.execute(sql`update proposal set ballot_id = ${rows[0]?.id} where code = ${code}`)
    expect(await refusalOf(step(world.secretary, code, "vote"))).toBe(
      "conflict proposals.errors.ballot_not_published",
    )
    await db.execute(
      sql`update ballot set state = 'published', published_at = now() where code = ${closed.code}`,
    )
    await step(world.secretary, code, "vote")
    const { verdict } = (await db.select().from(ballots).where(sql`code = ${closed.code}`))[0] ?? {}
    expect(await proposalOf(world, code)).toMatchObject({
      state: "voted",
      outcome: (verdict as { outcome: string }).outcome,
    })
  })

  test("by show of hands says its outcome and its sitting", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await admitted(world)
    await step(world.secretary, code, "to_ballot")
    expect(await refusalOf(step(world.secretary, code, "vote", { words: "Seduta 3" }))).toBe(
      "invalid proposals.errors.outcome_missing (outcome)",
    )
    expect(await refusalOf(step(world.secretary, code, "vote", { outcome: "tied" }))).toBe(
      "invalid proposals.errors.sitting_missing (words)",
    )
    await step(world.secretary, code, "vote", { outcome: "tied", words: "Seduta 3" })
    expect((await proposalOf(world, code)).outcome).toBe("tied")
  })

  test("is not taken with a ballot of another table", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await admitted(world)
    const foreign = await makeDraftBallot(db, await makeRoundtable(db))
    expect(await refusalOf(step(world.secretary, code, "to_ballot", { ballotCode: foreign.code }))).toBe(
      "invalid proposals.errors.ballot_unknown (ballotCode)",
    )
  })

  test("is not taken with a ballot that is over, nor with one that decides another proposal", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const [one, two] = [await admitted(world), await submittedBy(world, world.members[1])]
    await supportProposal(world.members[2].ctx, { proposalCode: two })
    await step(world.secretary, two, "admit")
    const take = (code: string, ballotCode: string) =>
      step(world.secretary, code, "to_ballot", { ballotCode })
    const over = await makeClosedBallot(db, world.table, [world.members[0].seat], { isPublished: true })
    expect(await refusalOf(take(one, over.code))).toBe("invalid proposals.errors.ballot_unknown (ballotCode)")
    const draft = await makeDraftBallot(db, world.table)
    await take(one, draft.code)
    expect(await refusalOf(take(two, draft.code))).toBe("invalid proposals.errors.ballot_taken (ballotCode)")
    expect((await getSteps(world.secretary, two)).ballots).toEqual([])
  })

  test("that is being held is waited for", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await admitted(world)
    const open = await makeOpenBallot(db, world.table, [world.members[0].seat])
    await step(world.secretary, code, "to_ballot", { ballotCode: open.code })
    expect(await refusalOf(step(world.secretary, code, "resume"))).toBe(
      "conflict proposals.errors.ballot_open",
    )
    expect((await proposalOf(world, code)).state).toBe("ballot")
  })

  test("that has decided is not left behind", async ({ db }) => {
    for (const isPublished of [true, false]) {
      const world = await makeWorld(db)
      const code = await admitted(world)
      await step(world.secretary, code, "to_ballot")
      const over = await makeClosedBallot(db, world.table, [world.members[0].seat], { isPublished })
      await db.execute(sql`update proposal set ballot_id = ${over.id} where code = ${code}`)
      expect(await refusalOf(step(world.secretary, code, "resume"))).toBe(
        "conflict proposals.errors.ballot_decided",
      )
      expect(await proposalOf(world, code)).toMatchObject({ state: "ballot", ballot_id: over.id })
    }
  })

  test("that was not held leads back to the discussion", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await admitted(world)
    await step(world.secretary, code, "to_ballot")
    await step(world.secretary, code, "resume")
    expect((await proposalOf(world, code)).state).toBe("discussion")
  })
})
