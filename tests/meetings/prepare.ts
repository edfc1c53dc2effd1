import type { Ctx } from "#app/context.ts"
import { sendConvocation } from "#app/meetings/convene.server.ts"
import { AddItem, NewMeeting } from "#app/meetings/input.ts"
import { addItem } from "#app/meetings/keep-agenda.server.ts"
import { createMeeting } from "#app/meetings/keep-meeting.server.ts"
import { getMeeting } from "#app/meetings/queries.server.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { textsIn } from "#tests/support/texts.ts"

const card = { kind: "ordinary", mode: "mixed", time: "10:00", place: "Sala 2", language: "it" }

/** A meeting that is prepared, some weeks ahead, with these points on its agenda; its code. */
export const prepareMeeting = async (ctx: Ctx, roundtableCode: string, titles: readonly string[]) => {
  const day = await dayFromNow(ctx.db, 30)
  const code = await createMeeting(ctx, NewMeeting.parse({ ...card, day, roundtableCode }))
  for (const title of titles)
    await addItem(ctx, AddItem.parse({ meetingCode: code, title, kind: "decision" }))
  return code
}

/** Its convocation, or the change after it, sent. */
export const sendMeeting = (ctx: Ctx, meetingCode: string) =>
  sendConvocation(ctx, { meetingCode, urgency: null }, textsIn)

/** The points as whoever convenes sees them: code and title. */
export const pointsOf = async (ctx: Ctx, code: string) => {
  const { content } = await getMeeting(ctx, code)
  return content.items.map((item) => ({ code: item.code, title: item.title }))
}
