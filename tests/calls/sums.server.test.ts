import { saveProject } from "#app/calls/projects/save-project.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { invited, mailsTo, revOf } from "../proposals/world.ts"
import { begin, fill, makeCallWorld, openCall, wholeProject } from "./world.ts"

describe("the sums of a project", () => {
  test.for([
    ["more than one project gets", { asked: 500_001 }, "invalid calls.errors.asked_over_most (asked)"],
    ["nothing asked for", { asked: 0 }, "invalid calls.errors.money_missing (asked)"],
    ["an end before the start", { endsOn: "2026-04-30" }, "invalid calls.errors.ends_first (endsOn)"],
  ] as const)("are not kept with %s", async ([, sums, reason], { db }) => {
    const world = await makeCallWorld(db)
    const code = await begin(world.members[0], await openCall(world))
    expect(await refusalOf(fill(world, world.members[0].ctx, code, sums))).toBe(reason)
  })

  test("that changed meanwhile are not written over, and who signed is asked again", async ({ db }) => {
    const world = await makeCallWorld(db)
    const [first, second] = world.members
    const code = await wholeProject(world, first, await openCall(world))
    await invited(world, code, second, "sign")
    const stale = { proposalCode: code, rev: 1, asked: 100, own: 0, startsOn: null, endsOn: null }
    expect(await refusalOf(saveProject(first.ctx, { ...stale, partners: null, place: null }))).toBe(
      "conflict proposals.errors.changed_meanwhile",
    )
    const rev = await revOf(world, code)
    await saveProject(first.ctx, { ...stale, rev, partners: null, place: "Borgo" })
    expect(await mailsTo(world, second.ctx)).toContain("proposal_sign_again")
  })
})
