import { and, asc, eq, isNull, sql } from "drizzle-orm"
import {
  approvalAnswers,
  approvalRounds,
  approvalSeats,
  documentVersions,
  organisations,
  people,
  seats,
} from "#db/schema/index.ts"
import { civilDay, daysAfter } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { lifeRules } from "./life-rules.server.ts"
import { roundOf } from "./lock-round.server.ts"
import { answersNeeded, countAnswers, countedAnswers, judgeRound } from "./outcome.ts"
import { refuseAnswer, refuseEarlyClose, refuseStep } from "./policy.ts"
import { livingPaper } from "./queries.server.ts"
import { heldSeats } from "./roll.server.ts"

const roundBy = async (ctx: Ctx, documentId: string, number: number) => {
  const [row] = await ctx.db
    .select({
      round: approvalRounds,
      version: documentVersions.number,
      sha256: sql<string>`encode(${documentVersions.sha256}, 'hex')`,
    })
    .from(approvalRounds)
    .innerJoin(documentVersions, eq(documentVersions.id, approvalRounds.versionId))
    .where(and(eq(approvalRounds.documentId, documentId), eq(approvalRounds.number, number)))
  const { round, version, sha256 } = found(row)
  return { ...roundOf(round), version, sha256 }
}

/** The seats that a round asks, in their order, each with its live answer. */
const rollOf = (ctx: Ctx, roundId: string) =>
  ctx.db
    .select({
      ...{ id: seats.id, code: seats.code, label: seats.label },
      ...{ body: organisations.name, bodyLanguage: organisations.language },
      answer: {
        ...{ id: approvalAnswers.id, choice: approvalAnswers.choice, remarks: approvalAnswers.remarks },
        ...{ personId: approvalAnswers.personId, rank: approvalAnswers.rank, at: approvalAnswers.createdAt },
      },
      by: people.name,
    })
    .from(approvalSeats)
    .innerJoin(seats, eq(seats.id, approvalSeats.seatId))
    .innerJoin(
      organisations,
      sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
    )
    .leftJoin(
      approvalAnswers,
      and(
        eq(approvalAnswers.roundId, approvalSeats.roundId),
        eq(approvalAnswers.seatId, approvalSeats.seatId),
        isNull(approvalAnswers.replacedAt),
      ),
    )
    .leftJoin(people, eq(people.id, approvalAnswers.personId))
    .where(eq(approvalSeats.roundId, roundId))
    .orderBy(asc(seats.position), asc(seats.label))

type RollRow = Awaited<ReturnType<typeof rollOf>>[number]

/** What the reader may do with an asked seat: answer for it, or why not although they hold it. */
const ownSeats = (ctx: Ctx, round: ReturnType<typeof roundOf>, roll: readonly RollRow[]) =>
  roll
    .filter(({ id }) => ctx.actor.seats.some((seat) => seat.seatId === id))
    .map((row) => {
      const state = { id: row.id, isAsked: true, live: row.answer }
      return { ...shownSeat(row), whyNot: refuseAnswer(ctx.actor, round, state, ctx.now) }
    })

const shownSeat = ({ code, label, body, bodyLanguage, answer, by }: RollRow) => ({
  ...{ code, label, body, bodyLanguage },
  answer: answer && {
    ...{ id: answer.id, choice: answer.choice, remarks: answer.remarks, at: answer.at, by },
    isSubstitute: answer.rank !== 0,
  },
})
export type RoundSeat = ReturnType<typeof shownSeat>

/** A round with the answers of its seats and what the reader may do. @throws not_found, forbidden unless a member */
export const getRound = async (ctx: Ctx, code: string, number: number) => {
  const paper = await livingPaper(ctx, code)
  const [round, { rules }] = await Promise.all([
    roundBy(ctx, paper.id, number),
    lifeRules(ctx, paper.roundtableId),
  ])
  const roll = await rollOf(ctx, round.id)
  const counts = countAnswers(
    roll.length,
    roll.flatMap(({ answer }) => answer ?? []),
  )
  const isOpen = round.closedAt === null
  const mayEnd = isOpen && refuseStep(ctx.actor, paper.facts, "close_round", rules.documents) === null
  return {
    paper,
    round: {
      ...{ number: round.number, among: round.among as "seats" | "parties", rule: round.rule },
      ...{ needed: round.answersNeeded, counted: countedAnswers(counts, round.rule) },
      ...{ openedAt: round.openedAt, closesAt: round.closesAt, closedAt: round.closedAt },
      ...{ outcome: round.outcome, reason: round.reason, isByDeadline: round.closedById === null },
      ...{ version: round.version, sha256: round.sha256, regulationNumber: round.regulationNumber },
      ifClosedNow: judgeRound(counts, round.rule, round.answersNeeded),
    },
    counts,
    seats: roll.map(shownSeat),
    own: isOpen ? ownSeats(ctx, round, roll) : [],
    mayEnd,
    whyNotClose: mayEnd ? refuseEarlyClose(round, counts.silent, ctx.now) : null,
  }
}

export type RoundPageData = Awaited<ReturnType<typeof getRound>>

/** What the form that opens a round asks and says. @throws not_found; forbidden unless the regulation names the person */
export const getRoundToOpen = async (ctx: Ctx, code: string) => {
  const paper = await livingPaper(ctx, code)
  const { rules } = await lifeRules(ctx, paper.roundtableId)
  refuse(refuseStep(ctx.actor, paper.facts, "open_round", rules.documents))
  const { seats: held, assigned } = await heldSeats(ctx, paper.roundtableId)
  const asked = held.filter((seat) => seat.voting).length
  return {
    paper,
    seats: held.map(({ code: seatCode, label, body, bodyLanguage }) => ({
      ...{ code: seatCode, label, body, bodyLanguage },
    })),
    asked,
    rule: rules.approval,
    needed: answersNeeded(rules, { among: "seats", asked, assigned }),
    earliest: daysAfter(civilDay(ctx.now), rules.approval.minDays),
  }
}
