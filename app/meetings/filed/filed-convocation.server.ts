import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { CONVOCATION_VERSION, type Filed } from "./filed.ts"

/**
 * What was sent of a meeting, in the order of sending, each with its filed paper: the protocol numbers that were typed
 * in and how many receipts of certified mail came back.
 */
export const listFiled = async ({ db }: Pick<Ctx, "db">, meetingId: string): Promise<Filed[]> => {
  const { rows } = await db.execute(sql`
    select v.id as "versionId", v.sequence, v.kind, v.created_at as "sentAt", f.code as "filingCode",
           coalesce((select jsonb_agg(jsonb_build_object('registry', e.registry, 'number', e.number, 'date', e.date)
                                      order by e.date, e.number)
              from protocol_cover c join protocol_entry e on e.id = c.entry_id
             where c.filing_id = f.id), '[]'::jsonb) as entries,
           r.accepted, r.delivered, r.failed
      from convocation_version v
      left join filing f on f.subject_kind = ${CONVOCATION_VERSION} and f.subject_id = v.id
       and f.class = 'convocation' and f.voided_at is null
      cross join lateral (
        select count(*) filter (where p.kind = 'acceptance')::int as accepted,
               count(*) filter (where p.kind = 'delivery')::int as delivered,
               count(*) filter (where p.kind = 'failure')::int as failed
          from pec_receipt p where p.filing_id = f.id) r
     where v.meeting_id = ${meetingId} and v.kind <> 'cancellation'
     order by v.sequence`)
  return (rows as (Filed & { sentAt: string })[]).map((row) => ({ ...row, sentAt: new Date(row.sentAt) }))
}
