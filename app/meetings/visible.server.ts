import { inArray, or, type SQL, sql } from "drizzle-orm"
import { meetings } from "#db/schema/index.ts"
import type { Actor } from "../context.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"

/** The tables that the person keeps or leads. */
export const servedIds = (actor: Actor): string[] =>
  actor.offices
    .filter(({ role }) => ["secretary", "chair", "facilitator"].includes(role))
    .map((office) => office.roundtableId)

/** The rows that `refuseReadMeeting` does not refuse. */
export const meetingsVisibleTo = (actor: Actor): SQL | undefined => {
  const [own, served] = [ownRoundtableIds(actor), servedIds(actor)]
  const isOpen = sql`meeting.is_public and exists (
    select 1 from roundtable r where r.id = meeting.roundtable_id and r.visibility = 'public')`
  const among = actor.isAdministrator
    ? sql`true`
    : or(isOpen, own.length > 0 ? inArray(meetings.roundtableId, own) : undefined)
  return or(
    sql`meeting.state <> 'draft' and (${among})`,
    served.length > 0 ? inArray(meetings.roundtableId, served) : undefined,
  )
}
