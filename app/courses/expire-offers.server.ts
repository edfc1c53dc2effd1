import { sql } from "drizzle-orm"
import { type Ctx, transact } from "../context.ts"
import { lockEdition } from "./edition-lock.server.ts"
import { promote } from "./promote.server.ts"

const MOST = 50

/** Editions with an offer that is over, or where somebody waits although a seat may be free. */
const dueEditions = async (ctx: Ctx): Promise<string[]> => {
  const { rows } = await ctx.db.execute(sql`
    select e.id from edition e
     where e.state = 'published' and (
       exists (select 1 from enrolment n where n.edition_id = e.id and n.state = 'offered' and n.offer_ends_at <= ${ctx.now.toISOString()})
       or (exists (select 1 from enrolment n where n.edition_id = e.id and n.state = 'waiting')
           and e.capacity > (select count(*) from enrolment n where n.edition_id = e.id and n.state in ('confirmed', 'offered'))))
     order by e.id limit ${MOST}`)
  return rows.map((row) => String(row.id))
}

/**
 * Passes seats on whose offer is over, an edition at a time. Late or twice, it changes nothing about who has a
 * right to what: offers are judged by the clock whenever somebody asks.
 * @returns how many people moved up
 */
export const expireOffers = async (ctx: Ctx): Promise<number> => {
  let moved = 0
  for (const id of await dueEditions(ctx))
    moved += await transact(ctx, async (ctx) => promote(ctx, await lockEdition(ctx, { id })))
  return moved
}
