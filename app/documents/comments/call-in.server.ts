import { sql } from "drizzle-orm"
import type { comments } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { invalid } from "../../errors.ts"
import { listMentionable } from "./mentionable.server.ts"
import { calledBy } from "./mentions.ts"

type CalledIn = { id: string; label: string | null }

/**
 * Whom the words of a comment and the choices beside them call in.
 * @throws invalid where somebody was chosen who does not belong to the table
 */
export const readCalled = async (
  ctx: TxCtx,
  roundtableId: string,
  said: { body: string; mentions: readonly string[] },
): Promise<CalledIn[]> => {
  if (said.mentions.length === 0 && !said.body.includes("@")) return []
  const members = await listMentionable(ctx, roundtableId)
  if (!said.mentions.every((code) => members.some((one) => one.code === code)))
    throw invalid("mentions", "comments.errors.mention_unknown")
  return calledBy(said.body, said.mentions, members).map(({ member, label }) => ({ id: member.id, label }))
}

/**
 * Writes down whom a comment calls in, and how its words name them now. Who was called in once stays so: nobody is
 * told twice.
 * @returns the ids of those who were not called in by this comment before
 */
export const callIn = async (
  ctx: TxCtx,
  comment: Pick<typeof comments.$inferSelect, "id" | "roundtableId">,
  called: readonly CalledIn[],
): Promise<string[]> => {
  await ctx.db.execute(sql`
    update comment_mention m set label = a.label
      from comment_mention o left join jsonb_to_recordset(${JSON.stringify(called)}::jsonb) as a(id uuid, label text)
        on a.id = o.person_id
     where m.comment_id = ${comment.id} and o.comment_id = m.comment_id and o.person_id = m.person_id
       and m.label is distinct from a.label`)
  if (called.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    insert into comment_mention (comment_id, person_id, roundtable_id, label)
    select ${comment.id}, a.id, ${comment.roundtableId}, a.label
      from jsonb_to_recordset(${JSON.stringify(called)}::jsonb) as a(id uuid, label text)
    on conflict do nothing returning person_id as id`)
  return rows.map(({ id }) => String(id))
}
