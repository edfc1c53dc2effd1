import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { getProposal } from "#app/proposals/queries.server.ts"
import { supportProposal } from "#app/proposals/talk/support-proposal.server.ts"
import { mergeProposal } from "#app/proposals/way/merge-proposal.server.ts"
import { openText } from "#app/proposals/way/open-text.server.ts"
import { passProposal } from "#app/proposals/way/pass-proposal.server.ts"
import { rewriteProposal, splitProposal } from "#app/proposals/way/split-proposal.server.ts"
import { withdrawProposal } from "#app/proposals/way/withdraw-proposal.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import {
  admitted,
  draftOf,
  historyOf,
  invited,
  mailsTo,
  makeWorld,
  proposalOf,
  secretaryOf,
  step,
  submit,
  submittedBy,
  type World,
} from "./world.ts"

const REASON = "Un motivo scritto per gli autori"

describe("admission", () => {
  test("waits for the support that the rules ask", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    await supportProposal(world.members[1].ctx, { proposalCode: code })
    expect(await refusalOf(step(world.secretary, code, "admit"))).toBe(
      "forbidden proposals.refuse.support_lacking",
    )
    await admitted(world, code)
    expect((await proposalOf(world, code)).state).toBe("admitted")
  })

  test("is refused with a reason, which the authors read, and a way on", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    await step(world.secretary, code, "not_admit", { words: REASON })
    expect(await mailsTo(world, world.members[0].ctx)).toEqual(["proposal_not_admitted"])
    const { events, acts } = await getProposal(world.members[0].ctx, code)
    expect([events.at(-1)?.text, acts.rewrite]).toEqual([REASON, true])
    const draft = await rewriteProposal(world.members[0].ctx, { proposalCode: code })
    expect(await proposalOf(world, draft)).toMatchObject({ state: "draft", asks: "Due sere alla settimana." })
    expect(await historyOf(world, code)).toEqual(["begun", "submitted", "not_admitted", "rewritten"])
  })

  test("is for who the rules name", async ({ db }) => {
    const world = await makeWorld(db, { admit: ["chair"] })
    const code = await submittedBy(world)
    expect(await refusalOf(step(world.secretary, code, "not_admit", { words: REASON }))).toBe(
      "forbidden proposals.refuse.keepers_only",
    )
  })

  test("does not come twice", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await admitted(world)
    expect(await refusalOf(step(world.secretary, code, "admit"))).toBe("forbidden proposals.refuse.not_now")
  })
})

describe("withdrawing", () => {
  const signedByTwo = async (world: World) => {
    const code = await draftOf(world)
    await invited(world, code, world.members[1], "sign")
    await submit(world, world.members[0].ctx, code)
    return code
  }

  test("is all signers' together: the first takes back its signature and its support, the last ends it", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await signedByTwo(world)
    const withdraw = (n: 0 | 1) =>
      withdrawProposal(world.members[n].ctx, { proposalCode: code, words: REASON })
    expect(await withdraw(0)).toBe(false)
    expect((await getProposal(world.secretary, code)).support.bodies).toBe(1)
    expect(await withdraw(1)).toBe(true)
    expect(await historyOf(world, code)).toEqual([
      ...["begun", "signed", "submitted", "signature_left", "withdrawn"],
    ])
  })

  test("is one author's where the rules say so", async ({ db }) => {
    const world = await makeWorld(db, { withdrawBy: "any_author" })
    const code = await signedByTwo(world)
    expect(await withdrawProposal(world.members[1].ctx, { proposalCode: code, words: REASON })).toBe(true)
  })

  test("ends with what the rules say, and is nobody else's", async ({ db }) => {
    const world = await makeWorld(db, { withdrawIn: ["submitted"] })
    const code = await admitted(world)
    const withdraw = (n: 0 | 2) =>
      withdrawProposal(world.members[n].ctx, { proposalCode: code, words: REASON })
    expect(await refusalOf(withdraw(0))).toBe("forbidden proposals.refuse.no_withdrawing_now")
    expect(await refusalOf(withdraw(2))).toBe("forbidden proposals.refuse.signers_only")
  })
})

describe("merging", () => {
  test("ends the one, asks its authors to sign the other, and stands in both histories", async ({ db }) => {
    const world = await makeWorld(db)
    const [one, two] = [await submittedBy(world), await submittedBy(world, world.members[1])]
    const address = `https://tavoli.example/proposals/${two}?done=submitted`
    expect(await mergeProposal(world.secretary, { proposalCode: one, into: address, words: REASON })).toEqual(
      { into: two },
    )
    expect((await proposalOf(world, one)).state).toBe("merged")
    expect((await historyOf(world, two)).at(-1)).toBe("joined")
    const { authors, support } = await getProposal(world.secretary, two)
    expect(authors.map(({ state }) => state)).toEqual(["signed", "invited"])
    // Nobody's support comes under a text that they have not read.
    expect(support.bodies).toBe(1)
  })

  test.for([
    ["itself", (code: string) => code, "invalid proposals.errors.into_itself (into)"],
    ["what is not there", () => "ZZZZZZZZZZ", "invalid proposals.errors.into_unknown (into)"],
  ] as const)("into %s is refused beside the field", async ([, into, refusal], { db }) => {
    const world = await makeWorld(db)
    const code = await submittedBy(world)
    expect(
      await refusalOf(
        mergeProposal(world.secretary, { proposalCode: code, into: into(code), words: REASON }),
      ),
    ).toBe(refusal)
  })

  test("into one that is over is refused, and so is one of another table", async ({ db }) => {
    const world = await makeWorld(db)
    const [one, over] = [await submittedBy(world), await submittedBy(world)]
    await step(world.secretary, over, "not_admit", { words: REASON })
    const merge = (into: string) => mergeProposal(world.secretary, { proposalCode: one, into, words: REASON })
    expect(await refusalOf(merge(over))).toBe("invalid proposals.errors.into_over (into)")
    const elsewhere = await makeWorld(db)
    expect(await refusalOf(merge(await submittedBy(elsewhere)))).toBe(
      "invalid proposals.errors.into_unknown (into)",
    )
  })
})

test("splitting makes two drafts of the authors with the whole text, and says so", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await submittedBy(world)
  const first = await splitProposal(world.members[0].ctx, {
    ...{ proposalCode: code, first: "Prima metà", second: "Seconda metà", words: REASON },
  })
  expect(await proposalOf(world, first)).toMatchObject({ state: "draft", title: "Prima metà", number: null })
  const { rows } = await db.execute(
    sql`select title from proposal where split_from_id is not null order by title`,
  )
  expect(rows.map(({ title }) => title)).toEqual(["Prima metà", "Seconda metà"])
  expect(await historyOf(world, code)).toEqual(["begun", "submitted", "split", "split"])
  const othersFor = async (ctx: Ctx) =>
    (await getProposal(ctx, code)).events.flatMap((one) => one.other ?? [])
  expect((await othersFor(world.members[0].ctx)).map(({ title }) => title)).toEqual([
    ...["Prima metà", "Seconda metà"],
  ])
  // That there are drafts is for everybody to read; what they are is their authors'.
  expect((await othersFor(world.secretary)).map((other) => [other.title, other.code])).toEqual([
    ...[
      ["", ""],
      ["", ""],
    ],
  ])
})

test("what several signed is split by who keeps the proposals, in the name of that office", async ({
  db,
}) => {
  const world = await makeWorld(db)
  const code = await draftOf(world)
  await invited(world, code, world.members[1], "sign")
  await submit(world, world.members[0].ctx, code)
  const split = (ctx: Ctx) =>
    splitProposal(ctx, { proposalCode: code, first: "Prima metà", second: "Seconda metà", words: REASON })
  expect(await refusalOf(split(world.members[0].ctx))).toBe("forbidden proposals.refuse.signed_together")
  const first = await split(world.secretary)
  const { events } = await getProposal(world.secretary, code)
  expect(events.at(-1)).toMatchObject({ kind: "split", office: "secretary", by: null })
  expect((await getProposal(world.members[1].ctx, first)).authors.map(({ state }) => state)).toEqual([
    ...["invited", "invited"],
  ])
})

test("passed to the table above it keeps its number and goes on under that table's keepers", async ({
  db,
}) => {
  const world = await makeWorld(db)
  const above = await makeRoundtable(db)
  await db.execute(sql`update roundtable set parent_id = ${above.id} where id = ${world.table.id}`)
  const upper = await secretaryOf(db, above)
  const code = await submittedBy(world)
  expect(await refusalOf(getProposal(upper, code))).toBeNull()
  const to = await makeRoundtable(db)
  const pass = (toCode: string) =>
    passProposal(world.secretary, { proposalCode: code, toCode, words: REASON })
  expect(await refusalOf(pass(to.code))).toBe("invalid items.errors.not_tied (toCode)")
  await pass(above.code)
  expect(await proposalOf(world, code)).toMatchObject({
    at_id: above.id,
    roundtable_id: world.table.id,
    number: 1,
  })
  expect(await refusalOf(step(world.secretary, code, "not_admit", { words: REASON }))).toBe(
    "forbidden proposals.refuse.keepers_only",
  )
  // That table has no rules: nothing is asked but that somebody keeps its papers.
  await step(upper, code, "admit")
  expect(await mailsTo(world, upper)).toEqual(["proposal_passed"])
  // What comes of it is theirs too.
  const half = await splitProposal(world.members[0].ctx, {
    ...{ proposalCode: code, first: "Prima metà", second: "Seconda metà", words: REASON },
  })
  expect(await proposalOf(world, half)).toMatchObject({ roundtable_id: above.id, at_id: above.id })
})

test("a shared text is made of it once, with what was typed as plain lines", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await submittedBy(world)
  const headings = () => ({ today: "Oggi", asks: "Chiediamo", toWhom: "A chi", seenBy: "Vedremo" })
  const paper = await openText(world.secretary, { proposalCode: code }, headings)
  const { paper: shown } = await getProposal(world.secretary, code)
  expect(shown?.code).toBe(paper)
  expect(await refusalOf(openText(world.secretary, { proposalCode: code }, headings))).toBe(
    "forbidden proposals.refuse.has_text",
  )
})
