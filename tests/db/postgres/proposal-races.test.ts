import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { endSupport, supportProposal } from "#app/proposals/talk/support-proposal.server.ts"
import { mergeProposal } from "#app/proposals/way/merge-proposal.server.ts"
import { takeStep } from "#app/proposals/way/take-step.server.ts"
import { withdrawProposal } from "#app/proposals/way/withdraw-proposal.server.ts"
import { submitProposal } from "#app/proposals/writing/submit-proposal.server.ts"
import { makeDraftBallot } from "#tests/ballots/made.ts"
import { admitted, draftOf, makeWorld, revOf, step, submittedBy } from "#tests/proposals/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const REASON = "Un motivo scritto per gli autori"

test("proposals submitted at once have one number after the other, without a gap", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const drafts: string[] = []
  for (let n = 0; n < 8; n++) drafts.push(await draftOf(world, world.members[n % 2 ? 1 : 0]))
  const unfinished = await draftOf(world, world.members[2])
  await db.execute(sql`update proposal set asks = null where code = ${unfinished}`)
  const revs = new Map<string, number>()
  for (const code of [...drafts, unfinished]) revs.set(code, await revOf(world, code))
  const submit = (ctx: Ctx, proposalCode: string) => () =>
    submitProposal(ctx, { proposalCode, rev: revs.get(proposalCode) ?? 0 })
  const ctxOfDraft = (n: number) => world.members[n % 2 ? 1 : 0].ctx
  const outcomes = await together(
    ...drafts.map((code, n) => submit(ctxOfDraft(n), code)),
    submit(world.members[2].ctx, unfinished),
  )
  expect(outcomes).toEqual([...drafts.map(() => null), "forbidden proposals.refuse.unanswered"])
  const { rows } = await db.execute(
    sql`select number from proposal where roundtable_id = ${world.table.id} and number is not null order by number`,
  )
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test("titular and substitute who support at once give one support", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const proposalCode = await submittedBy(world)
  const [, , third] = world.members
  const substitute = await makePerson(db)
  await makeTerm(db, { seat: third.seat, personId: substitute.id, rank: 1 })
  const second = await ctxOf(db, substitute)
  const press = (ctx: typeof second) => () => supportProposal(ctx, { proposalCode })
  const outcomes = await together(press(third.ctx), press(second), press(third.ctx), press(second))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(new Set(outcomes)).toEqual(new Set([null, "forbidden proposals.refuse.supported_already"]))
})

test("an admission while the last support is taken back is either of the two, never both wrong", async ({
  pg: { db },
}) => {
  const world = await makeWorld(db)
  const proposalCode = await submittedBy(world)
  const { ctx } = world.members[2]
  await supportProposal(ctx, { proposalCode })
  const admit = () =>
    takeStep(world.secretary, { proposalCode, step: "admit", ballotCode: null, outcome: null })
  const [admitted, ended] = await together(admit, () => endSupport(ctx, { proposalCode }))
  // Whoever is second sees what the first did: support may be taken back after the admission.
  expect(ended).toBeNull()
  expect([null, "forbidden proposals.refuse.support_lacking"]).toContain(admitted)
  const { rows } = await db.execute(sql`select state from proposal where code = ${proposalCode}`)
  expect(rows[0]?.state).toBe(admitted === null ? "admitted" : "submitted")
})

test("two merges crosswise end with one proposal that goes on, and no deadlock", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const [one, two] = [await submittedBy(world), await submittedBy(world, world.members[1])]
  const merge = (proposalCode: string, into: string) => () =>
    mergeProposal(world.secretary, { proposalCode, into, words: REASON })
  const outcomes = await together(merge(one, two), merge(two, one))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  const { rows } = await db.execute(
    sql`select state from proposal where code in (${one}, ${two}) order by state`,
  )
  expect(rows.map(({ state }) => state)).toEqual(["merged", "submitted"])
})

test("a proposal that is withdrawn and refused at once ends in one way", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const proposalCode = await submittedBy(world)
  const outcomes = await together(
    () => withdrawProposal(world.members[0].ctx, { proposalCode, words: REASON }),
    () =>
      takeStep(world.secretary, {
        ...{ proposalCode, step: "not_admit", ballotCode: null, outcome: null, words: REASON },
      }),
  )
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  const { rows } = await db.execute(sql`
    select count(*)::int as count from proposal_event e join proposal p on p.id = e.proposal_id
     where p.code = ${proposalCode} and e.kind in ('withdrawn', 'not_admitted')`)
  expect(rows[0]?.count).toBe(1)
})

test("two proposals that are put to one ballot at once: it decides one of them", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const codes = [await admitted(world), await submittedBy(world, world.members[1])] as const
  await admitted(world, codes[1])
  const { code: ballotCode } = await makeDraftBallot(db, world.table)
  const outcomes = await together(
    ...codes.map((code) => () => step(world.secretary, code, "to_ballot", { ballotCode })),
  )
  expect(outcomes.toSorted()).toEqual(["invalid proposals.errors.ballot_taken (ballotCode)", null])
  const { rows } = await db.execute(sql`
    select count(*)::int as count from proposal p join ballot b on b.id = p.ballot_id where b.code = ${ballotCode}`)
  expect(rows[0]?.count).toBe(1)
})
