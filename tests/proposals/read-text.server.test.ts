import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { getProposal } from "#app/proposals/queries.server.ts"
import { answerInvitation } from "#app/proposals/writing/authors.server.ts"
import { addFile, removeProposalFile } from "#app/proposals/writing/files.server.ts"
import { startProposal } from "#app/proposals/writing/start-proposal.server.ts"
import { submitProposal } from "#app/proposals/writing/submit-proposal.server.ts"
import { approveVersion, writeVersion } from "#app/proposals/writing/version.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import {
  answer,
  draftOf,
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

const UNREAD = "conflict proposals.errors.changed_unread"
const statesOf = async (ctx: Ctx, code: string) =>
  (await getProposal(ctx, code)).authors.map(({ state }) => state)

describe("nobody says yes to a text that they have not read", () => {
  test("signing it", async ({ db }) => {
    const world = await makeWorld(db)
    const [first, second] = world.members
    const code = await draftOf(world)
    const authorCode = await invited(world, code, second)
    const rev = await revOf(world, code)
    await answer(world, first.ctx, code, "asks", "Tre sere.")
    const say = (answer: "sign" | "decline", at: number) =>
      answerInvitation(second.ctx, { proposalCode: code, authorCode, answer, rev: at })
    expect(await refusalOf(say("sign", rev))).toBe(UNREAD)
    expect(await statesOf(first.ctx, code)).toEqual(["invited", "invited"])
    expect(await refusalOf(say("sign", rev + 1))).toBeNull()
  })

  test("submitting it", async ({ db }) => {
    const world = await makeWorld(db)
    const [first, second] = world.members
    const code = await draftOf(world)
    await invited(world, code, second, "sign")
    const rev = await revOf(world, code)
    await answer(world, second.ctx, code, "asks", "Tre sere.")
    expect(await refusalOf(submitProposal(first.ctx, { proposalCode: code, rev }))).toBe(UNREAD)
    expect((await proposalOf(world, code)).state).toBe("draft")
    expect(await refusalOf(submit(world, first.ctx, code))).toBeNull()
  })

  test("with files that came or went since it was signed", async ({ db }) => {
    const world = await makeWorld(db)
    const [first, second] = world.members
    const code = await draftOf(world)
    await invited(world, code, second, "sign")
    const rev = await revOf(world, code)
    const file = { name: "conti.pdf", bytes: pdf() }
    await addFile(first.ctx, { proposalCode: code, title: "I conti", file })
    expect([await statesOf(first.ctx, code), await revOf(world, code)]).toEqual([
      ["invited", "invited"],
      rev + 1,
    ])
    const authorCode = await invitationOf(world, code, second.body)
    await answerInvitation(second.ctx, { proposalCode: code, authorCode, answer: "sign", rev: rev + 1 })
    await removeProposalFile(first.ctx, { proposalCode: code, number: 1 })
    expect(await statesOf(first.ctx, code)).toEqual(["invited", "invited"])
    expect(await mailsTo(world, second.ctx)).toEqual([
      "proposal_sign",
      "proposal_sign_again",
      "proposal_sign_again",
    ])
  })
})

test("what no author has signed is not submitted", async ({ db }) => {
  const world = await makeWorld(db)
  const [member] = world.members
  const code = await startProposal(world.secretary, {
    ...{ roundtableCode: world.table.code, author: `o:${member.body.code}` },
    ...{ title: "Su carta", language: "it" as const },
  })
  for (const [step, text] of Object.entries(TEXTS))
    await answer(world, world.secretary, code, step as "asks", text)
  const authorCode = await invitationOf(world, code, member.body)
  const rev = await revOf(world, code)
  await answerInvitation(member.ctx, { proposalCode: code, authorCode, answer: "decline", rev })
  expect(await refusalOf(submit(world, world.secretary, code))).toBe(
    "forbidden proposals.refuse.nobody_signed",
  )
  expect((await proposalOf(world, code)).state).toBe("draft")
  expect(await refusalOf(getProposal(member.ctx, code))).toBe("not_found errors.not_found.text")
})

describe("the working version", () => {
  const inItalian = {
    title: "In italiano",
    today: "A",
    asks: "B",
    toWhom: "C",
    seenBy: "D",
    isMachine: false,
  }
  const inArabic = async (world: World) => {
    const code = await submittedBy(world)
    await world.db.execute(sql`update proposal set language = 'ar' where code = ${code}`)
    return { code, rev: await revOf(world, code) }
  }

  test("is of the text that was translated, whatever came after", async ({ db }) => {
    const world = await makeWorld(db, { editIn: ["submitted"] })
    const { code, rev } = await inArabic(world)
    await answer(world, world.members[0].ctx, code, "asks", "Altro")
    await writeVersion(world.members[2].ctx, { proposalCode: code, rev, ...inItalian })
    const { version, rev: now } = await getProposal(world.members[0].ctx, code)
    expect([version?.rev, now]).toEqual([rev, rev + 1])
  })

  test("is approved as it was read, beside the original as it was read", async ({ db }) => {
    const world = await makeWorld(db, { editIn: ["submitted"] })
    const { code, rev } = await inArabic(world)
    const [author, , translator] = world.members
    const write = (minutes: number) => {
      const now = new Date(translator.ctx.now.getTime() + minutes * 60_000)
      return writeVersion({ ...translator.ctx, now }, { proposalCode: code, rev, ...inItalian })
    }
    const page = () => getProposal(author.ctx, code)
    const approve = async (read: Awaited<ReturnType<typeof page>>) =>
      refusalOf(
        approveVersion(author.ctx, {
          ...{ proposalCode: code, rev: read.rev, writtenAt: new Date(read.version?.at ?? 0) },
        }),
      )
    await write(0)
    const first = await page()
    await write(1)
    expect(await approve(first)).toBe(UNREAD)
    const second = await page()
    await answer(world, author.ctx, code, "asks", "Altro")
    expect(await approve(second)).toBe(UNREAD)
    expect((await page()).version?.approvedAt).toBeNull()
    expect(await approve(await page())).toBeNull()
    expect((await page()).version).toMatchObject({ rev: rev + 1 })
  })
})
