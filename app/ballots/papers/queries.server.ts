import { eq } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { because, refuse } from "../../errors.ts"
import { getBallotRow, optionsOf } from "../life/load.server.ts"
import { refuseConductBallot } from "../life/policy.ts"
import { seatsAtOpening } from "../life/seats-at-opening.server.ts"
import type { FrozenContent } from "../log/file.ts"
import type { Question } from "../question.ts"
import { type PaperRow, paperCount, paperSeats, scrutineersOf } from "./load.server.ts"

/** The seats that would vote today: papers may be printed before the sitting. */
const seatsToCome = async (ctx: Ctx, roundtableId: string): Promise<PaperRow[]> => {
  const asked = { roundtableId, day: civilDay(ctx.now), meetingId: null, callId: null }
  const all = await seatsAtOpening(ctx, asked)
  return all
    .filter(({ seat }) => seat.voting && seat.isFilled)
    .map(({ seat }) => ({
      ...{ seatId: seat.seatId, code: seat.seatId, isExcluded: false, tookPaper: false, people: [] },
    }))
}

/**
 * What the secretariat sees of a vote on paper: before it opens what it prints, then who took a paper, and the count
 * that waits. @throws not_found; forbidden for who does not conduct it, and of a roll-call
 */
export const getPapersPage = async (ctx: Ctx, code: string) => {
  const { ballot, roundtable } = await getBallotRow(ctx, code)
  refuse(refuseConductBallot(ctx.actor, roundtable.id))
  refuse(ballot.visibility === "secret_paper" ? null : because("ballots.refuse.not_on_paper"))
  const names = (ballot.frozen as FrozenContent | null)?.names ?? {}
  const isDraft = ballot.state === "draft"
  const [seats, chosen, entered, options] = await Promise.all([
    isDraft ? seatsToCome(ctx, roundtable.id) : paperSeats(ctx, ballot.id),
    scrutineersOf(ctx, ballot.id),
    paperCount(ctx, ballot.id),
    optionsOf(ctx, ballot.id),
  ])
  const [by] = entered
    ? await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, entered.enteredById))
    : []
  return {
    ...{ code, wording: ballot.wording, language: ballot.language, state: ballot.state, options },
    ...{ number: ballot.number, year: ballot.year, explanation: ballot.explanation },
    question: ballot.question as Question,
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    seats: seats.map(({ seatId, code: seat, isExcluded, tookPaper }) => ({
      ...{ code: seat, name: names[seatId] ?? "", isExcluded, tookPaper },
      isScrutineer: chosen.includes(seatId),
    })),
    entered: entered && {
      ...{ totals: entered.totals, revision: entered.revision, by: by?.name ?? "" },
      isMine: entered.enteredById === ctx.actor.personId,
    },
  }
}
export type PapersPage = Awaited<ReturnType<typeof getPapersPage>>

/** How a vote on paper was counted, for its page once it is closed; null for other ballots. */
export const papersOf = async (ctx: Ctx, ballotId: string, frozen: FrozenContent) => {
  if (frozen.rule.visibility !== "secret_paper") return null
  const [chosen, entered] = [await scrutineersOf(ctx, ballotId), await paperCount(ctx, ballotId)]
  if (!entered) return null
  return { totals: entered.totals, scrutineers: chosen.map((id) => frozen.names[id] ?? "") }
}
