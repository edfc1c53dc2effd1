import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm"
import { officers, people, roundtableMembers, roundtables } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { refuseReadNames } from "./policy.ts"
import { visibleTo } from "./visible.server.ts"

const card = {
  ...{ id: roundtables.id, code: roundtables.code, name: roundtables.name },
  ...{ kind: roundtables.kind, language: roundtables.language, visibility: roundtables.visibility },
}

/** The tables that are members of an interregional one, by name. */
export const listMemberTables = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select(card)
    .from(roundtableMembers)
    .innerJoin(roundtables, eq(roundtables.id, roundtableMembers.memberId))
    .where(eq(roundtableMembers.roundtableId, roundtableId))
    .orderBy(asc(roundtables.name))
    .limit(200)

/** Open tables that another could stand under or be tied to, by name. */
export const listPlaceable = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select(card)
    .from(roundtables)
    .where(and(ne(roundtables.id, roundtableId), isNull(roundtables.closedAt)))
    .orderBy(asc(roundtables.name), asc(roundtables.code))
    .limit(500)

/** Tables tied to one across regions, that the person may see: its members, or the interregional one it belongs to. */
export const listTiedTables = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select({ ...card, isMember: sql<boolean>`${roundtableMembers.roundtableId} = ${roundtableId}` })
    .from(roundtableMembers)
    .innerJoin(
      roundtables,
      sql`${roundtables.id} = case when ${roundtableMembers.roundtableId} = ${roundtableId}
            then ${roundtableMembers.memberId} else ${roundtableMembers.roundtableId} end`,
    )
    .where(
      and(
        visibleTo(ctx.actor),
        or(eq(roundtableMembers.roundtableId, roundtableId), eq(roundtableMembers.memberId, roundtableId)),
      ),
    )
    .orderBy(asc(roundtables.name))
    .limit(200)

/** Who presides, facilitates and keeps the papers today; names for those who may read them. */
export const listPresiding = async (ctx: Ctx, roundtableId: string) => {
  if (refuseReadNames(ctx.actor, roundtableId)) return []
  const day = civilDay(ctx.now)
  return ctx.db
    .select({ role: officers.role, name: people.name, code: officers.code })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(
      and(
        eq(officers.roundtableId, roundtableId),
        isNull(officers.endedAt),
        sql`role in ('chair', 'facilitator', 'secretary')`,
        sql`starts_on <= ${day} and (ends_on is null or ends_on >= ${day})`,
      ),
    )
    .orderBy(asc(officers.role), asc(people.name))
    .limit(50)
}
