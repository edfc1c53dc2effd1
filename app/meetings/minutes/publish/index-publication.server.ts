import { and, eq } from "drizzle-orm"
import { meetingMinutes, minutesPublications } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { plainOf, type ReadingNode } from "../../../documents/state/reading.ts"
import { indexed } from "../../../index/indexed.server.ts"

const MINUTES = "minutes"

/**
 * Brings what can be found of a verbale by everybody up to date: the public version as it was published, and nothing
 * of what it leaves out. What its members find is its text.
 */
export const indexPublication = async (ctx: Pick<Ctx, "db">, minutesId: string): Promise<void> => {
  const source = { kind: MINUTES, id: minutesId }
  const [row] = await ctx.db
    .select({
      publication: minutesPublications,
      code: meetingMinutes.code,
      language: meetingMinutes.language,
    })
    .from(minutesPublications)
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, minutesPublications.minutesId))
    .where(and(eq(minutesPublications.minutesId, minutesId), eq(minutesPublications.state, "published")))
  if (!row) return indexed(ctx, source, [])
  const { publication, code, language } = row
  const { roundtableId, createdAt } = publication
  await indexed(ctx, source, [
    {
      ...{ kind: MINUTES, path: `/published-minutes/${code}`, title: publication.title ?? "", language },
      text: plainOf((publication.content as ReadingNode).content ?? []),
      ...{ roundtableId, changedAt: publication.publishedAt ?? createdAt },
      audience: { roundtables: [roundtableId], openWith: roundtableId },
    },
  ])
}
