import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { memberships, people, platformRoles } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import type { Edition } from "./edition-lock.server.ts"
import type { Enrolment } from "./seats.server.ts"
import { tellOf } from "./tell.server.ts"

const READER = { personId: people.id, language: people.language }

const isInForce = (ctx: TxCtx) => {
  const today = civilDay(ctx.now)
  return sql`starts_on <= ${today} and (ends_on is null or ends_on >= ${today})`
}

/** The live managers of an organisation. */
export const managersOf = async (ctx: TxCtx, organisationId: string | null) => {
  if (organisationId === null) return []
  return ctx.db
    .select(READER)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        ...[eq(memberships.organisationId, organisationId), eq(memberships.role, "manager")],
        ...[isNull(memberships.endedAt), isInForce(ctx)],
      ),
    )
}

const coordinators = (ctx: TxCtx) =>
  ctx.db
    .select(READER)
    .from(platformRoles)
    .innerJoin(people, eq(people.id, platformRoles.personId))
    .where(and(eq(platformRoles.role, "course_coordinator"), isNull(platformRoles.endedAt), isInForce(ctx)))

/** Who says yes to a request: the trainers, the managers of the body, or the coordinators where there is none. */
const approversOf = async (ctx: TxCtx, edition: Edition, enrolment: Enrolment) => {
  const those =
    edition.approval === "by_trainer"
      ? edition.trainers.length > 0
        ? await ctx.db
            .select(READER)
            .from(people)
            .where(inArray(people.id, [...edition.trainers]))
        : []
      : await managersOf(ctx, enrolment.organisationId)
  return those.length > 0 ? those : coordinators(ctx)
}

/** Tells whoever says yes that somebody waits for it. */
export const tellApprovers = async (ctx: TxCtx, edition: Edition, enrolment: Enrolment): Promise<void> => {
  for (const to of await approversOf(ctx, edition, enrolment))
    if (to.personId !== ctx.actor.personId) await tellOf(ctx, edition, enrolment, { event: "asked", to })
}
