import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import type { OpenThing } from "../open-thing.ts"
import { unansweredBy } from "./unanswered.server.ts"

const MOST = 50

type Row = { code: string; wording: string; language: string; by: string | null; name: string; of: string }

/** Ballots in which a seat of the person has no vote yet: until when, or now, where they sit in the meeting. */
export const openInBallots = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  const { personId } = ctx.actor
  // A table's page leads to its ballots and to the room where one votes; what waits for one stands on the desk.
  if (!personId || roundtableId) return []
  const { rows } = await ctx.db.execute(sql`
    select b.code, b.wording, b.language, b.closes_at as by, r.name, r.language as of
      from ballot b join roundtable r on r.id = b.roundtable_id
     where ${unansweredBy(personId)}
     order by b.closes_at nulls first, b.id limit ${MOST}`)
  return (rows as Row[]).map(({ code, wording, language, by, name, of }) => ({
    ...{ kind: by ? "ballot_written" : "ballot_now", key: `ballot:${code}`, waits: true },
    by: by && new Date(by).toISOString(),
    marks: { question: { text: wording, language }, roundtable: { text: name, language: of } },
    ...{ href: `/ballots/${code}`, act: `/ballots/${code}/vote` },
  }))
}
