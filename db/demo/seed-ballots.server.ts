import { and, eq, isNull, sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { BALLOTS, type DemoAnswer, type DemoBallot, HELD, PROXY } from "./ballots.ts"
import { demoCode, demoId, named } from "./ids.ts"
import { after, before } from "./working-days.ts"

type Seat = {
  seatId: string
  label: string
  name: string
  groupId: string
  group: string
  voting: boolean
  weight: number
  /** Who sits there as its titular; the seat is vacant without. */
  personId: string | null
}
export type DemoVote = { seatId: string; choice: DemoAnswer; holder: string | null; spoken: boolean }
export type DemoAsked = {
  code: string
  number: string
  demo: DemoBallot
  rules: unknown
  seats: readonly Seat[]
  represented: readonly string[]
  votes: readonly DemoVote[]
  chair: string | null
}
type Opened = Pick<typeof s.ballots.$inferInsert, "question" | "rule" | "frozen" | "frozenSha256">
/** What a ballot freezes and comes to: the columns of its rows. */
export type DemoFrozen = {
  opened: Opened
  roll: readonly string[]
  votes: readonly (DemoVote & { salt: string; leaf: string })[]
  closed: Pick<typeof s.ballots.$inferInsert, "closing" | "verdict" | "head">
  seals: readonly Omit<typeof s.ballotSeals.$inferInsert, "ballotId" | "roundtableId" | "ordinal">[]
}
export type BallotPorts = {
  instantOf(day: string, minutes: number): Date
  /** Freezes a ballot, makes its log and counts it, as the application does. */
  ballotOf(asked: DemoAsked): DemoFrozen
}
type Ask = { db: Db; today: string; ports: BallotPorts }

const TABLE = "t3"

const seatsOf = (db: Db): Promise<Seat[]> =>
  db
    .select({
      ...{ seatId: s.seats.id, label: s.seats.label, voting: s.seats.voting, weight: s.seats.weight },
      ...{ groupId: s.constituencies.id, group: s.constituencies.name, personId: s.seatTerms.personId },
      name: sql<string>`seat.label || coalesce(' · ' || (select o.name from organisation o
        where o.id = coalesce(seat.organisation_id, seat.designated_by_id)), '')`,
    })
    .from(s.seats)
    .innerJoin(s.constituencies, eq(s.constituencies.id, s.seats.constituencyId))
    .leftJoin(
      s.seatTerms,
      and(eq(s.seatTerms.seatId, s.seats.id), eq(s.seatTerms.rank, 0), isNull(s.seatTerms.endedAt)),
    )
    .where(eq(s.seats.roundtableId, demoId(TABLE)))
    .orderBy(s.constituencies.position, s.seats.position, s.seats.label)

const momentOf = ({ today, ports }: Ask, { day, at }: DemoBallot["opens"]) =>
  ports.instantOf(day < 0 ? before(today, -day) : after(today, day), at)

const idOf = (seats: readonly Seat[], label: string) =>
  seats.find((seat) => seat.label === label)?.seatId ?? ""

const votesOf = (demo: DemoBallot, seats: readonly Seat[]): DemoVote[] =>
  (["yes", "no", "abstain"] as const).flatMap((choice) =>
    demo.votes[choice].map((label) => ({
      ...{ choice, seatId: idOf(seats, label), spoken: demo.spoken.includes(label) },
      holder: demo.item !== null && label === PROXY.principal ? idOf(seats, PROXY.holder) : null,
    })),
  )

const writeVotes = async (ask: Ask, demo: DemoBallot, seats: readonly Seat[], frozen: DemoFrozen) => {
  const opened = momentOf(ask, demo.opens)
  const own = { ballotId: demoId(demo.key), roundtableId: demoId(TABLE) }
  const titularOf = (id: string) => seats.find(({ seatId }) => seatId === id)?.personId ?? null
  await ask.db.insert(s.votes).values(
    frozen.votes.map(({ seatId, choice, holder, spoken, salt, leaf }, n) => ({
      ...{ ...own, seatId, choice, salt, leaf, holderId: holder },
      castById: spoken ? null : titularOf(holder ?? seatId),
      ...(spoken && { takenById: demoId("u-bruno"), confirmedById: demoId("u-carla") }),
      createdAt: new Date(opened.getTime() + (n + 1) * 11_000),
    })),
  )
}

const writeRoll = async ({ db }: Ask, demo: DemoBallot, seats: readonly Seat[], { roll }: DemoFrozen) => {
  const reasonOf = (id: string) => demo.excluded[seats.find(({ seatId }) => seatId === id)?.label ?? ""]
  await db.insert(s.ballotSeats).values(
    roll.map((seatId) => {
      const reason = reasonOf(seatId)
      return {
        ...{ ballotId: demoId(demo.key), roundtableId: demoId(TABLE), seatId },
        ...(reason && { excludedFor: reason, excludedById: demoId("u-carla") }),
      }
    }),
  )
}

const writeBallot = async (ask: Ask, demo: DemoBallot, number: number, seats: readonly Seat[]) => {
  const { db, ports } = ask
  const roundtableId = demoId(TABLE)
  const [rules] = await db
    .select()
    .from(s.regulationVersions)
    .where(eq(s.regulationVersions.id, demoId(`${TABLE}:rules:2`)))
  if (!rules) return
  const [openedAt, closesAt] = [momentOf(ask, demo.opens), momentOf(ask, demo.closes)]
  const year = openedAt.getUTCFullYear()
  const isWritten = demo.item === null
  const isOpen = demo.state === "open"
  const frozen = ports.ballotOf({
    ...{ code: demoCode(demo.key), number: `${number}/${year}`, demo, rules: rules.rules, seats },
    represented: isWritten ? [] : [PROXY.principal],
    ...{ votes: votesOf(demo, seats), chair: idOf(seats, "A1") },
  })
  await db.insert(s.ballots).values({
    ...{ ...named(demo.key), roundtableId, year, number, state: demo.state, matter: demo.matter },
    ...{ setting: isWritten ? "written" : "meeting", visibility: "roll_call" },
    ...(!isWritten && { meetingId: demoId("m1"), itemId: demoId(`m1:item:${demo.item}`) }),
    ...{ wording: demo.wording, explanation: demo.explanation, language: "it" },
    ...{ createdById: demoId("u-bruno"), createdAt: openedAt, openedAt, openedById: demoId("u-bruno") },
    ...{ ...frozen.opened, regulationId: rules.id, closesAt: isWritten ? closesAt : null },
    ...(!isOpen && { ...frozen.closed, closedAt: closesAt }),
    ...(demo.state === "published" && { publishedAt: new Date(closesAt.getTime() + 86_400_000) }),
  })
  await writeRoll(ask, demo, seats, frozen)
  await writeVotes(ask, demo, seats, frozen)
  if (isOpen) return
  const own = { ballotId: demoId(demo.key), roundtableId }
  await db
    .insert(s.ballotSeals)
    .values(frozen.seals.map((seal, ordinal) => ({ ...own, ...seal, ordinal, createdAt: closesAt })))
}

/** The seat that is away and votes through another one at the meeting that was held. */
const writeProxy = async ({ db, today, ports }: Ask, seats: readonly Seat[]) => {
  const principal = seats.find(({ label }) => label === PROXY.principal)
  if (!principal?.personId) return
  const day = before(today, -HELD + 1)
  await db.insert(s.proxies).values({
    ...{ ...named("m1:proxy"), roundtableId: demoId(TABLE), meetingId: demoId("m1") },
    ...{ principalId: principal.seatId, holderId: idOf(seats, PROXY.holder), givenById: principal.personId },
    ...{ letter: "Delega di voto del Sindacato Insieme (demo)", protocol: "DEMO/000211" },
    ...{
      givenAt: ports.instantOf(day, 17 * 60),
      usedAt: ports.instantOf(before(today, -HELD), 11 * 60 + 26),
    },
  })
}

/** The ballots of the table of Puglia: three that are closed, and one in writing that is open. */
export const seedBallots = async (ask: Ask) => {
  const seats = await seatsOf(ask.db)
  await writeProxy(ask, seats)
  for (const [n, demo] of BALLOTS.entries()) await writeBallot(ask, demo, n + 1, seats)
}
