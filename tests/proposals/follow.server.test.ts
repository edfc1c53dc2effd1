import { sql } from "drizzle-orm"
import { eraseSelf } from "#app/people/erase-person.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { getOwnData } from "#app/people/own-data.server.ts"
import { followProposal, unfollowProposal } from "#app/proposals/follow/follow-proposal.server.ts"
import { listFollowed } from "#app/proposals/follow/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { makeFollow } from "#tests/practices/rows.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeProposal } from "./rows.ts"
import { admitted, draftOf, mailsTo, makeWorld, step, submittedBy } from "./world.ts"

const stranger = async (db: Db) => ctxOf(db, await makePerson(db))
const followsIn = async (db: Db) =>
  (await db.execute(sql`select person_id as id from proposal_follow order by id`)).rows.map(({ id }) => id)

describe("who follows a proposal", () => {
  test("is told of each step, and authors who follow are told once", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    const follower = await stranger(db)
    const [author] = world.members
    for (const ctx of [follower, author.ctx]) await followProposal(ctx, { proposalCode: code })
    await admitted(world, code)
    await step(world.secretary, code, "discuss")
    const told = ["proposal_supported", "proposal_admitted", "proposal_discussed"]
    expect(await mailsTo(world, follower)).toEqual(told)
    expect((await mailsTo(world, author.ctx)).slice(-told.length)).toEqual(told)
  })

  test("is told that it is not admitted in words of their own", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    const follower = await stranger(db)
    await followProposal(follower, { proposalCode: code })
    await step(world.secretary, code, "not_admit", { words: "Non riguarda il Tavolo" })
    expect(await mailsTo(world, follower)).toEqual(["followed_not_admitted"])
  })

  test("is told nothing any more once they have stopped", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const follower = await stranger(db)
    await followProposal(follower, { proposalCode })
    await unfollowProposal(follower, { proposalCode })
    await admitted(world, proposalCode)
    expect(await mailsTo(world, follower)).toEqual([])
  })

  test("follows it once, however often they press", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const follower = await stranger(db)
    await followProposal(follower, { proposalCode })
    await followProposal(follower, { proposalCode })
    expect(await followsIn(db)).toEqual([follower.actor.personId])
  })
})

describe("is not followed", () => {
  test("a draft, by its authors", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await draftOf(world)
    expect(await refusalOf(followProposal(world.members[0].ctx, { proposalCode }))).toBe(
      "forbidden follow.refuse.draft",
    )
  })

  test("what is not theirs to read, nor anything by nobody", async ({ db }) => {
    const table = await makeRoundtable(db, { visibility: "members" })
    const inside = await makeProposal(db, { roundtableId: table.id })
    const open = await makeProposal(db, { roundtableId: (await makeRoundtable(db)).id })
    expect(await refusalOf(followProposal(await stranger(db), { proposalCode: inside.code }))).toBe(
      "not_found errors.not_found.text",
    )
    expect(await refusalOf(followProposal(await ctxFor(db), { proposalCode: open.code }))).toBe(
      "forbidden follow.refuse.signed_in",
    )
  })
})

test("the list of what one follows has the latest first, a page at a time, and only what one may read", async ({
  db,
}) => {
  const table = await makeRoundtable(db)
  const closed = await makeRoundtable(db, { visibility: "members" })
  const follower = await stranger(db)
  const personId = follower.actor.personId ?? ""
  for (let n = 1; n <= 3; n++)
    await makeFollow(
      db,
      await makeProposal(db, { roundtableId: table.id, number: n, title: `P${n}` }),
      personId,
    )
  await makeFollow(db, await makeProposal(db, { roundtableId: closed.id }), personId)
  const first = await listFollowed(follower, null, 2)
  const second = await listFollowed(follower, first.next, 2)
  expect([first.rows, second.rows].map((rows) => rows.map(({ title }) => title))).toEqual([
    ["P3", "P2"],
    ["P1"],
  ])
  expect(second.next).toBeNull()
})

describe("what one follows", () => {
  test("stands in one's own data, and goes with the account", async ({ db }) => {
    const proposal = await makeProposal(db, { roundtableId: (await makeRoundtable(db)).id })
    const follower = await stranger(db)
    await makeFollow(db, proposal, follower.actor.personId ?? "")
    expect((await getOwnData(follower)).follows).toMatchObject([{ proposal: proposal.title }])
    await eraseSelf(follower, undefined)
    expect(await followsIn(db)).toEqual([])
  })

  test("is one person's when two accounts become one, each proposal once", async ({ db }) => {
    const roundtableId = (await makeRoundtable(db)).id
    const both = await makeProposal(db, { roundtableId, number: 1 })
    const only = await makeProposal(db, { roundtableId, number: 2 })
    const [survivor, other] = [await makePerson(db), await makePerson(db)]
    await makeFollow(db, both, survivor.id)
    for (const proposal of [both, only]) await makeFollow(db, proposal, other.id)
    await mergePeople(await ctxOf(db, await makeAdministrator(db)), {
      ...{ personCode: survivor.code, email: other.email ?? "", reason: "Due account" },
    })
    expect(await followsIn(db)).toEqual([survivor.id, survivor.id])
  })
})
