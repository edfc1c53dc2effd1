import { and, asc, eq, isNull, sql } from "drizzle-orm"
import {
  delegateNotes,
  desertions,
  type meetingCalls,
  type meetingMinutes,
  type meetings,
  officers,
  people,
  presences,
  type roundtables,
  suspensions,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { listAnnexes } from "../../records/annexes.server.ts"
import { listFiled } from "../filed/filed-convocation.server.ts"
import { MEETING } from "../keep-annexes.server.ts"
import { presentAt } from "../presence.ts"
import { quorumThrough, representedAt } from "../quorum.ts"
import { type LoadedQuorum, loadQuorum, onSeats } from "../session/load.server.ts"
import type { NamedPresence } from "../session/named.server.ts"
import { approvedHere } from "./approved-here.server.ts"
import type { Move, Sat, SeatLine, SittingFacts } from "./facts.ts"
import { itemFacts } from "./item-facts.server.ts"
import { type Serving, servedAs } from "./offices.ts"
import { outcomesBetween, outcomesOf } from "./outcomes.server.ts"
import { takenOf } from "./taken.server.ts"

type Call = typeof meetingCalls.$inferSelect
export type Sitting = {
  meeting: typeof meetings.$inferSelect
  roundtable: Pick<typeof roundtables.$inferSelect, "id" | "name">
  calls: readonly Call[]
  call: Call
}
type Minutes = Pick<typeof meetingMinutes.$inferSelect, "kind" | "number" | "year">

/** Protocols of the letters with which delegates sat, by presence. */
const lettersOf = async (ctx: Ctx, callId: string) => {
  const rows = await ctx.db
    .select({ id: presences.id, protocol: delegateNotes.protocol })
    .from(presences)
    .innerJoin(delegateNotes, eq(delegateNotes.id, presences.noteId))
    .where(eq(presences.callId, callId))
  return new Map(rows.map(({ id, protocol }) => [id, protocol]))
}

const satOf =
  (letters: ReadonlyMap<string, string | null>) =>
  (row: NamedPresence): Sat => ({
    ...{ name: row.name ?? "–", quality: row.quality, isRemote: row.isRemote, identity: row.identity },
    ...{ letter: letters.get(row.id) ?? null, from: row.fromAt, until: row.untilAt, exit: row.exit },
  })

const seatLines = (loaded: LoadedQuorum, at: Date, toSat: (row: NamedPresence) => Sat): SeatLine[] => {
  const { roll, rows, proxies } = loaded
  const represented = representedAt(proxies, presentAt(onSeats(rows), at), at)
  return (
    roll
      .map((seat) => {
        const holder = represented.has(seat.seatId)
          ? proxies.find((one) => one.principalId === seat.seatId && one.withdrawnAt === null)?.holderId
          : undefined
        return {
          ...{ label: seat.label, body: seat.body ?? "", voting: seat.voting, isFilled: seat.isFilled },
          ...{ isJustified: seat.isJustified, justification: seat.justification },
          sat: rows.filter((row) => row.seatId === seat.seatId).map(toSat),
          representedBy: roll.find((one) => one.seatId === holder)?.label ?? null,
        }
      })
      // Of advisory seats only those that came: the others are on the table's page.
      .filter((line) => line.voting || line.sat.length > 0)
  )
}

const movesOf = (rows: readonly NamedPresence[], opened: Date | null): Move[] => {
  if (!opened) return []
  const is = { left: "out", line_lost: "lost" } as const
  return rows
    .flatMap((row): Move[] => {
      const who = { name: row.name ?? "–", seat: row.seat }
      const exit = is[row.exit as "left"]
      return [
        ...(row.fromAt > opened ? [{ ...who, at: row.fromAt, is: "in" as const }] : []),
        ...(row.untilAt && row.untilAt > opened && exit ? [{ ...who, at: row.untilAt, is: exit }] : []),
      ]
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

const quorumOf = ({ regulation, roll, rows, proxies }: LoadedQuorum, call: Call) => {
  if (!regulation || !call.openedAt) return []
  const until = call.closedAt
  return quorumThrough(regulation.rule, roll, onSeats(rows), proxies, call.openedAt)
    .filter(({ at }) => until === null || at < until)
    .map(({ at, present, represented, needed, isReached }) => ({
      at,
      present,
      represented,
      needed,
      isReached,
    }))
}

/** Who presides and who writes: those who were there as such, else those whose office it is. */
const servingAs = async (ctx: Ctx, roundtableId: string, day: string, rows: readonly NamedPresence[]) => {
  const serving = await ctx.db
    .select({ role: officers.role, name: people.name })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(
      and(
        eq(officers.roundtableId, roundtableId),
        isNull(officers.endedAt),
        sql`${officers.startsOn} <= ${day}::date and (${officers.endsOn} is null or ${officers.endsOn} >= ${day}::date)`,
      ),
    )
  return (role: Serving) => {
    const there = servedAs(role, rows, (row) => row.quality)
    const named = there.length > 0 ? there : servedAs(role, serving, (one) => one.role)
    return [...new Set(named.map(({ name }) => name ?? "–"))]
  }
}

const convenedOf = async (ctx: Ctx, meeting: Sitting["meeting"]) => {
  const [first] = await listFiled(ctx, meeting.id)
  const said = first?.entries.map(
    ({ number, date, registry }) => `${number}/${date.slice(0, 4)} (${registry})`,
  )
  return { at: first?.sentAt ?? meeting.sentAt, protocol: said?.join("; ") || null, urgency: meeting.urgency }
}

const suspensionsOf = (ctx: Ctx, callId: string) =>
  ctx.db
    .select({
      ...{ from: suspensions.fromAt, until: suspensions.untilAt },
      ...{ resumesAt: suspensions.resumesAt, reason: suspensions.reason },
    })
    .from(suspensions)
    .where(eq(suspensions.callId, callId))
    .orderBy(asc(suspensions.fromAt))

const desertionOf = async (ctx: Ctx, callId: string) => {
  const [row] = await ctx.db.select().from(desertions).where(eq(desertions.callId, callId))
  return row ? { at: row.declaredAt, required: row.required, found: row.found } : null
}

/** What the verbale of a call says of itself, as it is now; its numero legale as at each moment. */
export const sittingFacts = async (ctx: Ctx, sitting: Sitting, minutes: Minutes): Promise<SittingFacts> => {
  const { meeting, roundtable, call, calls } = sitting
  const at = call.openedAt ?? call.desertedAt ?? ctx.now
  const [loaded, items, letters, breaks, desertion, annexes, convened, approved, voted] = await Promise.all([
    loadQuorum({ ...ctx, now: at }, meeting, call),
    itemFacts(ctx, meeting.id),
    lettersOf(ctx, call.id),
    suspensionsOf(ctx, call.id),
    desertionOf(ctx, call.id),
    listAnnexes(ctx, { kind: MEETING, id: meeting.id }),
    convenedOf(ctx, meeting),
    approvedHere(ctx, meeting.id),
    outcomesOf(ctx, meeting.id),
  ])
  const [between, taken] = await Promise.all([
    outcomesBetween(ctx, meeting.roundtableId, call),
    takenOf(ctx, meeting.id),
  ])
  const named = await servingAs(ctx, meeting.roundtableId, civilDay(call.startsAt), loaded.rows)
  const toSat = satOf(letters)
  const { place, link, number, year } = meeting
  return {
    kind: minutes.kind as SittingFacts["kind"],
    number: `${minutes.number}/${minutes.year}`,
    table: roundtable.name,
    meeting: {
      ...{ number: number === null ? null : `${number}/${year}`, place, link },
      kind: meeting.kind as SittingFacts["meeting"]["kind"],
      mode: meeting.mode as SittingFacts["meeting"]["mode"],
    },
    ...{ call, convened, desertion, approved, items, suspensions: breaks },
    desertedBefore: calls.find((one) => one.ordinal < call.ordinal)?.desertedAt ?? null,
    ...{ chair: named("chair"), secretary: named("secretary") },
    seats: seatLines(loaded, at, toSat),
    beside: loaded.rows.filter((row) => row.seatId === null).map(toSat),
    moves: movesOf(loaded.rows, call.openedAt),
    quorum: quorumOf(loaded, call),
    ...{ outcomes: voted, taken, between },
    annexes: annexes.map(({ number, title, sha256 }) => ({ number, title, sha256 })),
  }
}
