import { type SQL, sql } from "drizzle-orm"
import type { Added } from "./added.ts"

/** How a point came onto the agenda in session, as one column of a query over points; null where it was convened. */
export const ADDED: SQL<Added | null> = sql<Added | null>`(select jsonb_build_object('at', a.added_at,
  'agreed', a.agreed, 'needed', a.needed, 'there', a.seats_there, 'filled', a.seats_filled,
  'inFavour', a.in_favour, 'against', a.against, 'abstained', a.abstained, 'mayDecide', a.may_decide)
  from item_addition a where a.item_id = "agenda_item"."id")`
