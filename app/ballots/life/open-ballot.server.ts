import { and, eq, ne, sql } from "drizzle-orm"
import {
  agendaItems,
  ballotSeats,
  ballots,
  ballotTexts,
  meetings,
  roundtables,
  seats,
} from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { writeVersion } from "../../documents/versions/write-version.server.ts"
import { because, conflict, DomainError, found, refuse } from "../../errors.ts"
import { refuseDecideOn } from "../../meetings/added/added.ts"
import { ADDED } from "../../meetings/added/column.server.ts"
import { loadCalls } from "../../meetings/session/load.server.ts"
import { touchMeeting } from "../../meetings/session/lock.server.ts"
import { refuseVoteOn } from "../../meetings/totals/policy.ts"
import type { Matter } from "../../roundtables/regulation/fields.ts"
import { ruleInForce } from "../../roundtables/regulation/rule-in-force.server.ts"
import { bytesOf } from "../log/digest.ts"
import { type FrozenContent, frozenFingerprint } from "../log/file.ts"
import type { Question } from "../question.ts"
import { freezeRoll, refuseOpening, refuseRoll } from "../roll.ts"
import { methodOf, type Put, refusePut, ruleOfBallot, type Setting, type Visibility } from "../rule.ts"
import { fillMinutes } from "./fill-minutes.server.ts"
import type { OfBallot } from "./input.ts"
import { judgeEnd } from "./judge-end.ts"
import { lockBallot, optionsOf, textsOf, versionOnAgenda } from "./load.server.ts"
import { refuseOrder, wasAmended } from "./order.ts"
import { refuseStep } from "./policy.ts"
import { seatsAtOpening } from "./seats-at-opening.server.ts"
import { tellOpened } from "./tell.server.ts"

type Ballot = typeof ballots.$inferSelect

/** The sitting that a ballot of a meeting is held in. Its row is shared: nobody closes it, or the roll, meanwhile. */
const sittingOf = async (ctx: TxCtx, { meetingId }: Ballot) => {
  if (!meetingId) return { meeting: null, call: null }
  const [row] = await ctx.db.select().from(meetings).where(eq(meetings.id, meetingId)).for("share")
  const meeting = found(row)
  if (meeting.state !== "open") refuse(because("ballots.refuse.meeting_not_open"))
  return { meeting, call: found((await loadCalls(ctx, meeting.id)).call) }
}

/** A point may have been withdrawn since the question was prepared; the meeting's row is shared by now. */
const refuseItem = async (ctx: TxCtx, { itemId, visibility }: Ballot) => {
  if (!itemId) return
  const [row] = await ctx.db
    .select({ added: ADDED, kind: agendaItems.kind, isSecret: agendaItems.isSecret })
    .from(agendaItems)
    .where(eq(agendaItems.id, itemId))
  const item = found(row)
  refuse(refuseDecideOn(item.added) ?? refuseVoteOn(item, methodOf(visibility as Visibility)))
}

/** Names the version of each text that is decided on: the one on the agenda, else what reads now, as amended. */
const freezeTexts = async (ctx: TxCtx, { id, itemId }: Ballot, name: string, isAmended: boolean) => {
  const frozen: FrozenContent["texts"] = []
  for (const { id: textId, paper } of await textsOf(ctx, id)) {
    const sent = isAmended ? null : await versionOnAgenda(ctx, itemId, paper.id)
    const version = sent
      ? { number: sent.number, sha256: Buffer.from(sent.sha256).toString("hex") }
      : await writeVersion(ctx, paper, { kind: "named", name })
    if (!version) throw conflict("versions.errors.not_readable")
    const { number, sha256 } = version
    await ctx.db
      .update(ballotTexts)
      .set({ version: number, sha256: bytesOf(sha256) })
      .where(eq(ballotTexts.id, textId))
    frozen.push({ title: paper.title, number, sha256 })
  }
  return frozen
}

/** The next number of the table's ballots in a year; the table's row lock makes them follow without a gap. */
const nextNumber = async (ctx: TxCtx, roundtableId: string, year: number): Promise<number> => {
  await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
    .for("no key update")
  const [row] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${ballots.number}), 0)::int + 1` })
    .from(ballots)
    .where(and(eq(ballots.roundtableId, roundtableId), eq(ballots.year, year)))
  return row?.next ?? 1
}

/** The seats with what was true of them at the second of opening; whoever changes them now waits, or was faster. */
const shareSeats = async (ctx: TxCtx, roundtableId: string) => {
  await ctx.db
    .select({ id: seats.id })
    .from(seats)
    .where(eq(seats.roundtableId, roundtableId))
    .orderBy(seats.id)
    .for("share")
}

const prepared = async (ctx: TxCtx, ballot: Ballot) => {
  const { roundtableId, meetingId } = ballot
  const day = civilDay(ctx.now)
  const { meeting, call } = await sittingOf(ctx, ballot)
  await refuseItem(ctx, ballot)
  const regulation = await ruleInForce(ctx, roundtableId, day)
  if (!regulation) throw new DomainError("forbidden", because("ballots.refuse.no_rules"))
  const { rules } = regulation
  const put: Put = {
    ...{ question: ballot.question as Question, matter: ballot.matter as Matter },
    ...{ setting: ballot.setting as Setting, call: call?.ordinal === 2 ? "second" : "first" },
    visibility: ballot.visibility as Visibility,
  }
  refuse(refusePut(rules, put))
  if (!meetingId) judgeEnd(ballot.closesAt, ctx.now, rules.written.minDays)
  await shareSeats(ctx, roundtableId)
  const all = await seatsAtOpening(ctx, { roundtableId, day, meetingId, callId: call?.id ?? null })
  const asked = { setting: put.setting, groups: ballot.groups as string[], weightMax: rules.seats.weightMax }
  const table = all.map(({ seat }) => seat)
  refuse(refuseRoll(asked, table))
  const roll = freezeRoll(asked, table)
  const rule = ruleOfBallot(rules, put)
  refuse(refuseOpening(rule, roll))
  return { meeting, regulation, put, rule, roll, all }
}

/**
 * What else is put to the vote of its point, read once nobody else opens a ballot of the table.
 * @returns whether amendments of its text were voted on before
 */
const judgeOrder = async (ctx: TxCtx, { id, meetingId, itemId, stage }: Ballot): Promise<boolean> => {
  if (!meetingId || !itemId) return false
  const beside = await ctx.db
    .select({ stage: ballots.stage, state: ballots.state })
    .from(ballots)
    .where(and(eq(ballots.meetingId, meetingId), eq(ballots.itemId, itemId), ne(ballots.id, id)))
  refuse(refuseOrder(stage, beside))
  return stage === "main" && wasAmended(beside)
}

const namesOf = (
  all: Awaited<ReturnType<typeof seatsAtOpening>>,
  options: readonly { id: string; label: string }[],
): Record<string, string> =>
  Object.fromEntries([
    ...all.map(({ seat, name }) => [seat.seatId, name]),
    ...all.map(({ seat, group }) => [seat.groupId, group]),
    ...options.map(({ id, label }) => [id, label]),
  ])

/**
 * Opens a ballot: freezes the rule, the question, the roll and the version of every text, under one fingerprint, and
 * tells everybody who votes.
 * @throws forbidden for who does not conduct it, once it was opened, outside an open sitting, below the numero
 *   legale, before the amendments of its point or after its text, and where the rules in force do not let it be put; conflict while a text cannot be read
 */
export const openBallot = (ctx: Ctx, input: OfBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot, roundtable } = await lockBallot(ctx, input.ballotCode)
    refuse(refuseStep("open", ballot.state))
    const { id, roundtableId, code } = ballot
    const { meeting, regulation, rule, roll, all } = await prepared(ctx, ballot)
    const options = await optionsOf(ctx, id)
    const year = Number(civilDay(ctx.now).slice(0, 4))
    const number = await nextNumber(ctx, roundtableId, year)
    const isAmended = await judgeOrder(ctx, ballot)
    const frozen: FrozenContent = {
      ...{ format: "tavoli-frozen-1", ballot: code, wording: ballot.wording },
      ...{ question: ballot.question as Question, rule, roll },
      texts: await freezeTexts(ctx, ballot, `${number}/${year}`, isAmended),
      names: namesOf(all, options),
    }
    await ctx.db
      .insert(ballotSeats)
      .values(roll.seats.map(({ seatId }) => ({ ballotId: id, seatId, roundtableId })))
    const [open] = await ctx.db
      .update(ballots)
      .set({
        ...{ state: "open", openedAt: ctx.now, openedById: found(ctx.actor.personId), year, number },
        ...{ rule, regulationId: regulation.id, frozen, frozenSha256: bytesOf(frozenFingerprint(frozen)) },
      })
      .where(eq(ballots.id, id))
      .returning()
    if (meeting) await touchMeeting(ctx, meeting)
    await fillMinutes(ctx, found(open))
    await tellOpened(
      ctx,
      ballot,
      roundtable,
      roll.seats.map(({ seatId }) => seatId),
    )
    await record(ctx, {
      ...{ action: "ballot.opened", subject: { kind: "ballot", id }, roundtableId },
      values: { number: `${number}/${year}`, seats: roll.seats.length, frozen: frozenFingerprint(frozen) },
    })
  })
