import { and, asc, eq, isNull } from "drizzle-orm"
import { officers, people, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { refuseManageSeats, refuseReadNames } from "./policy.ts"

/** Who serves the table without a seat, by role; null for those who may not read names. */
export const listOfficers = async (ctx: Ctx, roundtableId: string) => {
  if (refuseReadNames(ctx.actor, roundtableId)) return null
  return ctx.db
    .select({
      ...{ code: officers.code, role: officers.role, name: people.name },
      ...{ startsOn: officers.startsOn, endsOn: officers.endsOn },
    })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(and(eq(officers.roundtableId, roundtableId), isNull(officers.endedAt)))
    .orderBy(asc(officers.role), asc(people.name))
    .limit(200)
}

/** An office by its code, for the page that ends it. @throws forbidden unless secretary here or administrator */
export const getOfficer = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ code: officers.code, role: officers.role, name: people.name, startsOn: officers.startsOn },
      ...{ roundtableId: officers.roundtableId, roundtable: roundtables.name },
      ...{ roundtableCode: roundtables.code, language: roundtables.language },
    })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .innerJoin(roundtables, eq(roundtables.id, officers.roundtableId))
    .where(and(eq(officers.code, code), isNull(officers.endedAt)))
  const officer = found(row)
  refuse(refuseManageSeats(ctx.actor, officer.roundtableId))
  return officer
}
