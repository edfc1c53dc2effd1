import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import type { ListFilters } from "./card-input.ts"
import { isMember, isSecretary, refuseClosed, refuseManageSeats, refuseReadRoundtable } from "./policy.ts"
import { ownRoundtableIds, visibleTo } from "./visible.server.ts"

const card = {
  code: roundtables.code,
  name: roundtables.name,
  language: roundtables.language,
  kind: roundtables.kind,
  territory: roundtables.territory,
  startsOn: roundtables.startsOn,
  endsOn: roundtables.endsOn,
}

type Page = { after?: string | null; limit?: number; filters?: ListFilters }

/** The condition for the tables that filters leave in the list. */
const matching = ({ kind, territory, state }: ListFilters) =>
  and(
    kind ? eq(roundtables.kind, kind) : undefined,
    territory ? eq(roundtables.territory, territory) : undefined,
    state ? (state === "closed" ? isNotNull(roundtables.closedAt) : isNull(roundtables.closedAt)) : undefined,
  )

const EVERY: ListFilters = { kind: null, territory: null, state: null }

/** Tables that the person may see, by name, a page at a time; `after` is the code that the page before ended with. */
export const listRoundtables = async (
  ctx: Ctx,
  { after: code, limit = PAGE_SIZE, filters = EVERY }: Page,
) => {
  const after = code
    ? sql`(${roundtables.name}, ${roundtables.code}) > (select r.name, r.code from roundtable r where r.code = ${code})`
    : undefined
  const rows = await ctx.db
    .select({
      ...card,
      closedAt: roundtables.closedAt,
      votingSeats: sql<number>`(select count(*)::int from seat s where s.roundtable_id = roundtable.id and s.voting and s.removed_at is null)`,
    })
    .from(roundtables)
    .where(and(visibleTo(ctx.actor), after, matching(filters)))
    .orderBy(asc(roundtables.name), asc(roundtables.code))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

/** The territories of the tables that the person may see, for the list's filter. */
export const listTerritories = async (ctx: Ctx): Promise<string[]> => {
  const rows = await ctx.db
    .selectDistinct({ territory: roundtables.territory })
    .from(roundtables)
    .where(visibleTo(ctx.actor))
    .orderBy(asc(roundtables.territory))
    .limit(500)
  return rows.map((row) => row.territory)
}

/** The tables where the person sits or serves, with what they are there. */
export const listOwnRoundtables = async (ctx: Ctx) => {
  const ids = ownRoundtableIds(ctx.actor)
  if (ids.length === 0) return []
  const rows = await ctx.db
    .select({ id: roundtables.id, ...card })
    .from(roundtables)
    .where(inArray(roundtables.id, ids))
    .orderBy(asc(roundtables.name))
  return rows.map(({ id, ...row }) => ({
    ...row,
    roles: ctx.actor.offices.filter((office) => office.roundtableId === id).map((office) => office.role),
    rank: ctx.actor.seats.find((seat) => seat.roundtableId === id)?.rank ?? null,
  }))
}

/**
 * A table by its code, with what the person is there.
 * @throws not_found, also where its existence is private
 */
export const getRoundtable = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const roundtable = found(row)
  if (refuseReadRoundtable(ctx.actor, roundtable)) found(null)
  return {
    ...roundtable,
    isMember: isMember(ctx.actor, roundtable.id),
    isSecretary: isSecretary(ctx.actor, roundtable.id),
    mayManageSeats: refuseManageSeats(ctx.actor, roundtable.id) === null && refuseClosed(roundtable) === null,
  }
}

/** The working groups and territorial tables under a table, and the one above it. */
export const listRelatedRoundtables = async (
  ctx: Ctx,
  roundtable: { id: string; parentId: string | null },
) => {
  const rows = await ctx.db
    .select({ id: roundtables.id, ...card })
    .from(roundtables)
    .where(
      and(
        visibleTo(ctx.actor),
        sql`(${roundtables.parentId} = ${roundtable.id} or ${roundtables.id} = ${roundtable.parentId})`,
      ),
    )
    .orderBy(asc(roundtables.name))
    .limit(100)
  return {
    above: rows.find((row) => row.id === roundtable.parentId) ?? null,
    below: rows.filter((row) => row.id !== roundtable.parentId),
  }
}

/** Whether a person may still read a table. */
export const mayReadRoundtable = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const [row] = await db.select().from(roundtables).where(eq(roundtables.id, id))
  return row !== undefined && refuseReadRoundtable(actor, row) === null
}
