import { getProposal } from "#app/proposals/queries.server.ts"
import { endSupport, supportProposal } from "#app/proposals/talk/support-proposal.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { mailsTo, makeWorld, seatedAt, submittedBy } from "./world.ts"

describe("support", () => {
  test("is one per seat, and the authors' is theirs by signing", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const [author, , other] = world.members
    await supportProposal(other.ctx, { proposalCode })
    expect(await refusalOf(supportProposal(other.ctx, { proposalCode }))).toBe(
      "forbidden proposals.refuse.supported_already",
    )
    expect(await refusalOf(endSupport(author.ctx, { proposalCode }))).toBe(
      "forbidden proposals.refuse.signers_support",
    )
    await endSupport(other.ctx, { proposalCode })
    expect((await getProposal(author.ctx, proposalCode)).support.bodies).toBe(1)
  })

  test("is for voting seats", async ({ db }) => {
    const world = await makeWorld(db)
    const advisory = await seatedAt(db, world.table, world.members[0].seat.constituencyId, { voting: false })
    const proposalCode = await submittedBy(world)
    expect(await refusalOf(supportProposal(advisory.ctx, { proposalCode }))).toBe(
      "forbidden proposals.refuse.seat_is_advisory",
    )
    expect(await refusalOf(supportProposal(world.secretary, { proposalCode }))).toBe(
      "forbidden proposals.refuse.seats_support",
    )
  })

  test("that was missing, once it has come, is told to authors and secretariat once", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    await supportProposal(world.members[1].ctx, { proposalCode })
    expect(await mailsTo(world, world.secretary)).toEqual(["proposal_arrived"])
    await supportProposal(world.members[2].ctx, { proposalCode })
    expect(await mailsTo(world, world.secretary)).toEqual(["proposal_arrived", "proposal_supported"])
    expect(await mailsTo(world, world.members[0].ctx)).toEqual(["proposal_supported"])
  })
})
