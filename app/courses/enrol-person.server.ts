import { and, asc, eq, inArray, ne, sql } from "drizzle-orm"
import {
  courseSessions,
  courses,
  editions,
  enrolmentNeeds,
  enrolments,
  organisations,
  people,
} from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"
import { conflict, DomainError, found, orConflict } from "../errors.ts"
import type { Edition } from "./edition-lock.server.ts"
import { unmetRule } from "./eligibility.ts"
import { LIVE_STATES } from "./enrolment.ts"
import { promote } from "./promote.server.ts"
import { type Enrolment, loadSeats } from "./seats.server.ts"
import { clashOf } from "./session-times.ts"
import { tellOf } from "./tell.server.ts"
import { tellApprovers } from "./tell-approvers.server.ts"
import { seatOfNewcomer } from "./waitlist.ts"

export type Newcomer = {
  personId: string
  organisationId: string | null
  profession: string
  roundtables: readonly string[]
  needs: readonly { kind: string; detail: string | null }[]
  /** Their own organisation has said yes already: it enrols them. */
  approved: boolean
}

/** The person's enrolment in the edition that goes on, if there is one: a second press gives it back. */
const liveOne = async (ctx: TxCtx, editionId: string, personId: string): Promise<Enrolment | undefined> => {
  const [row] = await ctx.db
    .select()
    .from(enrolments)
    .where(
      and(
        ...[eq(enrolments.editionId, editionId), eq(enrolments.personId, personId)],
        inArray(enrolments.state, [...LIVE_STATES]),
      ),
    )
  return row
}

const kindOf = async (ctx: TxCtx, organisationId: string | null): Promise<string | null> => {
  if (organisationId === null) return null
  const [row] = await ctx.db
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return found(row).kind
}

const SESSION = { startsAt: courseSessions.startsAt, endsAt: courseSessions.endsAt, title: courses.title }
const sessionsOf = (ctx: TxCtx) =>
  ctx.db
    .select(SESSION)
    .from(courseSessions)
    .innerJoin(editions, eq(editions.id, courseSessions.editionId))
    .innerJoin(courses, eq(courses.id, editions.courseId))

/** Names the course whose sessions fall into this one's, where the person is enrolled. One person at a time. */
const refuseClash = async (ctx: TxCtx, edition: Edition, personId: string): Promise<void> => {
  await ctx.db.execute(sql`select 1 from person where id = ${personId} for no key update`)
  const takesPlace = sql`${courseSessions.cancelledAt} is null`
  const own = await sessionsOf(ctx).where(and(eq(editions.id, edition.id), takesPlace))
  const others = await sessionsOf(ctx)
    .innerJoin(enrolments, eq(enrolments.editionId, editions.id))
    .where(
      and(
        ...[eq(enrolments.personId, personId), ne(editions.id, edition.id), takesPlace],
        ...[inArray(enrolments.state, [...LIVE_STATES]), eq(editions.state, "published")],
      ),
    )
    .orderBy(asc(courseSessions.startsAt))
  const clash = clashOf(own, others)
  if (clash)
    throw new DomainError("conflict", {
      key: "courses.errors.clash",
      values: { course: clash.theirs.title },
    })
}

const UNMET = {
  profession: "courses.refuse.unmet_profession",
  organisation_kind: "courses.refuse.unmet_organisation",
  roundtable: "courses.refuse.unmet_roundtable",
} as const

const refuseUnmet = (edition: Edition, newcomer: Newcomer, organisationKind: string | null): void => {
  const rules = { ...edition, roundtableId: edition.membersOnly ? edition.roundtableId : null }
  const unmet = unmetRule(rules, { ...newcomer, organisationKind })
  if (unmet) throw new DomainError("forbidden", { key: UNMET[unmet] })
}

const needsApproval = (edition: Edition, { approved }: Newcomer) =>
  edition.approval === "by_trainer" || (edition.approval === "by_organisation" && !approved)

/** A seat where there is one that nobody who waits could have, else the tail of the list. */
export const seatOrList = async (ctx: TxCtx, edition: Edition, organisationKind: string | null) => {
  await promote(ctx, edition)
  const { seating, list, fitsOf } = await loadSeats(ctx, edition)
  const seat = seatOfNewcomer(seating, list, fitsOf(organisationKind))
  return seat ? { state: "confirmed", poolId: seat.pool } : { state: "waiting", poolId: null }
}

const write = async (
  ctx: TxCtx,
  edition: Edition,
  newcomer: Newcomer,
  place: { state: string; poolId: string | null },
) => {
  const { personId, organisationId, profession, needs } = newcomer
  const [row] = await ctx.db
    .insert(enrolments)
    .values({
      ...{
        editionId: edition.id,
        personId,
        organisationId,
        profession,
        ...place,
        joinedAt: sql`clock_timestamp()`,
      },
      enrolledById: found(ctx.actor.personId),
    })
    .returning()
    .catch(orConflict({ enrolment_one_live_per_person: conflict("courses.errors.busy") }))
  const enrolment = found(row)
  if (needs.length > 0)
    await ctx.db.insert(enrolmentNeeds).values(needs.map((need) => ({ ...need, enrolmentId: enrolment.id })))
  return enrolment
}

const EVENTS = { requested: "requested", waiting: "waiting", confirmed: "confirmed" } as const

/** Tells the person what became of their enrolment, and writes it into the log. */
export const tellPlace = async (ctx: TxCtx, edition: Edition, enrolment: Enrolment): Promise<void> => {
  const event = EVENTS[enrolment.state as keyof typeof EVENTS]
  await tellOf(ctx, edition, enrolment, { event })
  await record(ctx, {
    action: (
      {
        requested: "enrolment.requested",
        waiting: "enrolment.waiting",
        confirmed: "enrolment.confirmed",
      } as const
    )[event],
    subject: { kind: "enrolment", id: enrolment.id },
    roundtableId: edition.roundtableId,
  })
}

/**
 * Enrols one person in an edition that the caller has locked: asked for, confirmed, or at the tail of the list.
 * @returns the enrolment; the one that goes on already, where there is one
 */
export const enrolPerson = async (ctx: TxCtx, edition: Edition, newcomer: Newcomer): Promise<Enrolment> => {
  const live = await liveOne(ctx, edition.id, newcomer.personId)
  if (live) return live
  const kind = await kindOf(ctx, newcomer.organisationId)
  refuseUnmet(edition, newcomer, kind)
  await refuseClash(ctx, edition, newcomer.personId)
  const isAsked = needsApproval(edition, newcomer)
  const place = isAsked ? { state: "requested", poolId: null } : await seatOrList(ctx, edition, kind)
  const enrolment = await write(ctx, edition, newcomer, place)
  await tellPlace(ctx, edition, enrolment)
  if (isAsked) await tellApprovers(ctx, edition, enrolment)
  return enrolment
}

/** In whose language somebody is written to, and who they are. */
export const personOf = async (ctx: TxCtx, personId: string) => {
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  return found(person)
}
