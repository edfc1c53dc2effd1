import { eq } from "drizzle-orm"
import { Reply } from "#app/documents/comments/input.ts"
import { reply } from "#app/documents/comments/reply.server.ts"
import { resolveThread } from "#app/documents/comments/resolve-thread.server.ts"
import { withdrawComment } from "#app/documents/comments/withdraw-comment.server.ts"
import { comments, commentThreads, notices, papers } from "#db/schema/index.ts"
import { codeOf, lastComment, makeTalked, open } from "#tests/documents/comments/world.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()
const answer = (threadCode: string, over: Record<string, unknown> = {}) =>
  Reply.parse({ threadCode, body: "Una risposta", language: "it", ...over })

describe("a thread that two settle at once", () => {
  test.for(rounds)("is settled once, and told once, round %i", async (_round, { pg: { db } }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair, secretary] = [await as("titular"), await as("chair"), await as("secretary here")]
    const threadCode = await open(author, paper)
    const settle = (ctx: typeof chair) => () => resolveThread(ctx, { threadCode })
    expect(sorted(await together(settle(chair), settle(secretary)))).toEqual([
      "done",
      "forbidden comments.refuse.resolved_already",
    ])
    const told = await db.$count(notices, eq(notices.personId, author.actor.personId ?? ""))
    expect(told).toBe(1)
  })
})

describe("an answer while a thread is settled", () => {
  test.for(rounds)("is kept, and the thread is settled, round %i", async (_round, { pg: { db } }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair] = [await as("titular"), await as("chair")]
    const threadCode = await open(author, paper)
    const outcomes = await together(
      () => resolveThread(chair, { threadCode }),
      () => reply(author, answer(threadCode)),
    )
    expect(outcomes).toEqual([null, null])
    const [thread] = await db.select().from(commentThreads).where(eq(commentThreads.code, threadCode))
    expect(thread?.resolvedAt).not.toBeNull()
    expect(await db.$count(comments, eq(comments.threadId, thread?.id ?? ""))).toBe(2)
  })
})

describe("an answer while the only comment is withdrawn", () => {
  test.for(rounds)("either keeps the thread or finds none, round %i", async (_round, { pg: { db } }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair] = [await as("titular"), await as("chair")]
    const threadCode = await open(author, paper)
    const { code: commentCode } = await lastComment(db)
    const [withdrawn, answered] = await together(
      () => withdrawComment(author, { commentCode }),
      () => reply(chair, answer(threadCode)),
    )
    const [thread] = await db.select().from(commentThreads).where(eq(commentThreads.code, threadCode))
    expect(withdrawn).toBeNull()
    expect([answered, thread?.withdrawnAt === null]).toEqual(
      answered === null ? [null, true] : ["not_found errors.not_found.text", false],
    )
  })
})

describe("a comment while the text is adopted", () => {
  test.for(rounds)("is there before, or refused, round %i", async (_round, { pg: { db } }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair] = [await as("titular"), await as("chair")]
    const threadCode = await open(author, paper)
    const mentions = [await codeOf(db, chair)]
    let before = 0
    const [, answered] = await together(
      () =>
        db.transaction(async (tx) => {
          await tx
            .update(papers)
            .set({ state: "adopted", adoptedAt: new Date() })
            .where(eq(papers.id, paper.id))
          before = await tx.$count(comments, eq(comments.roundtableId, paper.roundtableId))
        }),
      () => reply(author, answer(threadCode, { mentions })),
    )
    const after = await db.$count(comments, eq(comments.roundtableId, paper.roundtableId))
    expect([answered, after]).toEqual(
      answered === null ? [null, 2] : ["forbidden comments.refuse.adopted", before],
    )
  })
})
