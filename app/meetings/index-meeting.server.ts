import { eq } from "drizzle-orm"
import { meetings, roundtables } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"
import { sentContent } from "./content.server.ts"

const MEETING = "meeting"

/**
 * Brings what can be found of a meeting up to date, as it was sent last: for members of its table, and for everybody
 * where it is public and the table shows its work. A draft is not found. How to connect is never in the index.
 */
export const indexMeeting = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db
    .select({ meeting: meetings, table: roundtables.name })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.id, id))
  const source = { kind: MEETING, id }
  const sent = row && row.meeting.state !== "draft" ? await sentContent(ctx, id) : null
  if (!row || !sent) return indexed(ctx, source, [])
  const { meeting, table } = row
  const { content } = sent
  const day = civilDay(new Date(content.calls[0] ?? meeting.createdAt))
    .split("-")
    .reverse()
    .join("/")
  const { roundtableId, language } = meeting
  const lines = content.items.flatMap(({ title, detail }) => [title, detail])
  await indexed(ctx, source, [
    {
      ...{ kind: MEETING, path: `/meetings/${meeting.code}`, language, roundtableId },
      title: [table, content.number, day].filter(Boolean).join(", "),
      text: [content.place, content.note, ...lines].filter(Boolean).join("\n"),
      changedAt: sent.createdAt,
      audience: {
        ...{ roundtables: [roundtableId], administrators: true },
        ...(meeting.isPublic && { openWith: roundtableId }),
      },
    },
  ])
}
