import { sql } from "drizzle-orm"
import type { papers } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { notify } from "../notifications/notify.server.ts"

type Paper = typeof papers.$inferSelect

/** Who sits today on a seat that writes the text, the one who acts aside. */
const writersOf = async (ctx: TxCtx, paper: Paper): Promise<{ id: string; language: string }[]> => {
  const { rows } = await ctx.db.execute(sql`
    with today as (select (now() at time zone 'Europe/Rome')::date as day)
    select distinct p.id, p.language
      from today, seat_term m
      join seat s on s.id = m.seat_id and s.removed_at is null
      join person p on p.id = m.person_id and p.email is not null
     where m.roundtable_id = ${paper.roundtableId} and m.ended_at is null
       and m.starts_on <= today.day and (m.ends_on is null or m.ends_on >= today.day)
       and p.id is distinct from ${ctx.actor.personId}
       and (${paper.writers === "every_seat"}
            or exists (select 1 from document_writer w where w.document_id = ${paper.id} and w.seat_id = s.id))`)
  return rows as { id: string; language: string }[]
}

/** Tells everybody who writes a text that it is open. */
export const tellWriters = async (ctx: TxCtx, paper: Paper): Promise<void> => {
  for (const { id: personId, language } of await writersOf(ctx, paper))
    await notify(ctx, {
      ...{ kind: "paper_opened", to: { personId }, language, roundtableId: paper.roundtableId },
      subject: { kind: "document", id: paper.id },
      params: { paper: paper.title, path: `/documents/${paper.code}` },
    })
}
