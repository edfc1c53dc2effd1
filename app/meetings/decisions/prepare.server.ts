import { asc, eq } from "drizzle-orm"
import { meetingCalls } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { workingContent } from "../content.server.ts"
import { findMeeting } from "../queries.server.ts"
import type { DecisionValues } from "./decision.ts"
import { refuseKeepDecisions, refuseRecordFrom } from "./policy.ts"

/** The day of the sitting: of the call that was opened, or of the first. */
const sittingDay = async (ctx: Ctx, meetingId: string): Promise<string> => {
  const calls = await ctx.db
    .select()
    .from(meetingCalls)
    .where(eq(meetingCalls.meetingId, meetingId))
    .orderBy(asc(meetingCalls.ordinal))
  const call = calls.find(({ openedAt }) => openedAt !== null) ?? calls[0]
  return civilDay(call?.openedAt ?? call?.startsAt ?? ctx.now)
}

/**
 * What the form of a new decision begins with: the words that were marked in the verbale, the point that they stand
 * under, the day of the sitting, the table's territory.
 * @throws forbidden unless secretary here, and before the meeting began
 */
export const prepareDecision = async (
  ctx: Ctx,
  code: string,
  asked: { words: string | null; item: string | null },
) => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  refuse(
    refuseKeepDecisions(ctx.actor, roundtable.id) ?? refuseClosed(roundtable) ?? refuseRecordFrom(meeting),
  )
  const content = await workingContent(ctx, meeting)
  const item = content.items.find((one) => one.code === asked.item) ?? null
  const values: DecisionValues = {
    ...{ title: item?.title.slice(0, 200) ?? "", text: asked.words?.slice(0, 1500) ?? "" },
    ...{ language: meeting.language, territory: roundtable.territory, outcome: null, numbers: null },
    ...{ decidedOn: await sittingDay(ctx, meeting.id), topics: [] },
  }
  return {
    meeting: {
      ...{ code, number: content.number, calls: content.calls },
      roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    },
    items: content.items.map(({ code, title }) => ({ code, title })),
    ...{ item: item?.code ?? null, values },
  }
}
