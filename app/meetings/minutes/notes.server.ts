import { desc, eq } from "drizzle-orm"
import { agendaItems, minutesInterventions, people, presences, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { refuseKeepDecisions, refuseRecordFrom } from "../decisions/policy.ts"
import { presentNow } from "./note-intervention.server.ts"
import { refuseChangeWords, refuseKeepMinutes } from "./policy.ts"
import { cardOf, findMinutes } from "./queries.server.ts"

/** Who is there and may be noted, with what was noted last. @throws as `findMinutes`; forbidden for who does not keep it */
export const getNotes = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  const { minutes } = all
  refuse(refuseKeepMinutes(ctx.actor, minutes.roundtableId))
  const [{ present, item }, noted] = await Promise.all([
    presentNow(ctx, minutes.callId),
    ctx.db
      .select({
        ...{
          code: minutesInterventions.code,
          kind: minutesInterventions.kind,
          words: minutesInterventions.words,
        },
        ...{ at: minutesInterventions.at, name: people.name, seat: seats.label, item: agendaItems.title },
      })
      .from(minutesInterventions)
      .innerJoin(presences, eq(presences.id, minutesInterventions.presenceId))
      .leftJoin(people, eq(people.id, presences.personId))
      .leftJoin(seats, eq(seats.id, presences.seatId))
      .leftJoin(agendaItems, eq(agendaItems.id, minutesInterventions.itemId))
      .where(eq(minutesInterventions.minutesId, minutes.id))
      .orderBy(desc(minutesInterventions.at), desc(minutesInterventions.id))
      .limit(20),
  ])
  return {
    ...{ ...cardOf(all), present, item, noted, whyNot: refuseChangeWords(minutes) },
    whyNotRecord:
      refuseKeepDecisions(ctx.actor, minutes.roundtableId) ??
      refuseClosed(all.roundtable) ??
      refuseRecordFrom(all.meeting),
  }
}
