import { type SQL, sql } from "drizzle-orm"
import type { Added } from "./added.ts"

/** How a point came onto the agenda in session, as one column of a query over points; null where it was convened. */
export const ADDED: SQL<Added | null> = sql<Added | null>`(select jsonb_build_object('at', a.added_at,
  'agreed', a.agreed, 'needed', a.needed, 'there', a.seats_there, 'filled', a.seats_filled,
  'inFavour', a.in_favour, 'against', a.against, 'abstained', a.abstained, 'mayDecide', a.may_decide,
  'withdrawn', case when a.withdrawn_at is not null
    then jsonb_build_object('at', a.withdrawn_at, 'reason', a.withdraw_reason) end)
  from item_addition a where a.item_id = "agenda_item"."id")`

/** Points that are still to be dealt with: not those that were added by mistake and withdrawn. */
export const NOT_WITHDRAWN: SQL = sql`not exists (select 1 from item_addition a
  where a.item_id = "agenda_item"."id" and a.withdrawn_at is not null)`
