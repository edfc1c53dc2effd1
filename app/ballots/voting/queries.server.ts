import { and, eq, isNull } from "drizzle-orm"
import { type ballots, people, seats, votes } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { getBallotRow, optionsOf, textsOf } from "../life/load.server.ts"
import { refuseConductBallot } from "../life/policy.ts"
import { hexOf } from "../log/digest.ts"
import type { FrozenContent } from "../log/file.ts"
import { leafPaths } from "../log/seal.ts"
import { listLogged, listSeals } from "../log-queries.server.ts"
import type { BallotState } from "../policy.ts"
import type { Choice, Question } from "../question.ts"
import type { BallotRule, Setting } from "../rule.ts"
import { voterFor } from "../voter.ts"
import { type BallotToVote, loadStanding } from "./standing.server.ts"
import { waitingSpoken } from "./take-vote.server.ts"

type Row = typeof ballots.$inferSelect

export const toVote = ({
  id,
  code,
  roundtableId,
  meetingId,
  setting,
  state,
  closesAt,
  question,
  rule,
}: Row): BallotToVote => ({
  ...{ id, code, roundtableId, meetingId, state, closesAt, setting: setting as Setting },
  ...{ question: question as Question, rule: rule as BallotRule },
})

const head = async (ctx: Ctx, { ballot, roundtable }: Awaited<ReturnType<typeof getBallotRow>>) => ({
  ...{
    code: ballot.code,
    wording: ballot.wording,
    explanation: ballot.explanation,
    language: ballot.language,
  },
  ...{ number: ballot.number, year: ballot.year, state: ballot.state as BallotState },
  ...{ question: ballot.question as Question, setting: ballot.setting as Setting },
  closesAt: ballot.closesAt?.toISOString() ?? null,
  rule: ballot.rule as BallotRule | null,
  roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
  options: await optionsOf(ctx, ballot.id),
  seats: (ballot.frozen as FrozenContent | null)?.roll.seats.length ?? 0,
  texts: (await textsOf(ctx, ballot.id)).map(({ code, title, language, version }) => ({
    code,
    title,
    language,
    version,
  })),
})

/**
 * What somebody votes on and for which seats: each seat with the quality in which they act, or why they do not. A
 * vote of a seat that stands is shown to whoever may act for it.
 * @throws not_found, also for who may not read it; forbidden before it was opened
 */
export const getVotePage = async (ctx: Ctx, code: string) => {
  const place = await getBallotRow(ctx, code)
  const { ballot } = place
  if (ballot.state === "draft") refuse(because("ballots.refuse.not_open_yet"))
  const personId = found(ctx.actor.personId)
  const names = (ballot.frozen as FrozenContent | null)?.names ?? {}
  const { standing, roll, stored, now } = await loadStanding(ctx, toVote(ballot), personId, null)
  const own = roll.map(({ seatId, code: seatCode, isExcluded }) => {
    const voter = voterFor(standing, personId, seatId)
    const vote = stored.find((one) => one.seatId === seatId) ?? null
    const isTitular = "quality" in voter && voter.quality.as === "titular"
    const mayChange =
      vote !== null &&
      place.ballot.rule !== null &&
      (ballot.rule as BallotRule).changeable &&
      (vote.castById === personId || isTitular)
    const isPaper = ballot.visibility === "secret_paper"
    const quality = "refused" in voter ? voter.refused : isPaper ? "on_paper" : null
    const refused = isExcluded ? "excluded" : quality
    return {
      ...{ code: seatCode, name: names[seatId] ?? "", refused },
      quality: "quality" in voter ? voter.quality.as : null,
      voted:
        vote && "quality" in voter
          ? { at: vote.at, leaf: vote.leaf, isOwn: vote.castById === personId }
          : null,
      replaces: mayChange && vote ? vote.id : null,
      mayVote: refused === null && (vote === null || mayChange),
    }
  })
  const isOver = ballot.state !== "open" || (ballot.closesAt !== null && now >= ballot.closesAt)
  return {
    ...(await head(ctx, place)),
    isOver,
    own: own.toSorted((a, b) => rank(a.quality) - rank(b.quality)),
  }
}

const QUALITIES = ["titular", "substitute", "delegate", "proxy"] as const
const rank = (quality: string | null) => (quality ? QUALITIES.indexOf(quality as "proxy") : QUALITIES.length)

/**
 * The receipts of the seats that this person voted for: the leaf of each vote; once the ballot is closed also the way
 * from it to the log's head. @throws not_found, also where they cast no vote
 */
export const getReceipt = async (ctx: Ctx, code: string) => {
  const place = await getBallotRow(ctx, code)
  const { ballot } = place
  const rows = await ctx.db
    .select({
      seat: seats.code,
      seatId: votes.seatId,
      choice: votes.choice,
      leaf: votes.leaf,
      at: votes.createdAt,
    })
    .from(votes)
    .innerJoin(seats, eq(seats.id, votes.seatId))
    .where(
      and(
        ...[eq(votes.ballotId, ballot.id), eq(votes.castById, found(ctx.actor.personId))],
        isNull(votes.replacedAt),
      ),
    )
    .orderBy(votes.createdAt, seats.code)
  found(rows[0])
  const names = (ballot.frozen as FrozenContent).names
  const isClosed = ballot.head !== null
  const logged = isClosed ? await listLogged(ctx, ballot.id) : []
  const paths = isClosed
    ? leafPaths(hexOf(found(ballot.frozenSha256)), { votes: logged, seals: await listSeals(ctx, ballot.id) })
    : []
  const pathOf = (leaf: string) => paths[logged.findIndex((vote) => vote.leaf === leaf)] ?? null
  return {
    ...(await head(ctx, place)),
    head: ballot.head && hexOf(ballot.head),
    votes: rows.map(({ seatId, choice, at, leaf, seat }) => ({
      ...{ seat, leaf, name: names[seatId] ?? "", choice: choice as Choice, at: at.toISOString() },
      path: pathOf(leaf),
    })),
  }
}

/**
 * The call of seats for a ballot in session (appello nominale): those that may still be asked, and what was taken down
 * and waits to be confirmed. Which seats voted alone is not shown: asking them is refused with the reason.
 * @throws forbidden for who does not conduct ballots here
 */
export const getSpokenPage = async (ctx: Ctx, code: string) => {
  const place = await getBallotRow(ctx, code)
  const { ballot, roundtable } = place
  refuse(refuseConductBallot(ctx.actor, roundtable.id))
  const frozen = ballot.frozen as FrozenContent | null
  const me = found(ctx.actor.personId)
  const taken = await ctx.db
    .select({ seatId: votes.seatId, choice: votes.choice, takenById: votes.takenById, by: people.name })
    .from(votes)
    .leftJoin(people, eq(people.id, votes.takenById))
    .where(waitingSpoken(ballot.id))
    .orderBy(votes.seatId)
  const onRoll = frozen?.roll.seats ?? []
  const codes = await ctx.db
    .select({ id: seats.id, code: seats.code })
    .from(seats)
    .where(eq(seats.roundtableId, roundtable.id))
  const codeOf = new Map(codes.map(({ id, code: seat }) => [id, seat]))
  return {
    ...(await head(ctx, place)),
    seatsToCall: onRoll
      .filter(({ seatId }) => !taken.some((vote) => vote.seatId === seatId))
      .map(({ seatId }) => ({ code: codeOf.get(seatId) ?? "", name: frozen?.names[seatId] ?? "" })),
    taken: taken.map(({ seatId, choice, by, takenById }) => ({
      ...{ name: frozen?.names[seatId] ?? "", choice: choice as Choice, by, isMine: takenById === me },
    })),
  }
}
