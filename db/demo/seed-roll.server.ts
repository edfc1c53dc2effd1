import { and, desc, eq, isNull, lte } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoCode, demoId } from "./ids.ts"
import { before } from "./working-days.ts"

type Ports = { instantOf(day: string, minutes: number): Date }
type Ask = { db: Db; today: string; ports: Ports }

/** Where somebody was and from when until when, as hours and minutes of the day; a line lost is two rows. */
type Seen = { seat: string; at: "room" | "remote"; from: number; until: number; exit?: "left" | "line_lost" }
const at = (hours: number, minutes: number) => hours * 60 + minutes
const BEGAN = at(10, 8)
const ENDED = at(12, 27)

const ROLL: readonly Seen[] = [
  { seat: "A1", at: "room", from: BEGAN, until: ENDED },
  { seat: "A2", at: "room", from: BEGAN, until: at(12, 5), exit: "left" },
  { seat: "A4", at: "remote", from: BEGAN, until: at(11, 20), exit: "line_lost" },
  { seat: "A4", at: "remote", from: at(11, 32), until: ENDED },
  { seat: "B1", at: "room", from: BEGAN, until: ENDED },
  { seat: "B2", at: "remote", from: at(10, 35), until: at(12, 18), exit: "left" },
  { seat: "C1", at: "remote", from: BEGAN, until: ENDED },
  { seat: "C2", at: "room", from: BEGAN, until: at(11, 40), exit: "left" },
  { seat: "C3", at: "room", from: BEGAN, until: at(12, 22), exit: "left" },
  { seat: "D1", at: "remote", from: BEGAN, until: at(12, 0), exit: "left" },
  { seat: "D2", at: "room", from: BEGAN, until: ENDED },
]
/** The seat whose body sent somebody with a letter, which `seedSeating` wrote, instead of its titular. */
const DELEGATE = { seat: "C3" }

const seatsOf = (db: Db, roundtableId: string) =>
  db
    .select({ label: s.seats.label, seatId: s.seats.id, personId: s.seatTerms.personId })
    .from(s.seats)
    .innerJoin(s.seatTerms, and(eq(s.seatTerms.seatId, s.seats.id), eq(s.seatTerms.rank, 0)))
    .where(and(eq(s.seats.roundtableId, roundtableId), isNull(s.seatTerms.endedAt)))

/** Who was at the meeting that was held, for which seat and from when until when. */
const writeRoll = async (ask: Ask, roundtableId: string, day: string) => {
  const { db, ports } = ask
  const seats = await seatsOf(db, roundtableId)
  const rows = ROLL.flatMap((seen, n) => {
    const seat = seats.find(({ label }) => label === seen.seat)
    if (!seat) return []
    const isDelegate = seen.seat === DELEGATE.seat
    return [
      {
        ...{ id: demoId(`m1:presence:${n}`), roundtableId, callId: demoId("m1:1"), seatId: seat.seatId },
        ...{ quality: isDelegate ? "delegate" : "titular", personId: isDelegate ? null : seat.personId },
        ...{ noteId: isDelegate ? demoId("t3:C3:delegate") : null, isRemote: seen.at === "remote" },
        identity: seen.at === "remote" ? "seen" : null,
        ...{ fromAt: ports.instantOf(day, seen.from), untilAt: ports.instantOf(day, seen.until) },
        ...{ exit: seen.exit ?? "closed", confirmedById: demoId("u-bruno") },
      },
    ]
  })
  if (rows.length > 0) await db.insert(s.presences).values(rows)
}

const rulesOn = async (db: Db, roundtableId: string, day: string) => {
  const [row] = await db
    .select({ id: s.regulationVersions.id, rules: s.regulationVersions.rules })
    .from(s.regulationVersions)
    .where(
      and(eq(s.regulationVersions.roundtableId, roundtableId), lte(s.regulationVersions.inForceFrom, day)),
    )
    .orderBy(desc(s.regulationVersions.inForceFrom))
    .limit(1)
  return row
}

/** A vote by show of hands at that meeting, counted by the secretary and confirmed by the chair. */
const VOTES = [
  { item: 0, proposal: "Il verbale della riunione precedente è approvato.", yes: 8, no: 0, abstained: 2 },
] as const
const VOTED_AT = at(10, 17)
const PRESENT = 10
const SEATS_FILLED = 12
const QUORUM = 7

const writeVotes = async ({ db, ports }: Ask, roundtableId: string, day: string) => {
  const rules = await rulesOn(db, roundtableId, day)
  if (!rules) return
  const { majority_ordinary: majority } = rules.rules as { majority_ordinary: object }
  await db.insert(s.manualTotals).values(
    VOTES.map(({ item, proposal, yes, no, abstained }, n) => {
      const votedAt = ports.instantOf(day, VOTED_AT)
      const present = PRESENT
      const needed = Math.floor((yes + no) / 2) + 1
      const tally = { yes, no, abstained, present, entitled: SEATS_FILLED }
      const verdict = { outcome: "approved", yes, base: yes + no, needed, lacks: [] }
      return {
        ...{ id: demoId(`m1:vote:${n}`), code: demoCode(`m1:vote:${n}`), roundtableId },
        ...{ callId: demoId("m1:1"), itemId: demoId(`m1:item:${item}`), proposal, votedAt, present },
        ...{ matter: "ordinary", method: "show_of_hands", excluded: 0, yes, no, abstained, invalid: 0 },
        ...{
          cast: yes + no + abstained,
          parts: [],
          regulationId: rules.id,
          required: QUORUM,
          found: present,
        },
        ...{ outcome: "approved", enteredById: demoId("u-bruno"), enteredAt: votedAt },
        judged: { format: 1, majority, tie: "not_approved", tally, verdict, more: 0 },
        confirmedById: demoId("u-carla"),
        confirmedAt: new Date(votedAt.getTime() + 90_000),
      }
    }),
  )
}

/** What the meeting that was held left behind: its roll, and the votes that were counted by hand. */
export const seedRoll = async (ask: Ask) => {
  const day = before(ask.today, 42)
  const { ports, db } = ask
  await db
    .update(s.meetingCalls)
    .set({ openedAt: ports.instantOf(day, at(10, 12)), closedAt: ports.instantOf(day, ENDED) })
    .where(eq(s.meetingCalls.id, demoId("m1:1")))
  await writeRoll(ask, demoId("t3"), day)
  await writeVotes(ask, demoId("t3"), day)
}
