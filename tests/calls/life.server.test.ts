import { eq, sql } from "drizzle-orm"
import { cancelCall, publishCall } from "#app/calls/announce-call.server.ts"
import { NewCall } from "#app/calls/input.ts"
import { takeProjectBack } from "#app/calls/projects/enter-project.server.ts"
import { getProjectBox } from "#app/calls/projects/queries.server.ts"
import { startProject } from "#app/calls/projects/start-project.server.ts"
import { getCall } from "#app/calls/queries.server.ts"
import { createCall, editCall } from "#app/calls/write-call.server.ts"
import { openThings } from "#app/desk/queries.server.ts"
import { getProposal } from "#app/proposals/queries.server.ts"
import { answerInvitation } from "#app/proposals/writing/authors.server.ts"
import { discardDraft } from "#app/proposals/writing/save-answers.server.ts"
import { submitProposal } from "#app/proposals/writing/submit-proposal.server.ts"
import { organisations, roundtables } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { invitationOf, invited, mailsTo, proposalOf, revOf } from "../proposals/world.ts"
import {
  begin,
  closeCall,
  draftCall,
  enter,
  entered,
  fill,
  makeCallWorld,
  moveTo,
  openCall,
  TYPED,
  wholeProject,
} from "./world.ts"

const REASON = "Manca la copertura della spesa."

describe("a call", () => {
  test("is written by who keeps the table's proposals, and by nobody else", async ({ db }) => {
    const world = await makeCallWorld(db)
    const typed = NewCall.parse({ ...TYPED, roundtableCode: world.table.code })
    expect(await refusalOf(createCall(world.members[0].ctx, typed))).toBe(
      "forbidden calls.refuse.keepers_only",
    )
  })

  test("is not found as a draft by who does not keep it", async ({ db }) => {
    const world = await makeCallWorld(db)
    const code = await draftCall(world)
    expect(await refusalOf(getCall(world.members[0].ctx, code))).toBe("not_found errors.not_found.text")
    expect((await getCall(world.secretary, code)).phase).toBe("draft")
  })

  test("does not change once it is published", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const { roundtableCode, ...card } = NewCall.parse({ ...TYPED, roundtableCode: "X" })
    expect(await refusalOf(editCall(world.secretary, { ...card, callCode }))).toBe(
      "forbidden calls.refuse.published_already",
    )
    expect(await refusalOf(publishCall(world.secretary, { callCode }))).toBe(
      "forbidden calls.refuse.published_already",
    )
  })

  test("is not published after its closing", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await draftCall(world)
    await closeCall(world, callCode)
    expect(await refusalOf(publishCall(world.secretary, { callCode }))).toBe(
      "forbidden calls.refuse.closing_is_past",
    )
  })

  test("is not published at a table that shows its work to its members alone", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await draftCall(world)
    await db.update(roundtables).set({ visibility: "members" }).where(eq(roundtables.id, world.table.id))
    expect((await getCall(world.secretary, callCode)).acts).toMatchObject({ publish: false, isHidden: true })
    expect(await refusalOf(publishCall(world.secretary, { callCode }))).toBe(
      "forbidden calls.refuse.table_not_public",
    )
  })

  test("is told to members of the table and to managers of bodies that may hand in, once each", async ({
    db,
  }) => {
    const world = await makeCallWorld(db)
    const manager = async (kind: string) => {
      const { id } = await makeOrganisation(db, { kind })
      return (await makeMembership(db, { organisationId: id, role: "manager" })).personId
    }
    const [eligible, other] = [await manager("migrant_association"), await manager("municipality")]
    const code = await openCall(world)
    const { rows } = await db.execute(sql`
      select person_id as id from outbox where kind = 'call_published'`)
    const told = rows.map(({ id }) => id)
    expect(told).toContain(eligible)
    expect(told).not.toContain(other)
    expect(told.filter((id) => id === world.members[0].ctx.actor.personId)).toHaveLength(1)
    expect(code).toMatch(/^\w{10}$/)
  })

  test("is cancelled with its reason, which authors hear of, and not twice", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    await entered(world, world.members[0], callCode)
    await cancelCall(world.secretary, { callCode, words: REASON })
    expect((await getCall(world.members[1].ctx, callCode)).cancelReason).toBe(REASON)
    expect(await mailsTo(world, world.members[0].ctx)).toContain("project_call_cancelled")
    expect(await refusalOf(cancelCall(world.secretary, { callCode, words: REASON }))).toBe(
      "forbidden calls.refuse.cancelled",
    )
  })
})

describe("a project is begun", () => {
  test.for([
    ["before the opening", [1, 2], "calls.refuse.not_open_yet"],
    ["from the closing on", [-2, -1], "calls.refuse.closed"],
  ] as const)("not %s", async ([, hours, reason], { db }) => {
    const world = await makeCallWorld(db)
    const code = await openCall(world)
    await moveTo(db, code, world.secretary.now, hours)
    expect(await refusalOf(begin(world.members[0], code))).toBe(`forbidden ${reason}`)
  })

  test("by a body of a kind that the call asks for", async ({ db }) => {
    const world = await makeCallWorld(db)
    const code = await openCall(world, { kinds: ["youth_group"] })
    expect(await refusalOf(begin(world.members[0], code))).toBe("forbidden calls.refuse.other_kind")
  })

  test("by a body that is based where the call asks for", async ({ db }) => {
    const world = await makeCallWorld(db)
    const code = await openCall(world, { territory: "Puglia" })
    expect(await refusalOf(begin(world.members[0], code))).toBe("forbidden calls.refuse.other_territory")
    await db.execute(sql`insert into placement (subject_kind, subject_id, territory_id)
      select 'organisation', ${world.members[0].body.id}, t.id from territory t where t.name = 'Bari' limit 1`)
    expect(await begin(world.members[0], code)).toMatch(/^\w{10}$/)
  })

  test("by who speaks for a body, and in nobody else's name", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const nobody = await ctxOf(db, await makePerson(db))
    const asked = {
      callCode,
      author: `o:${world.members[1].body.code}`,
      title: "Un progetto",
      language: "it",
    }
    const as = (ctx: typeof nobody) => startProject(ctx, { ...asked, language: "it" })
    expect(await refusalOf(as(nobody))).toBe("forbidden calls.refuse.no_voice")
    expect(await refusalOf(as(world.members[0].ctx))).toBe("invalid proposals.errors.author_missing (author)")
  })
})

describe("a project is handed in", () => {
  test("and until the closing nobody reads it but its authors, not even the secretariat", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const code = await entered(world, world.members[0], callCode)
    expect((await getProposal(world.members[0].ctx, code)).state).toBe("entered")
    for (const ctx of [world.secretary, world.members[1].ctx])
      expect(await refusalOf(getProposal(ctx, code))).toBe("not_found errors.not_found.text")
    expect((await getCall(world.secretary, callCode)).entered).toBe(1)
    expect((await getCall(world.members[1].ctx, callCode)).entered).toBeNull()
    await closeCall(world, callCode)
    const later = { ...world.secretary, now: new Date(world.secretary.now.getTime() + 1) }
    expect((await getProposal(later, code)).state).toBe("entered")
    expect(await refusalOf(getProposal(world.members[1].ctx, code))).toBe("not_found errors.not_found.text")
  })

  test("not from the closing on, and what was typed stays in the draft", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const code = await wholeProject(world, world.members[0], callCode)
    await closeCall(world, callCode)
    const { ctx } = world.members[0]
    expect(await refusalOf(enter(world, ctx, code))).toBe("forbidden calls.refuse.closed")
    await fill(world, ctx, code, { place: "Altrove" })
    expect((await proposalOf(world, code)).state).toBe("draft")
  })

  test("not to a call that was cancelled meanwhile", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const code = await wholeProject(world, world.members[0], callCode)
    await cancelCall(world.secretary, { callCode, words: REASON })
    expect(await refusalOf(enter(world, world.members[0].ctx, code))).toBe("forbidden calls.refuse.cancelled")
  })

  test("not without its sums, nor without its answers", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const [member] = world.members
    const bare = await begin(member, callCode)
    expect(await refusalOf(enter(world, member.ctx, bare))).toBe("forbidden calls.refuse.project_missing")
    const code = await wholeProject(world, member, callCode)
    await db.execute(sql`update proposal set asks = null where code = ${code}`)
    expect(await refusalOf(enter(world, member.ctx, code))).toBe("forbidden proposals.refuse.unanswered")
  })

  test("not while a co-author has not signed", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const [first, second] = world.members
    const code = await wholeProject(world, first, callCode)
    await invited(world, code, second)
    expect(await refusalOf(enter(world, first.ctx, code))).toBe(
      "forbidden proposals.refuse.signatures_missing",
    )
  })

  test("not by a body that the call does not ask for, once the one that began it has declined", async ({
    db,
  }) => {
    const world = await makeCallWorld(db)
    const [first, second] = world.members
    const proposalCode = await wholeProject(world, first, await openCall(world))
    await db.update(organisations).set({ kind: "municipality" }).where(eq(organisations.id, second.body.id))
    await invited(world, proposalCode, second)
    const authorCode = await invitationOf(world, proposalCode, first.body)
    const rev = await revOf(world, proposalCode)
    await answerInvitation(first.ctx, { proposalCode, authorCode, answer: "decline", rev })
    expect(await refusalOf(enter(world, second.ctx, proposalCode))).toBe("forbidden calls.refuse.other_kind")
  })

  test("by its authors alone", async ({ db }) => {
    const world = await makeCallWorld(db)
    const code = await wholeProject(world, world.members[0], await openCall(world))
    expect(await refusalOf(enter(world, world.members[1].ctx, code))).toBe("not_found errors.not_found.text")
  })

  test("to its call and not to the table", async ({ db }) => {
    const world = await makeCallWorld(db)
    const proposalCode = await wholeProject(world, world.members[0], await openCall(world))
    const rev = await revOf(world, proposalCode)
    expect(await refusalOf(submitProposal(world.members[0].ctx, { proposalCode, rev }))).toBe(
      "forbidden proposals.refuse.goes_to_its_call",
    )
  })

  test("and taken back while the call is open, then it is a draft and does not count", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const proposalCode = await entered(world, world.members[0], callCode)
    const { ctx } = world.members[0]
    await takeProjectBack(ctx, { proposalCode })
    expect(await proposalOf(world, proposalCode)).toMatchObject({ state: "draft", submitted_at: null })
    expect((await getCall(world.secretary, callCode)).entered).toBe(0)
    expect(await refusalOf(takeProjectBack(ctx, { proposalCode }))).toBe("forbidden calls.refuse.not_entered")
    await enter(world, ctx, proposalCode)
    await closeCall(world, callCode)
    expect(await refusalOf(takeProjectBack(ctx, { proposalCode }))).toBe("forbidden calls.refuse.closed")
  })

  test("and taken back after its call was cancelled, whenever that was", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const proposalCode = await entered(world, world.members[0], callCode)
    await closeCall(world, callCode)
    await cancelCall(world.secretary, { callCode, words: REASON })
    const { ctx } = world.members[0]
    expect((await getProjectBox(ctx, proposalCode))?.mayTakeBack).toBe(true)
    await takeProjectBack(ctx, { proposalCode })
    expect((await proposalOf(world, proposalCode)).state).toBe("draft")
  })

  test("or thrown away as a draft, after the closing too", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const proposalCode = await wholeProject(world, world.members[0], callCode)
    await closeCall(world, callCode)
    await discardDraft(world.members[0].ctx, { proposalCode })
    expect((await getCall(world.members[0].ctx, callCode)).own).toEqual([])
  })

  test("and who was invited to sign finds it on the desk until the closing", async ({ db }) => {
    const world = await makeCallWorld(db)
    const callCode = await openCall(world)
    const [first, second] = world.members
    await invited(world, await wholeProject(world, first, callCode), second)
    const waits = async () => (await openThings(second.ctx)).some(({ kind }) => kind === "proposal_sign")
    expect(await waits()).toBe(true)
    await closeCall(world, callCode)
    expect(await waits()).toBe(false)
  })
})
