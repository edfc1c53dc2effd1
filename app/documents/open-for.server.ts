import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import type { DoneThing, OpenThing } from "../open-thing.ts"
import { openInRounds } from "./life/open-for.server.ts"
import { listOpenPapers } from "./queries.server.ts"

const KINDS: Readonly<Record<string, string>> = { draft: "paper_draft", final_review: "paper_review" }

/**
 * Rounds that wait for the person's seats, and texts that they may write now, over all tables or at one. The page of
 * one table names its texts that are in a round by their state, and asks for nothing more.
 */
export const openInDocuments = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> =>
  (await Promise.all([roundtableId ? [] : openInRounds(ctx), openTexts(ctx, roundtableId)])).flat()

const openTexts = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> =>
  (await listOpenPapers(ctx, roundtableId)).map((paper) => ({
    ...{ kind: KINDS[paper.state] ?? "paper_writing", key: `paper:${paper.code}` },
    ...{ by: null, waits: false, href: `/documents/${paper.code}`, act: `/documents/${paper.code}/edit` },
    marks: {
      paper: { text: paper.title, language: paper.language },
      roundtable: { text: paper.roundtable, language: paper.roundtableLanguage },
    },
  }))

type DoneRow = Record<"kind" | "key" | "seat" | "href" | "title" | "language", string> & { at: Date }

/** Texts that the person began, and answers that they gave in rounds, in the last thirty days. */
export const doneInDocuments = async (ctx: Ctx): Promise<DoneThing[]> => {
  const { rows } = await ctx.db.execute(sql`
    select 'paper_begun' as kind, d.code as key, '' as seat, '/documents/' || d.code as href,
           d.title, d.language, d.created_at as at
      from document d
     where d.created_by_id = ${ctx.actor.personId} and d.deleted_at is null
       and d.created_at > now() - interval '30 days'
    union all
    select 'approval_answered', w.id::text, s.label, '/documents/' || d.code || '/approval/' || r.number,
           d.title, d.language, w.created_at
      from approval_answer w join approval_round r on r.id = w.round_id
      join document d on d.id = r.document_id and d.deleted_at is null
      join seat s on s.id = w.seat_id
     where w.person_id = ${ctx.actor.personId} and w.created_at > now() - interval '30 days'
     order by 7 desc limit 50`)
  return (rows as DoneRow[]).map(({ kind, key, seat, href, title, language, at }) => ({
    ...{ kind, key: `${kind}:${key}`, at: new Date(at).toISOString(), href, values: { seat } },
    marks: { paper: { text: title, language } },
  }))
}
