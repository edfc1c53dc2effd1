import { eq } from "drizzle-orm"
import { listThreads } from "#app/documents/comments/list-threads.server.ts"
import { refuseReadComments } from "#app/documents/comments/policy.ts"
import { getChangeable, threadsVisibleTo } from "#app/documents/comments/queries.server.ts"
import { getPaper } from "#app/documents/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { commentThreads, roundtables } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { makeThread } from "#tests/support/threads.ts"
import { lastComment, makeTalked, open } from "./world.ts"

const STATES = ["draft", "co_design", "adopted"] as const

describe("the threads that SQL lets somebody see are those of tables whose comments the policy lets them read", () => {
  test.for(RELATIONS)("%s", async (relation, { db }) => {
    const talks = await Promise.all(STATES.map((state) => makeTalked(db, { state })))
    const [first] = talks
    if (!first) throw new Error("There is a text")
    const threads = await Promise.all(talks.map(({ paper }) => makeThread(db, paper)))
    const person = await personAs(db, relation, first.roundtable)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    const seen = await ctx.db
      .select({ id: commentThreads.id })
      .from(commentThreads)
      .where(threadsVisibleTo(ctx))
    const allowed = threads.filter((_, at) => {
      const roundtableId = talks[at]?.roundtable.id ?? ""
      return refuseReadComments(ctx.actor, { roundtableId }) === null
    })
    expect(seen.map(({ id }) => id).sort()).toEqual(allowed.map(({ thread }) => thread.id).sort())
    const codes = await Promise.all(
      threads.map(({ comment }) =>
        getChangeable(ctx, comment.code).then(
          () => comment.code,
          () => null,
        ),
      ),
    )
    expect(codes.filter((code) => code !== null)).toEqual(allowed.map(({ comment }) => comment.code))
  })
})

test("nobody sees a thread that was withdrawn, or one of a deleted text; at a closed table members still do", async ({
  db,
}) => {
  const { paper, roundtable, as } = await makeTalked(db)
  const gone = await makeTalked(db, { table: roundtable, deletedAt: new Date("2026-01-01") })
  const chair = await as("chair")
  await makeThread(db, gone.paper)
  await makeThread(db, paper, { withdrawnAt: chair.now })
  const { thread } = await makeThread(db, paper)
  await db
    .update(roundtables)
    .set({ closedAt: chair.now, closeReason: "Fine" })
    .where(eq(roundtables.id, roundtable.id))
  const ctx = await ctxOf(db, { id: chair.actor.personId ?? "" })
  const seen = await db.select({ id: commentThreads.id }).from(commentThreads).where(threadsVisibleTo(ctx))
  expect(seen).toEqual([{ id: thread.id }])
})

describe("the list of threads", () => {
  test("has them in the order of the text, page by page, each once", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const ctx = await as("chair")
    const last = await open(ctx, paper, { passage: "Dopo un anno aprono una sera alla settimana" })
    const whole: string[] = []
    for (let n = 0; n < 30; n++) whole.unshift((await makeThread(db, paper)).thread.code)
    const first = await open(ctx, paper, { passage: "Gli sportelli aprono una sera" })
    const read = await getPaper(ctx, paper.code)
    const page = await listThreads(ctx, read, { state: "open" })
    expect(page.threads.map(({ code }) => code)).toEqual([first, last, ...whole.slice(0, 28)])
    const next = await listThreads(ctx, read, { state: "open", after: page.next })
    expect(next.threads.map(({ code }) => code)).toEqual(whole.slice(28))
    expect(next.next).toBeNull()
  })

  test("goes on with the older ones where there are more than are put in order", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const ctx = await as("chair")
    const oldest = await open(ctx, paper, { passage: "Gli sportelli aprono una sera" })
    const { createdById, id: _id, code: _code, ...columns } = await threadRow(db, oldest)
    for (let n = 0; n < 5; n++)
      await db
        .insert(commentThreads)
        .values(Array.from({ length: 100 }, () => ({ ...columns, createdById, quote: null })))
    const read = await getPaper(ctx, paper.code)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listThreads>> = await listThreads(ctx, read, {
        state: "all",
        after,
      })
      seen.push(...page.threads.map(({ code }) => code))
      after = page.next
    } while (after !== null)
    expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([501, 501, oldest])
  })
})

const threadRow = async (db: Db, code: string) => {
  const [row] = await db.select().from(commentThreads).where(eq(commentThreads.code, code))
  if (!row) throw new Error("There is a thread")
  return row
}

test("a comment of a withdrawn thread is not there to be changed", async ({ db }) => {
  const { paper, as } = await makeTalked(db)
  const ctx = await as("chair")
  await open(ctx, paper)
  const { code } = await lastComment(db)
  await db.update(commentThreads).set({ withdrawnAt: ctx.now })
  expect(await refusalOf(getChangeable(ctx, code))).toBe("not_found errors.not_found.text")
})
