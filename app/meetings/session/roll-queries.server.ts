import { and, eq, inArray } from "drizzle-orm"
import { delegateNotes } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { isLiveAt } from "../proxy.ts"
import { besideOn } from "./confirm-beside.server.ts"
import { type Holder, holdersOn, loadQuorum, type SeatCard } from "./load.server.ts"
import {
  type NamedAnnouncement,
  type NamedPresence,
  namedAnnouncements,
  namedPresences,
} from "./named.server.ts"
import { refuseConduct } from "./policy.ts"
import { followed, openSession, quorumWords } from "./queries.server.ts"
import { momentOf, refuseRoll } from "./sitting.ts"

/** Letters of delegation for a day that are accepted, or wait to be. */
const lettersOn = (ctx: Ctx, roundtableId: string, day: string) =>
  ctx.db
    .select({
      ...{ code: delegateNotes.code, seatId: delegateNotes.seatId, name: delegateNotes.name },
      ...{ state: delegateNotes.state, personId: delegateNotes.personId },
    })
    .from(delegateNotes)
    .where(
      and(
        eq(delegateNotes.roundtableId, roundtableId),
        eq(delegateNotes.day, day),
        inArray(delegateNotes.state, ["submitted", "accepted"]),
      ),
    )
    .limit(500)
type Letter = Awaited<ReturnType<typeof lettersOn>>[number]

type Parts = {
  rows: readonly NamedPresence[]
  announced: readonly NamedAnnouncement[]
  holders: readonly Holder[]
  letters: readonly Letter[]
}

/** Who may be confirmed on a seat: who announced themselves, then whom the body sends today with a letter. */
const candidatesOf = (seatId: string, { announced, holders, letters }: Parts) => {
  const of = (personId: string | null) => announced.find((one) => one.personId === personId)
  const people = holders
    .filter((one) => one.seatId === seatId)
    .map(({ code, name, rank, personId }) => {
      const said = of(personId)
      const quality = rank === 0 ? ("titular" as const) : ("substitute" as const)
      return {
        who: `person:${code}`,
        name,
        quality,
        said: said ? { at: said.at, isRemote: said.isRemote } : null,
      }
    })
  const sent = letters
    .filter((one) => one.seatId === seatId && one.state === "accepted")
    .map(({ code, name }) => ({ who: `note:${code}`, name, quality: "delegate" as const, said: null }))
  return [...sent, ...people].sort((a, b) => Number(b.said !== null) - Number(a.said !== null))
}

const seatOf = (seat: SeatCard, parts: Parts) => {
  const own = parts.rows.filter((row) => row.seatId === seat.seatId)
  const sitting = own.find((row) => row.untilAt === null) ?? null
  const letter = parts.letters.find((one) => one.seatId === seat.seatId && one.state === "submitted")
  return {
    ...{ code: seat.code, label: seat.label, body: seat.body, voting: seat.voting, isFilled: seat.isFilled },
    ...{
      isJustified: seat.isJustified,
      justification: seat.justification,
      takesDelegates: seat.takesDelegates,
    },
    candidates: candidatesOf(seat.seatId, parts),
    sitting: sitting && {
      ...{ id: sitting.id, name: sitting.name, quality: sitting.quality as "titular" },
      ...{ isRemote: sitting.isRemote, from: sitting.fromAt },
    },
    left: sitting ? null : (own.at(-1)?.untilAt ?? null),
    letterToDecide: letter?.code ?? null,
  }
}
export type RollSeat = ReturnType<typeof seatOf>

/** Who is beside the table: there, or announced and to be confirmed. */
const besideOf = (serving: Awaited<ReturnType<typeof besideOn>>, { rows, announced, holders }: Parts) => {
  const seated = new Set(holders.map((one) => one.personId))
  return serving
    .filter((one) => !seated.has(one.personId))
    .map(({ personId, code, name, quality }) => {
      const there = rows.find((row) => row.personId === personId && row.untilAt === null && !row.seatId)
      const said = announced.find((one) => one.personId === personId)
      return {
        ...{ code, name, quality: quality as "observer" },
        there: there ? { id: there.id, from: there.fromAt, isRemote: there.isRemote } : null,
        said: said ? { at: said.at, isRemote: said.isRemote } : null,
      }
    })
}

const loadParts = async (ctx: Ctx, code: string) => {
  const { conduct: seq } = await followed(ctx, code)
  const session = await openSession(ctx, code)
  const { meeting, call } = session
  refuse(refuseConduct(ctx.actor, meeting.roundtableId))
  const day = civilDay(call.startsAt)
  const [loaded, announced, holders, letters, serving] = await Promise.all([
    loadQuorum({ ...ctx, now: momentOf(call, ctx.now) }, meeting, call),
    namedAnnouncements(ctx, call.id),
    holdersOn(ctx, meeting.roundtableId, day),
    lettersOn(ctx, meeting.roundtableId, day),
    besideOn(ctx, meeting.roundtableId, day),
  ])
  return { ...session, loaded, serving, seq, parts: { rows: loaded.rows, announced, holders, letters } }
}

/** The roll by group and seat, for who keeps it. @throws not_found; forbidden unless secretary or chair here */
export const getRoll = async (ctx: Ctx, code: string) => {
  const { facts, loaded, parts, serving, meeting, call, seq } = await loadParts(ctx, code)
  const live = loaded.proxies.filter((one) => isLiveAt(one, ctx.now))
  const label = (id: string) => loaded.roll.find((seat) => seat.seatId === id)?.label ?? ""
  const groups = [...new Set(loaded.roll.map((seat) => seat.groupId))].map((groupId) => {
    const own = loaded.roll.filter((seat) => seat.groupId === groupId)
    return {
      name: own[0]?.group ?? "",
      seats: own.map((seat) => {
        const given = live.find((one) => one.principalId === seat.seatId)
        return { ...seatOf(seat, parts), votesThrough: given ? label(given.holderId) : null }
      }),
    }
  })
  const there = new Set(loaded.rows.map((row) => row.personId))
  return {
    ...{ ...facts, seq, groups, beside: besideOf(serving, parts), quorum: quorumWords(loaded) },
    waiting: parts.announced.filter((one) => !there.has(one.personId)).length,
    refusal: refuseRoll(meeting.state, call, ctx.now),
  }
}
export type Roll = Awaited<ReturnType<typeof getRoll>>

/** One seat of the roll with everything that was written of it, corrected rows too. */
export const getRollSeat = async (ctx: Ctx, code: string, seatCode: string) => {
  const { facts, loaded, parts, meeting, call, seq } = await loadParts(ctx, code)
  const seat = found(loaded.roll.find((one) => one.code === seatCode))
  const history = await namedPresences(ctx, call.id, true)
  return {
    ...{ ...facts, seq, quorum: quorumWords(loaded), seat: seatOf(seat, parts), group: seat.group },
    history: history
      .filter((row) => row.seatId === seat.seatId)
      .map(({ seatId: _, personId: __, body: ___, ...row }) => row),
    refusal: refuseRoll(meeting.state, call, ctx.now),
  }
}
