import { sql } from "drizzle-orm"
import { cancelCall } from "#app/calls/announce-call.server.ts"
import { getCall } from "#app/calls/queries.server.ts"
import { givePoints } from "#app/calls/results/give-points.server.ts"
import { publishResults } from "#app/calls/results/publish-results.server.ts"
import { exportRanking, listRanking } from "#app/calls/results/queries.server.ts"
import type { Ctx } from "#app/context.ts"
import { NOBODY } from "#app/context.ts"
import { getProposal } from "#app/proposals/queries.server.ts"
import { proposalsVisibleTo } from "#app/proposals/visible.server.ts"
import { proposals } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOfficer, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { mailsTo, proposalOf, type World } from "../proposals/world.ts"
import { closeCall, entered, makeCallWorld, openCall } from "./world.ts"

const listOf = async ({ db, actor }: Ctx) =>
  db.select({ id: proposals.id }).from(proposals).where(proposalsVisibleTo(actor))

const given = (...points: (number | null)[]) => points.map((one) => ({ points: one, reason: "Motivo" }))
const give = (ctx: Ctx, callCode: string, proposalCode: string, ...points: (number | null)[]) =>
  givePoints(ctx, { callCode, proposalCode, given: given(...points) })

/** A closed call with a project of each of the first two members. */
const closedCall = async (world: World, over: Record<string, unknown> = {}) => {
  const callCode = await openCall(world, over)
  const one = await entered(world, world.members[0], callCode, { asked: 400_000 })
  const two = await entered(world, world.members[1], callCode, { asked: 300_000 })
  await closeCall(world, callCode)
  return { callCode, one, two }
}

describe("points are given", () => {
  test("not before the closing", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const code = await entered(world, world.members[0], callCode)
    expect(await refusalOf(give(world.secretary, callCode, code, 1, 1))).toBe(
      "forbidden calls.refuse.not_closed_yet",
    )
  })

  test("by who keeps the call", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one } = await closedCall(world)
    expect(await refusalOf(give(world.members[2].ctx, callCode, one, 1, 1))).toBe(
      "forbidden calls.refuse.keepers_only",
    )
  })

  test("not by a secretary of whom a body handed in, for none of the projects", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, two } = await closedCall(world)
    const personId = world.secretary.actor.personId ?? ""
    await makeMembership(db, { personId, organisationId: world.members[0].body.id, role: "member" })
    const secretary = await ctxOf(db, { id: personId })
    expect(await refusalOf(give(secretary, callCode, two, 1, 1))).toBe("forbidden calls.refuse.concerned")
    expect(await refusalOf(publishResults(secretary, { callCode }))).toBe("forbidden calls.refuse.concerned")
  })

  test("not by a keeper who has a part in a project, who neither reads the others nor cancels", async ({
    db,
  }) => {
    const world = await makeCallWorld(db)
    const { callCode, two } = await closedCall(world)
    const personId = world.secretary.actor.personId ?? ""
    const later = (ctx: Ctx) => ({ ...ctx, now: new Date(ctx.now.getTime() + 1) })
    expect((await listOf(world.secretary)).length).toBe(2)
    await makeMembership(db, { personId, organisationId: world.members[0].body.id, role: "member" })
    const secretary = later(await ctxOf(db, { id: personId }))
    expect(await refusalOf(getProposal(secretary, two))).toBe("not_found errors.not_found.text")
    expect(await listOf(secretary)).toEqual([])
    expect((await getCall(secretary, callCode)).acts).toMatchObject({ assess: false, cancel: false })
    expect(await refusalOf(cancelCall(secretary, { callCode, words: "Un motivo qualunque" }))).toBe(
      "forbidden calls.refuse.concerned",
    )
  })

  test("not by who began or signed a project, though they belong to none of its bodies any more", async ({
    db,
  }) => {
    const world = await makeCallWorld(db)
    const { callCode, two } = await closedCall(world)
    const author = world.members[0].ctx.actor.personId
    const keeper = world.secretary.actor.personId
    // The account that wrote the project was joined to the keeper's, which belongs to none of its bodies.
    await db.execute(
      sql`update person set merged_into_id = ${keeper}, email = null, closed_at = now() where id = ${author}`,
    )
    expect(await refusalOf(give(world.secretary, callCode, two, 1, 1))).toBe(
      "forbidden calls.refuse.concerned",
    )
  })

  test.for([
    ["none", [null, 1], "invalid calls.errors.points (points0)"],
    ["more than the weight", [60, 41], "invalid calls.errors.points_over (points1)"],
  ] as const)("whole: %s is refused at its field", async ([, points, reason], { db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one } = await closedCall(world)
    expect(await refusalOf(give(world.secretary, callCode, one, ...points))).toBe(reason)
  })

  test("with a reason each", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one } = await closedCall(world)
    const bare = { callCode, proposalCode: one, given: [{ points: 1, reason: "" }] }
    expect(await refusalOf(givePoints(world.secretary, bare))).toBe(
      "invalid calls.errors.points_reason (reason0)",
    )
  })

  test("again, and the later ones count", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one } = await closedCall(world)
    await give(world.secretary, callCode, one, 10, 10)
    await give(world.secretary, callCode, one, 60, 40)
    const { rows } = await db.execute(sql`select points from project_point order by points`)
    expect(rows.map(({ points }) => points)).toEqual([40, 60])
    const { rows: deeds } = await db.execute(sql`
      select v.values from audit_entry e join audit_value v on v.entry_id = e.id
       where e.action = 'call.points-given' order by e.id`)
    expect(deeds.map(({ values }) => values)).toMatchObject([
      { project: one, before: "–, –", after: "10, 10" },
      { project: one, before: "10, 10", after: "60, 40" },
    ])
  })
})

describe("the ranking is published", () => {
  test("not while a project lacks points", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one } = await closedCall(world)
    await give(world.secretary, callCode, one, 10, 10)
    expect(await refusalOf(publishResults(world.secretary, { callCode }))).toBe(
      "forbidden calls.refuse.points_missing",
    )
  })

  test("by the rule, once, and what is funded is read by everybody", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one, two } = await closedCall(world)
    await give(world.secretary, callCode, one, 10, 9)
    await give(world.secretary, callCode, two, 30, 20)
    await publishResults(world.secretary, { callCode })
    const ranking = await listRanking(world.secretary, callCode)
    expect(
      ranking.map(({ code, rank, points, givenCents, verdict }) => [code, rank, points, givenCents, verdict]),
    ).toEqual([
      [two, 1, 50, 300_000, "funded"],
      [one, 2, 19, 0, "below_minimum"],
    ])
    const nobody = { ...world.secretary, actor: NOBODY }
    expect((await getProposal(nobody, two)).state).toBe("funded")
    expect(await refusalOf(getProposal(nobody, one))).toBe("not_found errors.not_found.text")
    expect((await proposalOf(world, one)).state).toBe("not_funded")
    expect(await mailsTo(world, world.members[0].ctx)).toContain("project_ranked")
    for (const again of [
      publishResults(world.secretary, { callCode }),
      give(world.secretary, callCode, one, 1, 1),
    ])
      expect(await refusalOf(again)).toBe("forbidden calls.refuse.results_already")
    expect(await refusalOf(cancelCall(world.secretary, { callCode, words: "Un motivo tardivo" }))).toBe(
      "forbidden calls.refuse.results_already",
    )
  })

  test("in the name of the office that publishes it", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one, two } = await closedCall(world)
    for (const code of [one, two]) await give(world.secretary, callCode, code, 30, 20)
    const { id: personId } = await makePerson(db)
    await makeOfficer(db, { roundtableId: world.table.id, personId, role: "chair" })
    await publishResults(await ctxOf(db, { id: personId }), { callCode })
    const { rows } = await db.execute(sql`select distinct office from proposal_event where kind = 'funded'`)
    expect(rows).toEqual([{ office: "chair" }])
  })

  test("with nobody in it where nobody handed in", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    await closeCall(world, callCode)
    await publishResults(world.secretary, { callCode })
    expect(await listRanking(world.secretary, callCode)).toEqual([])
  })

  test("as a file, and not before", async ({ db }) => {
    const world = await makeCallWorld(db)
    const { callCode, one, two } = await closedCall(world)
    const file = () => exportRanking(world.secretary, callCode, (key) => key)
    expect(await refusalOf(file())).toBe("forbidden calls.refuse.no_results_yet")
    for (const code of [one, two]) await give(world.secretary, callCode, code, 30, 20)
    await publishResults(world.secretary, { callCode })
    const lines = (await file()).trim().split("\r\n")
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/,Utilità,Costi$/)
    expect(lines[1]).toMatch(/,30,20$/)
  })
})
