import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { getProposal } from "#app/proposals/queries.server.ts"
import { answerInvitation, noteSignature, uninviteAuthor } from "#app/proposals/writing/authors.server.ts"
import { discardDraft, saveAnswers } from "#app/proposals/writing/save-answers.server.ts"
import { startProposal } from "#app/proposals/writing/start-proposal.server.ts"
import { approveVersion, writeVersion } from "#app/proposals/writing/version.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makePerson, makeRoundtable, makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import {
  answer,
  draftOf,
  historyOf,
  invitationOf,
  invited,
  mailsTo,
  makeWorld,
  proposalOf,
  revOf,
  submit,
  submittedBy,
  TEXTS,
  type World,
} from "./world.ts"

const signs = async (world: World, ctx: Ctx, proposalCode: string, authorCode: string) =>
  answerInvitation(ctx, { proposalCode, authorCode, answer: "sign", rev: await revOf(world, proposalCode) })

describe("a proposal is begun", () => {
  test("by a body of a table under this one, and by nobody else's name", async ({ db }) => {
    const world = await makeWorld(db)
    const below = await makeRoundtable(db, { parentId: world.table.id })
    const seat = await makeSeat(db, { roundtableId: below.id })
    const { personId } = await makeMembership(db, {
      organisationId: seat.organisationId ?? "",
      role: "manager",
    })
    const ctx = await ctxOf(db, { id: personId })
    const { rows } = await db.execute(sql`select code from organisation where id = ${seat.organisationId}`)
    const asked = { roundtableCode: world.table.code, title: "Una proposta", language: "ar" as const }
    expect(await startProposal(ctx, { ...asked, author: `o:${rows[0]?.code}` })).toMatch(/^\w{10}$/)
    const foreign = startProposal(ctx, { ...asked, author: `o:${world.members[0].body.code}` })
    expect(await refusalOf(foreign)).toBe("invalid proposals.errors.author_missing (author)")
  })

  test("not by somebody without a seat anywhere", async ({ db }) => {
    const world = await makeWorld(db)
    const ctx = await ctxOf(db, await makePerson(db))
    const asked = { roundtableCode: world.table.code, title: "Una proposta", language: "it" as const }
    expect(await refusalOf(startProposal(ctx, { ...asked, author: "o:X" }))).toBe(
      "forbidden proposals.refuse.no_voice",
    )
  })
})

describe("a draft", () => {
  test("is read by its authors alone, not even by the secretariat", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    expect((await getProposal(world.members[0].ctx, code)).answers).toEqual(TEXTS)
    expect(await refusalOf(getProposal(world.secretary, code))).toBe("not_found errors.not_found.text")
  })

  test("that changed meanwhile is not written over, and what is the same changes nothing", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    const { ctx } = world.members[0]
    const typed = { proposalCode: code, step: "asks" as const, rev: 1, topics: [], intent: "next" as const }
    const none = { today: null, toWhom: null, seenBy: null }
    expect(await refusalOf(saveAnswers(ctx, { ...typed, ...none, asks: "Altro" }))).toBe(
      "conflict proposals.errors.changed_meanwhile",
    )
    expect(await refusalOf(saveAnswers(ctx, { ...typed, ...none, asks: TEXTS.asks }))).toBeNull()
    expect((await proposalOf(world, code)).asks).toBe(TEXTS.asks)
  })

  test("is thrown away by an author, and stands in no list any more", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    expect(await discardDraft(world.members[0].ctx, { proposalCode: code })).toBe(world.table.code)
    expect((await proposalOf(world, code)).state).toBe("discarded")
  })
})

describe("authors sign by their own act", () => {
  test("and a change afterwards asks those who had signed again", async ({ db }) => {
    const world = await makeWorld(db)
    const [first, second] = world.members
    const code = await draftOf(world)
    await invited(world, code, second, "sign")
    await answer(world, first.ctx, code, "asks", "Tre sere alla settimana.")
    const { authors } = await getProposal(first.ctx, code)
    expect(authors.map(({ state }) => state)).toEqual(["invited", "invited"])
    expect(await mailsTo(world, second.ctx)).toEqual(["proposal_sign", "proposal_sign_again"])
  })

  test("and nobody signs for another body", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    const authorCode = await invited(world, code, world.members[1])
    const own = answerInvitation(world.members[0].ctx, {
      proposalCode: code,
      authorCode,
      answer: "sign",
      rev: 5,
    })
    expect(await refusalOf(own)).toBe("forbidden proposals.refuse.sign_own")
  })

  test("once: the second answer is told that there is one", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    const authorCode = await invited(world, code, world.members[1], "sign")
    const again = signs(world, world.members[1].ctx, code, authorCode)
    expect(await refusalOf(again)).toBe("forbidden proposals.refuse.answered_already")
  })

  test("and is invited once", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    await invited(world, code, world.members[1])
    expect(await refusalOf(invited(world, code, world.members[1]))).toBe(
      "conflict proposals.errors.author_twice (body)",
    )
  })

  test("who began it stays among them", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await draftOf(world)
    const authorCode = await invitationOf(world, code, world.members[0].body)
    const off = uninviteAuthor(world.members[0].ctx, { proposalCode: code, authorCode })
    expect(await refusalOf(off)).toBe("conflict proposals.errors.author_stays")
  })

  test("for whom nobody has an account the secretariat notes a sheet, on a draft that it typed", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const [member] = world.members
    const code = await startProposal(world.secretary, {
      ...{
        roundtableCode: world.table.code,
        author: `o:${member.body.code}`,
        title: "Su carta",
        language: "it",
      },
    })
    for (const [step, text] of Object.entries(TEXTS))
      await answer(world, world.secretary, code, step as "asks", text)
    expect(await refusalOf(submit(world, world.secretary, code))).toBe(
      "forbidden proposals.refuse.signatures_missing",
    )
    const authorCode = await invitationOf(world, code, member.body)
    const read = await revOf(world, code)
    await answer(world, world.secretary, code, "asks", "Tre sere alla settimana.")
    expect(
      await refusalOf(noteSignature(world.secretary, { proposalCode: code, authorCode, rev: read })),
    ).toBe("conflict proposals.errors.changed_on_paper")
    await noteSignature(world.secretary, { proposalCode: code, authorCode, rev: read + 1 })
    await submit(world, world.secretary, code)
    const { authors, state } = await getProposal(world.secretary, code)
    expect([state, authors[0]?.onPaper]).toEqual(["submitted", true])
  })
})

describe("submitting", () => {
  test("waits for every answer and every signature", async ({ db }) => {
    const world = await makeWorld(db)
    const [{ ctx, body }, second] = world.members
    const code = await startProposal(ctx, {
      ...{ roundtableCode: world.table.code, author: `o:${body.code}`, title: "A metà", language: "fr" },
    })
    const press = () => submit(world, ctx, code)
    expect(await refusalOf(press())).toBe("forbidden proposals.refuse.unanswered")
    for (const [step, text] of Object.entries(TEXTS)) await answer(world, ctx, code, step as "asks", text)
    const authorCode = await invited(world, code, second)
    expect(await refusalOf(press())).toBe("forbidden proposals.refuse.signatures_missing")
    await signs(world, second.ctx, code, authorCode)
    expect(await press()).toMatchObject({ number: 1 })
  })

  test("numbers one after the other, signs, supports and tells the secretariat", async ({ db }) => {
    const world = await makeWorld(db)
    const [one, two] = [await submittedBy(world), await submittedBy(world, world.members[1])]
    expect([(await proposalOf(world, one)).number, (await proposalOf(world, two)).number]).toEqual([1, 2])
    const page = await getProposal(world.secretary, one)
    expect(page.authors.map(({ state }) => state)).toEqual(["signed"])
    expect(page.support).toMatchObject({ bodies: 1, missingBodies: 1, missingGroups: 1, isEnough: false })
    expect(await historyOf(world, one)).toEqual(["begun", "submitted"])
    expect(await mailsTo(world, world.secretary)).toEqual(["proposal_arrived", "proposal_arrived"])
  })

  test("shows it outside the table from when the rules say", async ({ db }) => {
    const open = await makeWorld(db)
    const closed = await makeWorld(db, { seenFrom: "admitted" })
    const [shown, hidden] = [await submittedBy(open), await submittedBy(closed)]
    expect((await proposalOf(open, shown)).shown_at).not.toBeNull()
    expect((await proposalOf(closed, hidden)).shown_at).toBeNull()
  })

  test("ends the changes, where the rules allow none, and keeps them in the history where they do", async ({
    db,
  }) => {
    const strict = await makeWorld(db)
    const code = await submittedBy(strict)
    expect(await refusalOf(answer(strict, strict.members[0].ctx, code, "asks", "Altro"))).toBe(
      "conflict proposals.refuse.no_more_changes",
    )
    const lenient = await makeWorld(db, { editIn: ["submitted"] })
    const other = await submittedBy(lenient)
    await answer(lenient, lenient.members[0].ctx, other, "asks", "Altro")
    expect(await historyOf(lenient, other)).toEqual(["begun", "submitted", "edited"])
  })
})

describe("the Italian working version", () => {
  const written = { title: "In italiano", today: "A", asks: "B", toWhom: "C", seenBy: "D", isMachine: true }

  test("stands beside an original in another language, marked, until its authors approve it", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    await db.execute(sql`update proposal set language = 'ar' where code = ${code}`)
    const rev = await revOf(world, code)
    await writeVersion(world.members[2].ctx, { proposalCode: code, rev, ...written })
    const page = await getProposal(world.members[0].ctx, code)
    const writtenAt = new Date(page.version?.at ?? 0)
    const approve = (n: 0 | 2) => approveVersion(world.members[n].ctx, { proposalCode: code, rev, writtenAt })
    expect(await refusalOf(approve(2))).toBe("forbidden proposals.refuse.authors_only")
    await approve(0)
    const { version } = await getProposal(world.members[0].ctx, code)
    expect([version?.isMachine, version?.approvedAt === null]).toEqual([true, false])
    await writeVersion(world.members[2].ctx, { proposalCode: code, rev, ...written, asks: "E" })
    expect((await getProposal(world.members[0].ctx, code)).version?.approvedAt).toBeNull()
  })

  test("is refused beside an Italian original", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    const rev = await revOf(world, code)
    expect(await refusalOf(writeVersion(world.members[2].ctx, { proposalCode: code, rev, ...written }))).toBe(
      "forbidden proposals.refuse.is_italian",
    )
  })
})
