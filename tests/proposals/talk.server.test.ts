import { sql } from "drizzle-orm"
import { openInAnswers } from "#app/answers/open-for.server.ts"
import { NOBODY } from "#app/context.ts"
import { ProposalFilters } from "#app/proposals/filters.ts"
import { indexProposal } from "#app/proposals/index-proposal.server.ts"
import { listProposalsAt } from "#app/proposals/list.server.ts"
import { listSimilar } from "#app/proposals/similar.server.ts"
import { getDiscussion } from "#app/proposals/talk/comment-queries.server.ts"
import {
  askTranslation,
  hideComment,
  writeComment,
  writeTranslation,
} from "#app/proposals/talk/comments.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOfficer, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeProposal, makeProposalComment } from "./rows.ts"
import { draftOf, invited, mailsTo, makeWorld, proposalOf, submittedBy } from "./world.ts"

const SAID = { stance: "against" as const, text: "Costa troppo.", language: "it" as const }

describe("a comment", () => {
  test("stands under the name of the seat's body, and the answer to an answer in the same thread", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const [author, other] = world.members
    const first = await writeComment(other.ctx, { proposalCode, ...SAID })
    const reply = await writeComment(author.ctx, { proposalCode, ...SAID, stance: "for", parent: first })
    await writeComment(other.ctx, { proposalCode, ...SAID, parent: reply })
    const { threads } = await getDiscussion(author.ctx, proposalCode)
    expect(threads.map(({ code, replies }) => [code, replies.length])).toEqual([[first, 2]])
    expect(threads[0]?.replies[0]?.name).toBe(author.body.name)
  })

  test("is for members and authors, while the rules say so", async ({ db }) => {
    const world = await makeWorld(db, { commentIn: ["discussion"] })
    const proposalCode = await submittedBy(world)
    expect(await refusalOf(writeComment(world.members[1].ctx, { proposalCode, ...SAID }))).toBe(
      "forbidden proposals.refuse.no_comments_now",
    )
    const nobody = { ...world.secretary, actor: NOBODY }
    expect(await refusalOf(writeComment(nobody, { proposalCode, ...SAID }))).toBe(
      "forbidden proposals.refuse.members_comment",
    )
  })

  test("is found by its code on whatever page it stands, to be read and answered", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const [author, other] = world.members
    const row = await proposalOf(world, proposalCode)
    const of = { id: String(row.id), roundtableId: world.table.id }
    const codes: string[] = []
    for (let n = 0; n < 101; n++) codes.push((await makeProposalComment(db, of)).code)
    const page = (where: Parameters<typeof getDiscussion>[2]) =>
      getDiscussion(author.ctx, proposalCode, where)
    const spread = async (at: string | undefined) => {
      const { threads, isFirst } = await page({ at: at ?? "" })
      return [threads[0]?.code, threads.length, isFirst]
    }
    expect(await spread(codes[49])).toEqual([codes[0], 50, true])
    expect(await spread(codes[50])).toEqual([codes[50], 50, false])
    expect(await spread(codes[100])).toEqual([codes[100], 1, false])
    const reply = await writeComment(other.ctx, { proposalCode, ...SAID, parent: codes[99] ?? "" })
    expect(await spread(reply)).toEqual([codes[50], 50, false])
    expect((await page({ answer: reply })).answerTo).toEqual({ code: reply, name: other.seat.label })
    expect((await page({ answer: "ZZZZZZZZZZ" })).answerTo).toBeNull()
  })

  test("with many answers has a page of its own, and no answer is cut off anywhere", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const row = await proposalOf(world, proposalCode)
    const of = { id: String(row.id), roundtableId: world.table.id }
    const [busy, quiet] = [await makeProposalComment(db, of), await makeProposalComment(db, of)]
    const replies: string[] = []
    for (let n = 0; n < 101; n++) {
      const reply = await makeProposalComment(db, of)
      await db.execute(sql`update proposal_comment set parent_id = ${busy.id} where id = ${reply.id}`)
      replies.push(reply.code)
    }
    const page = (where: Parameters<typeof getDiscussion>[2]) =>
      getDiscussion(world.members[0].ctx, proposalCode, where)
    const whole = await page({})
    expect(whole.threads.map(({ code, total, replies }) => [code, total, replies.length])).toEqual([
      [busy.code, 101, 10],
      [quiet.code, 0, 0],
    ])
    const read: string[] = []
    for (let after: string | null = null, first = true; first || after; first = false) {
      const part: Awaited<ReturnType<typeof page>> = await page({ thread: busy.code, after })
      expect(part).toMatchObject({ thread: busy.code, isFirst: first })
      read.push(...(part.threads[0]?.replies.map(({ code }) => code) ?? []))
      after = part.next
    }
    expect(read).toEqual(replies)
    for (const code of [busy.code, ...replies]) {
      const at = await page({ at: code })
      expect(at.threads.flatMap((one) => [one.code, ...one.replies.map((reply) => reply.code)])).toContain(
        code,
      )
    }
    expect(await refusalOf(page({ thread: "0000000000" }))).toBe("not_found errors.not_found.text")
  })

  test("is not translated at a table that is closed", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const commentCode = await writeComment(world.members[1].ctx, { proposalCode, ...SAID })
    await db.execute(
      sql`update roundtable set closed_at = now(), close_reason = 'Finito' where id = ${world.table.id}`,
    )
    expect(await refusalOf(askTranslation(world.members[0].ctx, { commentCode, language: "ar" }))).toBe(
      "forbidden roundtables.refuse.closed",
    )
  })

  test("that is hidden keeps its reason and loses its words", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const commentCode = await writeComment(world.members[1].ctx, { proposalCode, ...SAID })
    await writeTranslation(world.members[1].ctx, {
      commentCode,
      language: "en",
      text: "Too dear.",
      isMachine: false,
    })
    expect(await refusalOf(hideComment(world.members[0].ctx, { commentCode, words: "Offende" }))).toBe(
      "forbidden proposals.refuse.keepers_only",
    )
    await hideComment(world.secretary, { commentCode, words: "Offende" })
    const { threads } = await getDiscussion(world.secretary, proposalCode)
    expect(threads[0]).toMatchObject({ text: "", hiddenFor: "Offende", translations: [] })
  })

  test("is asked for in a language once, and then stands in it", async ({ db }) => {
    const world = await makeWorld(db)
    const proposalCode = await submittedBy(world)
    const commentCode = await writeComment(world.members[1].ctx, { proposalCode, ...SAID })
    const { ctx } = world.members[0]
    await askTranslation(ctx, { commentCode, language: "ar" })
    await askTranslation(ctx, { commentCode, language: "ar" })
    expect(await refusalOf(askTranslation(ctx, { commentCode, language: "it" }))).toBe(
      "forbidden proposals.refuse.same_language",
    )
    await writeTranslation(ctx, { commentCode, language: "ar", text: "مكلف جدًا", isMachine: true })
    const { threads } = await getDiscussion(ctx, proposalCode)
    expect(threads[0]?.translations).toEqual([{ language: "ar", text: "مكلف جدًا", isMachine: true }])
  })
})

test("what is similar has more than one word in common, of what the person may read", async ({ db }) => {
  const world = await makeWorld(db)
  const near = await submittedBy(world, world.members[1], "Lo sportello serale in Comune")
  const far = await submittedBy(world, world.members[1], "Orti condivisi")
  await db.execute(sql`update proposal set asks = 'Terra' where code = ${far}`)
  const draft = await draftOf(world, world.members[0], "Uno sportello serale")
  for (const code of [near, far])
    await indexProposal(world.secretary, String((await proposalOf(world, code)).id))
  const row = (await proposalOf(world, draft)) as {
    id: string
    at_id: string
    title: string
    language: string
    asks: string
  }
  const found = await listSimilar(world.members[0].ctx, { ...row, atId: row.at_id })
  expect(found.map(({ code }) => code)).toEqual([near])
})

test("on the desk are what to sign, what to decide, what to support and one's own drafts", async ({ db }) => {
  const world = await makeWorld(db)
  const [first, second, third] = world.members
  const draft = await draftOf(world)
  await invited(world, draft, second)
  await submittedBy(world, third)
  const kinds = async (ctx: typeof first.ctx) => (await openInAnswers(ctx)).map(({ kind }) => kind)
  expect(await kinds(first.ctx)).toEqual(["proposal_draft", "proposal_support"])
  expect(await kinds(second.ctx)).toEqual(["proposal_sign", "proposal_support"])
  expect(await kinds(third.ctx)).toEqual([])
  expect(await kinds(world.secretary)).toEqual(["proposal_admit"])
})

test("the desk and the mail follow the rules: who admits, and when support is taken", async ({ db }) => {
  const world = await makeWorld(db, { admit: ["chair"], supportIn: ["admitted"] })
  const person = await makePerson(db)
  await makeOfficer(db, { roundtableId: world.table.id, personId: person.id, role: "chair" })
  const chair = await ctxOf(db, person)
  await submittedBy(world)
  const kinds = async (ctx: typeof chair) => (await openInAnswers(ctx)).map(({ kind }) => kind)
  expect([await kinds(chair), await kinds(world.secretary)]).toEqual([["proposal_admit"], []])
  expect(await kinds(world.members[1].ctx)).toEqual([])
  expect([await mailsTo(world, chair), await mailsTo(world, world.secretary)]).toEqual([
    ["proposal_arrived"],
    [],
  ])
})

test("a list names who signed, and of a draft who writes it, four at most", async ({ db }) => {
  const world = await makeWorld(db)
  const bodies: { organisationId: string }[] = []
  for (let n = 0; n < 6; n++) bodies.push({ organisationId: (await makeOrganisation(db)).id })
  const { id } = await makeProposal(db, { roundtableId: world.table.id, number: 7 }, bodies)
  await db.execute(sql`update proposal_author set state = 'declined', signed_rev = null
    where proposal_id = ${id} and position < 2`)
  await db.execute(sql`update proposal_author set state = 'invited', signed_rev = null
    where proposal_id = ${id} and position = 2`)
  const names = async () => {
    const { rows } = await listProposalsAt(world.secretary, {
      ...{ roundtableId: world.table.id, after: null, filters: ProposalFilters.parse({}) },
    })
    return rows[0]?.authors.length
  }
  expect(await names()).toBe(3)
})
