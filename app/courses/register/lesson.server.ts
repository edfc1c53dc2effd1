import { asc, eq, sql } from "drizzle-orm"
import { people, registerHolders } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import type { findRegister } from "./register-lock.server.ts"
import { breaksOf } from "./written.server.ts"

/** When who holds some session came and went. */
export const holdersAt = (ctx: Pick<Ctx, "db">, sessionId: string) =>
  ctx.db
    .select({
      ...{ code: people.code, name: people.name, role: registerHolders.role },
      ...{ inAt: registerHolders.inAt, outAt: registerHolders.outAt },
    })
    .from(registerHolders)
    .innerJoin(people, eq(people.id, registerHolders.personId))
    .where(eq(registerHolders.sessionId, sessionId))
    .orderBy(asc(registerHolders.role), asc(people.name), asc(people.code))

/**
 * Who may stand in the register of a session as its trainer or tutor: the edition's staff of today, and whoever stands
 * in it already, for their hours stay theirs when the staff changes.
 */
export const possibleHolders = async (ctx: Pick<Ctx, "db">, session: { id: string; editionId: string }) => {
  const { rows } = await ctx.db.execute(sql`
    select p.id as "personId", p.code, p.name, h.role
      from (select person_id, role from edition_staff where edition_id = ${session.editionId}
            union select person_id, role from register_holder where session_id = ${session.id}) h
      join person p on p.id = h.person_id
     order by h.role desc, p.name, p.code`)
  return rows as { personId: string; code: string; name: string | null; role: string }[]
}

/** What the register says of the lesson, as it is kept when it is corrected. */
export const lessonOf = async (
  ctx: Pick<Ctx, "db">,
  register: Awaited<ReturnType<typeof findRegister>>["register"],
) => {
  const { sessionId, topic, notes, creditsToEnd } = register
  const breaks = await breaksOf(ctx, [sessionId])
  const holders = await holdersAt(ctx, sessionId)
  return {
    ...{ topic, notes, creditsToEnd },
    breaks: breaks.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    holders: holders.map(({ code, role, inAt, outAt }) => ({ code, role, inAt, outAt })),
  }
}
