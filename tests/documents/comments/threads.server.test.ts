import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { editComment } from "#app/documents/comments/edit-comment.server.ts"
import { hideComment } from "#app/documents/comments/hide-comment.server.ts"
import { getThread, listThreads } from "#app/documents/comments/list-threads.server.ts"
import { reopenThread } from "#app/documents/comments/reopen-thread.server.ts"
import { resolveThread } from "#app/documents/comments/resolve-thread.server.ts"
import { withdrawComment } from "#app/documents/comments/withdraw-comment.server.ts"
import { factsOf } from "#app/documents/rights.server.ts"
import { auditEntries, papers, roundtables } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeTerm, type Paper } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answer, lastComment, makeTalked, open, threadOf } from "./world.ts"

const shown = async (ctx: Ctx, paper: Paper, code: string) =>
  getThread(ctx, { id: paper.id, facts: await factsOf(ctx.db, paper, { visibility: "public" }) }, code)

describe("a thread on words that somebody typed", () => {
  test("keeps them as the text has them, with what is around and the line", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const code = await open(await as("observer"), paper, { passage: "«UNA  sera»" })
    expect(await threadOf(db, code)).toMatchObject({
      ...{ quote: "una sera", quoteBefore: "Premessa\nGli sportelli aprono ".slice(-32) },
      ...{ blockId: "b-0002", quoteAfter: " alla settimana.\nTempi\nDopo un anno".slice(0, 32) },
    })
  })

  test("stands after the heading that they were read under", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const code = await open(await as("observer"), paper, { passage: "una sera", under: "b-0003" })
    expect(await threadOf(db, code)).toMatchObject({ blockId: "b-0004" })
  })

  test.for([
    ["that are not there", { passage: "un mattino" }, "invalid comments.errors.passage_gone (passage)"],
    [
      "that are not there any more under that heading",
      { passage: "Premessa", under: "b-0003" },
      "invalid comments.errors.passage_gone_under (passage)",
    ],
  ] as const)("is not begun on words %s", async ([, typed, expected], { db }) => {
    const { paper, as } = await makeTalked(db)
    const ctx = await as("observer")
    const before = await contentOf(db)
    expect(await refusalOf(open(ctx, paper, typed))).toBe(expected)
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("a thread on a passage chosen in the editor", () => {
  const live = { quote: "sera", before: "una ", after: " alla", blockId: "b-0002", from: "AQID", to: "AQIE" }

  test("keeps its positions", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const code = await open(await as("titular"), paper, { live: JSON.stringify({ ...live, epoch: 1 }) })
    expect(await threadOf(db, code)).toMatchObject({
      ...{ quote: "sera", anchorFrom: new Uint8Array([1, 2, 3]), anchorTo: new Uint8Array([1, 2, 4]) },
    })
  })

  test("keeps the words alone once the text was begun anew", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const code = await open(await as("titular"), paper, { live: JSON.stringify({ ...live, epoch: 7 }) })
    expect(await threadOf(db, code)).toMatchObject({ quote: "sera", anchorFrom: null, epoch: 1 })
  })
})

describe("nobody comments", () => {
  test.for([
    ["an adopted text", { state: "adopted" }, "forbidden comments.refuse.adopted"],
    ["a deleted one", { deletedAt: new Date("2026-01-01") }, "not_found errors.not_found.text"],
  ] as const)("on %s", async ([, over, expected], { db }) => {
    const { paper, as } = await makeTalked(db, over)
    expect(await refusalOf(open(await as("secretary here"), paper))).toBe(expected)
  })

  test("at a table that is closed, nor answers there", async ({ db }) => {
    const { paper, roundtable, as } = await makeTalked(db)
    const code = await open(await as("titular"), paper)
    await db
      .update(roundtables)
      .set({ closedAt: new Date("2026-01-01"), closeReason: "Fine" })
      .where(eq(roundtables.id, roundtable.id))
    const ctx = await as("secretary here")
    const refused = [await refusalOf(open(ctx, paper)), await refusalOf(answer(ctx, code))]
    expect(refused).toEqual(Array(2).fill("forbidden roundtables.refuse.closed"))
  })

  test("nor settles, changes, withdraws or hides anything once the text is adopted", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const ctx = await as("secretary here")
    const threadCode = await open(ctx, paper)
    const { code: commentCode } = await lastComment(db)
    await db.update(papers).set({ state: "adopted", adoptedAt: ctx.now }).where(eq(papers.id, paper.id))
    const deeds = [
      () => answer(ctx, threadCode),
      () => resolveThread(ctx, { threadCode }),
      () => reopenThread(ctx, { threadCode }),
      () => editComment(ctx, { commentCode, body: "Altro", language: "it", mentions: [] }),
      () => withdrawComment(ctx, { commentCode }),
      () => hideComment(ctx, { commentCode, reason: "Perché" }),
    ]
    for (const deed of deeds) expect(await refusalOf(deed())).toBe("forbidden comments.refuse.adopted")
  })
})

describe("a thread is settled", () => {
  test("by who began it, without the right to write", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const observer = await as("observer")
    const threadCode = await open(observer, paper)
    await resolveThread(observer, { threadCode })
    expect(await threadOf(db, threadCode)).toMatchObject({ resolvedById: observer.actor.personId })
  })

  test("by no other reader, and once only; answering leaves it settled, reopening does not", async ({
    db,
  }) => {
    const { paper, as } = await makeTalked(db)
    const [chair, observer] = [await as("chair"), await as("observer")]
    const threadCode = await open(await as("titular"), paper)
    expect(await refusalOf(resolveThread(observer, { threadCode }))).toBe("forbidden comments.refuse.resolve")
    await resolveThread(chair, { threadCode })
    expect(await refusalOf(resolveThread(chair, { threadCode }))).toBe(
      "forbidden comments.refuse.resolved_already",
    )
    await answer(observer, threadCode)
    expect((await threadOf(db, threadCode)).resolvedAt).not.toBeNull()
    await reopenThread(observer, { threadCode })
    expect(await threadOf(db, threadCode)).toMatchObject({ resolvedAt: null, resolvedById: null })
    expect(await refusalOf(reopenThread(observer, { threadCode }))).toBe(
      "forbidden comments.refuse.open_already",
    )
  })
})

describe("one's own comment", () => {
  test("is changed, and shown as changed; the same words again change nothing", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const ctx = await as("titular")
    const code = await open(ctx, paper)
    const { code: commentCode } = await lastComment(db)
    await editComment(ctx, { commentCode, body: "Un commento", language: "it", mentions: [] })
    expect((await shown(ctx, paper, code)).comments[0]).toMatchObject({ editedAt: null })
    await editComment(ctx, { commentCode, body: "Altre parole", language: "it", mentions: [] })
    expect((await shown(ctx, paper, code)).comments[0]).toMatchObject({
      ...{ body: "Altre parole", editedAt: ctx.now },
    })
  })

  test("that is withdrawn leaves its place while others have answered", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [ctx, other] = [await as("titular"), await as("observer")]
    const code = await open(ctx, paper)
    const first = await lastComment(db)
    await answer(other, code)
    await withdrawComment(ctx, { commentCode: first.code })
    expect((await shown(ctx, paper, code)).comments).toMatchObject([
      { body: null, isWithdrawn: true },
      { body: "Una risposta" },
    ])
  })

  test("that was the last one takes its thread along", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const ctx = await as("titular")
    const code = await open(ctx, paper)
    await withdrawComment(ctx, { commentCode: (await lastComment(db)).code })
    const facts = await factsOf(db, paper, { visibility: "public" })
    expect(await listThreads(ctx, { id: paper.id, facts, text: null }, { state: "all" })).toEqual({
      threads: [],
      next: null,
    })
    expect(await refusalOf(answer(ctx, code))).toBe("not_found errors.not_found.text")
  })

  test("is nobody else's to change, and not one's own to change once it is hidden", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [ctx, chair] = [await as("titular"), await as("chair")]
    await open(ctx, paper)
    const { code: commentCode } = await lastComment(db)
    expect(await refusalOf(withdrawComment(chair, { commentCode }))).toBe(
      "forbidden comments.refuse.not_yours",
    )
    await hideComment(chair, { commentCode, reason: "Offende" })
    expect(
      await refusalOf(editComment(ctx, { commentCode, body: "Altro", language: "it", mentions: [] })),
    ).toBe("forbidden comments.refuse.hidden")
  })
})

test("a hidden comment shows the reason and to nobody its words", async ({ db }) => {
  const { paper, as } = await makeTalked(db)
  const [author, chair] = [await as("titular"), await as("chair")]
  const code = await open(author, paper)
  await hideComment(chair, { commentCode: (await lastComment(db)).code, reason: "Nomina un caso" })
  for (const ctx of [author, chair])
    expect((await shown(ctx, paper, code)).comments).toMatchObject([
      { body: null, hiddenReason: "Nomina un caso", mayHide: false },
    ])
})

test("what is done is in the audit, without a word of what was said", async ({ db }) => {
  const { paper, as } = await makeTalked(db)
  const ctx = await as("secretary here")
  const threadCode = await open(ctx, paper)
  await answer(ctx, threadCode)
  await resolveThread(ctx, { threadCode })
  await reopenThread(ctx, { threadCode })
  const rows = await db.select().from(auditEntries).orderBy(auditEntries.id)
  expect(rows.map(({ action, fields }) => [action, fields])).toEqual([
    ["comment.thread-opened", {}],
    ["comment.replied", {}],
    ["comment.thread-resolved", {}],
    ["comment.thread-reopened", {}],
  ])
})

test("a comment says for which organisation its author acted", async ({ db }) => {
  const { paper, roundtable } = await makeTalked(db)
  const term = await makeTerm(db, { roundtableId: roundtable.id })
  const ctx = await ctxOf(db, { id: term.personId })
  await open(ctx, paper)
  expect(await lastComment(db)).toMatchObject({
    organisationId: ctx.actor.actingFor?.organisationId ?? null,
    onBehalfOf: null,
  })
})
