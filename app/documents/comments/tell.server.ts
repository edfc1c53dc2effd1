import { and, inArray, isNull, sql } from "drizzle-orm"
import { type commentThreads, people } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { secretariatOf } from "../../roundtables/secretariat.server.ts"

type Kind = "comment_new" | "comment_reply" | "comment_mention" | "comment_resolved"
type Thread = Pick<typeof commentThreads.$inferSelect, "id" | "code" | "roundtableId">
type Paper = { code: string; title: string }

/** The page of a thread. */
export const threadPath = (paperCode: string, threadCode: string): string =>
  `/documents/${paperCode}/comments/${threadCode}`

/** Everybody who commented in a thread, or was called into it. */
const participantsOf = async (ctx: TxCtx, thread: Thread): Promise<string[]> => {
  const { rows } = await ctx.db.execute(sql`
    select c.author_id as id from comment c where c.thread_id = ${thread.id} and c.withdrawn_at is null
    union select m.person_id from comment_mention m join comment c on c.id = m.comment_id where c.thread_id = ${thread.id}`)
  return rows.map((row) => String(row.id))
}

/** Tells each person once: of several reasons the first one counts. Nobody is told of what they did themselves. */
const tell = async (
  ctx: TxCtx,
  about: { paper: Paper; thread: Thread },
  reasons: readonly [Kind, readonly string[]][],
) => {
  const { paper, thread } = about
  const kinds = new Map<string, Kind>()
  for (const [kind, ids] of reasons)
    for (const id of ids) if (id !== ctx.actor.personId && !kinds.has(id)) kinds.set(id, kind)
  if (kinds.size === 0) return
  const readers = await ctx.db
    .select({ id: people.id, language: people.language })
    .from(people)
    .where(
      and(inArray(people.id, [...kinds.keys()]), sql`${people.email} is not null`, isNull(people.closedAt)),
    )
    .orderBy(people.id)
  for (const { id: personId, language } of readers)
    await notify(ctx, {
      ...{ kind: found(kinds.get(personId)), to: { personId }, language, roundtableId: thread.roundtableId },
      subject: { kind: "comment-thread", id: thread.id },
      params: { name: ctx.actor.name ?? "", paper: paper.title, path: threadPath(paper.code, thread.code) },
    })
}

/** Tells who was called in, and the secretariat, that a thread was begun. */
export const tellOfThread = async (
  ctx: TxCtx,
  about: { paper: Paper; thread: Thread },
  mentioned: string[],
) => {
  const { people: secretaries } = await secretariatOf(ctx.db, about.thread.roundtableId)
  await tell(ctx, about, [
    ["comment_mention", mentioned],
    ["comment_new", secretaries],
  ])
}

/** Tells who was called in, and who takes part, that somebody answered. */
export const tellOfReply = async (ctx: TxCtx, about: { paper: Paper; thread: Thread }, mentioned: string[]) =>
  tell(ctx, about, [
    ["comment_mention", mentioned],
    ["comment_reply", await participantsOf(ctx, about.thread)],
  ])

/** Tells who was called in by a comment that was changed. */
export const tellOfMentions = (ctx: TxCtx, about: { paper: Paper; thread: Thread }, mentioned: string[]) =>
  tell(ctx, about, [["comment_mention", mentioned]])

/** Tells who began a thread that it is settled. */
export const tellOfResolution = (ctx: TxCtx, about: { paper: Paper; thread: Thread }, beganIt: string) =>
  tell(ctx, about, [["comment_resolved", [beganIt]]])
