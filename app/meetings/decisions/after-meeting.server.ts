import { eq } from "drizzle-orm"
import { meetings, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { listOpenOfTable } from "../commitments/queries.server.ts"
import { refuseKeepDecisions, refuseRecordFrom } from "./policy.ts"
import { listOfMeeting } from "./queries.server.ts"

/** What a meeting's page shows below its agenda: what was decided there, and what the table has still to do. */
export const afterMeeting = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ meeting: meetings, roundtable: roundtables })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.code, code))
  const { meeting, roundtable } = found(row)
  const isToCome = ["draft", "convened", "open", "suspended"].includes(meeting.state)
  const reason = refuseKeepDecisions(ctx.actor, roundtable.id) ?? refuseClosed(roundtable)
  return {
    decisions: await listOfMeeting(ctx, meeting.id),
    isHeld: refuseRecordFrom(meeting) === null,
    mayRecord: (reason ?? refuseRecordFrom(meeting)) === null,
    commitments: isToCome ? await listOpenOfTable(ctx, roundtable.id) : [],
  }
}
