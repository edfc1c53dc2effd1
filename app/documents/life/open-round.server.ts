import { eq, sql } from "drizzle-orm"
import { approvalRounds, approvalSeats, type papers } from "#db/schema/index.ts"
import { civilDay, daysAfter, endOfCivilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, refuse } from "../../errors.ts"
import type { Rules } from "../../roundtables/regulation/rules.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { writeVersion } from "../versions/write-version.server.ts"
import type { OpenRound } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { lockText } from "./lock-text.server.ts"
import { movePaper } from "./move-paper.server.ts"
import { answersNeeded, ruleOf } from "./outcome.ts"
import { refuseStep } from "./policy.ts"
import { heldSeats, type RollSeat } from "./roll.server.ts"
import { tellAsked } from "./tell.server.ts"

type Paper = typeof papers.$inferSelect

const deadlineOf = (ctx: Ctx, { closesOn }: OpenRound, { minDays }: Rules["approval"]): Date => {
  const earliest = daysAfter(civilDay(ctx.now), minDays)
  if (closesOn < earliest) throw invalid("closesOn", "life.errors.term_short", { days: minDays })
  if (closesOn > daysAfter(civilDay(ctx.now), 366)) throw invalid("closesOn", "life.errors.term_long")
  return endOfCivilDay(closesOn)
}

/** Who is asked: every voting seat that somebody holds, or the parties that were chosen among all held ones. */
const rollOf = ({ among, parties }: OpenRound, seats: readonly RollSeat[]): RollSeat[] => {
  if (among === "seats") {
    const voting = seats.filter((seat) => seat.voting)
    if (voting.length === 0) throw invalid("among", "life.errors.nobody_sits")
    return voting
  }
  const chosen = seats.filter((seat) => parties.includes(seat.code))
  if (chosen.length < 2 || chosen.length !== new Set(parties).size)
    throw invalid("parties", "life.errors.parties_missing")
  return chosen
}

const writeRound = async (ctx: TxCtx, paper: Paper, input: OpenRound, versionId: string) => {
  const { among } = input
  const { rules, regulationNumber } = await lifeRules(ctx, paper.roundtableId)
  const closesAt = deadlineOf(ctx, input, rules.approval)
  const { seats, assigned } = await heldSeats(ctx, paper.roundtableId)
  const roll = rollOf(input, seats)
  const { roundtableId, id: documentId } = paper
  const [round] = await ctx.db
    .insert(approvalRounds)
    .values({
      ...{ roundtableId, documentId, versionId, among, regulationNumber, closesAt, openedAt: ctx.now },
      number: sql`(select count(*) + 1 from approval_round r where r.document_id = ${documentId})` as never,
      rule: { ...ruleOf(rules, among), reminderDays: rules.approval.reminderDays },
      answersNeeded: answersNeeded(rules, { among, asked: roll.length, assigned }),
      openedById: ctx.actor.personId,
    })
    .returning()
  const opened = found(round)
  await ctx.db
    .insert(approvalSeats)
    .values(roll.map((seat) => ({ roundId: opened.id, seatId: seat.id, roundtableId })))
  return { ...opened, asked: roll.length }
}

/**
 * Asks the seats whether the text is theirs, until the end of a day. The text is locked and frozen as a version in
 * this transaction: what they read is what becomes the table's.
 * @returns the number of the round
 * @throws forbidden unless the regulation names the person; invalid for too short a term, or parties that nobody
 *   holds; conflict while something written is not readable yet
 */
export const openRound = (ctx: Ctx, input: OpenRound): Promise<number> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, input.paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "open_round", rules.documents))
    await lockText(ctx, paper.id)
    const version = await writeVersion(ctx, paper, { kind: "frozen" })
    if (!version) throw conflict("life.errors.still_written")
    const round = await writeRound(ctx, paper, input, version.id)
    const { number, asked } = round
    await movePaper(ctx, paper, {
      ...{ to: "approval", action: "document.round-opened" },
      values: {
        ...{ number, asked, among: input.among, closesOn: input.closesOn },
        ...{ version: version.number, sha256: version.sha256 },
      },
    })
    await tellAsked(ctx, paper, round, {
      ...{ kind: "approval_asked", path: `/documents/${paper.code}/approval/${number}` },
      params: { day: input.closesOn.split("-").reverse().join("/") },
    })
    return number
  })

/** The round of a document that is open, or null. */
export const openRoundOf = async (ctx: Ctx, documentId: string) => {
  const [round] = await ctx.db
    .select({ number: approvalRounds.number })
    .from(approvalRounds)
    .where(sql`${eq(approvalRounds.documentId, documentId)} and closed_at is null`)
  return round ?? null
}
