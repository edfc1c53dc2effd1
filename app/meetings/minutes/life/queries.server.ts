import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { agendaItems, minutesApprovals, minutesObservations, people, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { refuse } from "../../../errors.ts"
import { refuseKeepMinutes, refuseObserveAs } from "../policy.ts"
import { cardOf, findMinutes } from "../queries.server.ts"
import { approvingVotes, decidingVote } from "./approving-votes.server.ts"
import { loadLife } from "./load-life.server.ts"
import { refuseApprove, refuseAtOnce, refuseFileMinutes, refuseObserve } from "./steps.ts"

/** A verbale's observations, the first made first, with what was answered. @throws as `findMinutes` */
export const getObservations = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  const { minutes, meeting } = all
  const [{ review, facts }, rows] = await Promise.all([
    loadLife(ctx, minutes, meeting),
    ctx.db
      .select({
        ...{
          code: minutesObservations.code,
          text: minutesObservations.text,
          state: minutesObservations.state,
        },
        ...{ language: minutesObservations.language, madeAt: minutesObservations.madeAt },
        ...{ answer: minutesObservations.answer, answeredAt: minutesObservations.answeredAt },
        ...{ name: people.name, seat: seats.label },
      })
      .from(minutesObservations)
      .leftJoin(people, eq(people.id, minutesObservations.personId))
      .leftJoin(seats, eq(seats.id, minutesObservations.seatId))
      .where(eq(minutesObservations.minutesId, minutes.id))
      .orderBy(asc(minutesObservations.id))
      .limit(500),
  ])
  const mayKeep = refuseKeepMinutes(ctx.actor, minutes.roundtableId) === null
  return {
    ...{ ...cardOf(all), rows, mayKeep, openObservations: facts.openObservations },
    review: review && { closesAt: review.closesAt, isOpen: review.closedAt === null },
    whyNotObserve: refuseObserveAs(ctx.actor, minutes.roundtableId) ?? refuseObserve(review, ctx.now),
  }
}

/** What the approval of a verbale asks, for who keeps it. @throws as `findMinutes`; forbidden for others */
export const getApproval = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  const { minutes, meeting } = all
  refuse(refuseKeepMinutes(ctx.actor, minutes.roundtableId))
  const [{ facts }, votes, items] = await Promise.all([
    loadLife(ctx, minutes, meeting),
    approvingVotes(ctx, minutes),
    ctx.db
      .select({
        ...{ code: agendaItems.code, title: agendaItems.title },
        isApproved: sql<boolean>`exists (select 1 from ${minutesApprovals} a
          where a.minutes_id = ${minutes.id} and a.item_id = "agenda_item"."id")`,
      })
      .from(agendaItems)
      .where(and(eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)))
      .orderBy(asc(agendaItems.position)),
  ])
  return {
    ...{ ...cardOf(all), items, absentAbstain: minutes.absentAbstain },
    // What did not carry a motion approves nothing: it is told, and not offered.
    votes: votes.filter(({ outcome }) => outcome === "approved"),
    deciding: decidingVote(votes),
    refusals: {
      approve: refuseApprove(facts),
      whole: refuseAtOnce(facts, true),
      item: refuseAtOnce(facts, false),
    },
  }
}

/** A frozen verbale, for the page that sends it to be signed. @throws as `findMinutes`; forbidden for who does not keep it */
export const getToSign = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  refuse(refuseKeepMinutes(ctx.actor, all.minutes.roundtableId))
  const { facts } = await loadLife(ctx, all.minutes, all.meeting)
  return { ...cardOf(all), whyNot: refuseFileMinutes(facts) }
}
