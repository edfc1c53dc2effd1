import { and, desc, eq, sql } from "drizzle-orm"
import { accountOf } from "#app/ballots/counting/account.ts"
import { judgeBallot } from "#app/ballots/counting/verdict.ts"
import { bytesOf } from "#app/ballots/log/digest.ts"
import { type FrozenContent, frozenFingerprint } from "#app/ballots/log/file.ts"
import { leafOf } from "#app/ballots/log/leaf.ts"
import { closingFingerprint, resultOf } from "#app/ballots/log/result.ts"
import { sealLog } from "#app/ballots/log/seal.ts"
import { ruleOfBallot, type Setting } from "#app/ballots/rule.ts"
import type { Db } from "#db/client.server.ts"
import { newCode } from "#db/columns.ts"
import {
  ballotPapers,
  ballotScrutineers,
  ballotSeals,
  ballotSeats,
  ballots,
  regulationVersions,
  seats as seats_,
  seatTerms,
  votes,
} from "#db/schema/index.ts"
import { rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { makePerson } from "#tests/support/factories.ts"

type Seat = { id: string; constituencyId: string }
type Table = { id: string }
type Place = { meetingId?: string; itemId?: string }

const MOTION = { kind: "motion", persons: false } as const
const SALT = "0".repeat(32)
const WORDING = "Approvi il Piano territoriale?"

const ruleIn = (setting: Setting) =>
  ruleOfBallot(rulesWith({ written: { allowed: true } }), {
    ...{ question: MOTION, matter: "ordinary", setting, call: "first", visibility: "roll_call" },
  })

const frozenWith = (code: string, seats: readonly Seat[], setting: Setting): FrozenContent => {
  const groups = [...new Set(seats.map((seat) => seat.constituencyId))]
  const of = (id: string) => seats.filter((seat) => seat.constituencyId === id).length
  return {
    ...{
      format: "tavoli-frozen-1",
      ballot: code,
      wording: WORDING,
      question: MOTION,
      rule: ruleIn(setting),
      texts: [],
    },
    roll: {
      seats: seats.map(({ id, constituencyId }) => ({
        ...{ seatId: id, groupId: constituencyId, weight: 1, state: "entitled" as const },
      })),
      groups: groups.map((groupId) => ({
        ...{ groupId, assigned: of(groupId), filled: of(groupId), justified: 0, filledWeight: of(groupId) },
      })),
    },
    names: Object.fromEntries([
      ...seats.map(({ id }) => [id, "Posto"]),
      ...groups.map((id) => [id, "Gruppo"]),
    ]),
  }
}

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

const rulesOf = async (db: Db, { id }: Table) =>
  one(
    await db
      .select({ id: regulationVersions.id })
      .from(regulationVersions)
      .where(eq(regulationVersions.roundtableId, id))
      .orderBy(desc(regulationVersions.inForceFrom))
      .limit(1),
  ).id

/** A question in preparation, in writing unless a meeting is given. */
export const makeDraftBallot = async (db: Db, { id: roundtableId }: Table, place: Place = {}) => {
  const createdById = (await makePerson(db)).id
  const setting = place.meetingId ? "meeting" : "written"
  const words = { wording: WORDING, question: MOTION, matter: "ordinary", visibility: "roll_call", setting }
  return one(
    await db
      .insert(ballots)
      .values({
        ...words,
        ...place,
        roundtableId,
        createdById,
        closesAt: place.meetingId ? null : new Date("2099-01-01"),
      })
      .returning(),
  )
}

const openedWith = async (
  db: Db,
  table: Table,
  code: string,
  seats: readonly Seat[],
  number: number,
  setting: Setting,
) => {
  const frozen = frozenWith(code, seats, setting)
  const opened = {
    openedAt: new Date("2026-01-05T09:00:00Z"),
    openedById: (await makePerson(db)).id,
    year: 2026,
    number,
  }
  const fixed = {
    rule: frozen.rule,
    frozen,
    frozenSha256: bytesOf(frozenFingerprint(frozen)),
    regulationId: await rulesOf(db, table),
  }
  return { frozen, row: { ...opened, ...fixed } }
}

/** A procedure in writing that is open, with those seats on its roll. */
export const makeOpenBallot = async (
  db: Db,
  table: Table,
  seats: readonly Seat[],
  { number = 1, place = {} }: { number?: number; place?: Place } = {},
) => {
  const draft = await makeDraftBallot(db, table, place)
  const { row } = await openedWith(
    db,
    table,
    draft.code,
    seats,
    number,
    place.meetingId ? "meeting" : "written",
  )
  await db
    .update(ballots)
    .set({ ...row, state: "open" })
    .where(eq(ballots.id, draft.id))
  const own = { ballotId: draft.id, roundtableId: table.id }
  await db.insert(ballotSeats).values(seats.map((seat) => ({ ...own, seatId: seat.id })))
  return draft
}

/** A ballot that is closed: every seat said yes. */
export const makeClosedBallot = async (
  db: Db,
  table: Table,
  seats: readonly Seat[],
  { number = 2, castById = null as string | null, isPublished = false } = {},
) => {
  const code = newCode()
  const { frozen, row } = await openedWith(db, table, code, seats, number, "written")
  const draft = await makeDraftBallot(db, table)
  const logged = seats.map((seat) => {
    const said = { seat: seat.id, choice: "yes" as const, holder: null, spoken: false, replaces: null }
    return { ...said, salt: SALT, leaf: leafOf({ ballot: code, ...said }, SALT) }
  })
  const standing = logged.map(({ seat, choice }) => ({ seatId: seat, choice }))
  const verdict = judgeBallot(frozen, accountOf(frozen, standing, []))
  const closing = { excluded: [], chair: null, result: resultOf(verdict) }
  const { seals } = sealLog(frozenFingerprint(frozen), [logged], closingFingerprint(closing))
  const closed = {
    closedAt: new Date("2026-01-10T20:00:00Z"),
    closing,
    verdict,
    head: bytesOf(seals[0]?.head ?? ""),
  }
  const own = { ballotId: draft.id, roundtableId: table.id }
  await db.insert(ballotSeats).values(seats.map((seat) => ({ ...own, seatId: seat.id })))
  await db
    .insert(votes)
    .values(
      logged.map(({ seat, choice, salt, leaf }) => ({ ...own, seatId: seat, choice, salt, leaf, castById })),
    )
  await db.insert(ballotSeals).values(seals.map((seal, ordinal) => ({ ...own, ...seal, ordinal })))
  const state = isPublished
    ? { state: "published", publishedAt: new Date("2026-01-11") }
    : { state: "closed" }
  await db
    .update(ballots)
    .set({ ...row, ...closed, ...state, code })
    .where(eq(ballots.id, draft.id))
  return { ...draft, code }
}

/** A vote that somebody took down of a seat and nobody has confirmed yet. */
const takeDown = async (db: Db, ballot: { id: string; code: string; roundtableId: string }, seat: Seat) => {
  const said = { seat: seat.id, choice: "no" as const, holder: null, spoken: true, replaces: null }
  await db.insert(votes).values({
    ...{ ballotId: ballot.id, roundtableId: ballot.roundtableId, seatId: seat.id, choice: "no", salt: SALT },
    ...{ leaf: leafOf({ ballot: ballot.code, ...said }, SALT), takenById: (await makePerson(db)).id },
  })
}

/** A vote on paper that is open, counted by two seats; another than who asks wrote down that no paper is out. */
export const makeOnPaper = async (
  db: Db,
  table: Table,
  seats: readonly Seat[],
  number: number,
  place: Place,
) => {
  const open = await makeOpenBallot(db, table, seats, { number, place })
  const own = { ballotId: open.id, roundtableId: table.id }
  await db
    .update(ballots)
    .set({
      visibility: "secret_paper",
      rule: sql`jsonb_set(rule, '{visibility}', '"secret_paper"')`,
      frozen: sql`jsonb_set(frozen, '{rule,visibility}', '"secret_paper"')`,
    })
    .where(eq(ballots.id, open.id))
  await db.insert(ballotScrutineers).values(seats.slice(0, 2).map(({ id }) => ({ ...own, seatId: id })))
  const none = { yes: 0, no: 0, abstain: 0, invalid: 0, marked: 0, none: 0, marks: {} }
  await db.insert(ballotPapers).values({
    ...{ ...own, totals: { groupId: "", handedOut: 0, cast: 0, ...none } },
    ...{ enteredById: (await makePerson(db)).id, enteredAt: new Date("2026-01-05T10:00:00Z") },
  })
  return open
}

/** A ballot in session whose numero legale is far from there. */
const makeGone = async (db: Db, table: Table, seats: readonly Seat[], number: number, place: Place) => {
  const open = await makeOpenBallot(db, table, seats, { number, place })
  const frozen = sql`jsonb_set(frozen, '{roll,groups,0,filled}', '999')`
  await db.update(ballots).set({ frozen }).where(eq(ballots.id, open.id))
  return open
}

/** One that was cancelled for it. */
const makeCancelled = async (db: Db, table: Table, seats: readonly Seat[], number: number, place: Place) => {
  const open = await makeOpenBallot(db, table, seats, { number, place })
  const quorumGone = { found: 1, needed: 2, missing: 1 }
  await db
    .update(ballots)
    .set({ state: "cancelled", cancelledAt: new Date("2026-01-05T10:00:00Z"), quorumGone })
    .where(eq(ballots.id, open.id))
  return open
}

/** One whose presence was corrected after it was opened. */
const makeCorrected = async (db: Db, table: Table, seats: readonly Seat[], number: number, place: Place) => {
  const open = await makeOpenBallot(db, table, seats, { number, place })
  const correction = { before: 2, now: 1, needed: 2, isReached: false, came: [], gone: [seats[0]?.id ?? ""] }
  await db.update(ballots).set({ correction }).where(eq(ballots.id, open.id))
  return open
}

type Sitting = { id: string; items: readonly { id: string }[] }

/** The same with a paper in the hands of the first seat. */
const handedOut = async <B extends { id: string }>(db: Db, ballot: B, seats: readonly Seat[]): Promise<B> => {
  const first = and(eq(ballotSeats.ballotId, ballot.id), eq(ballotSeats.seatId, seats[0]?.id ?? ""))
  await db.update(ballotSeats).set({ tookPaper: true }).where(first)
  return ballot
}

/** A table's ballots in every state; who asks has a seat on the rolls, if they sit at the table. */
export const makeBallots = async (
  db: Db,
  table: Table,
  { seats, sitting, personId }: { seats: readonly Seat[]; sitting: Sitting; personId: string | null },
) => {
  const place = { meetingId: sitting.id, itemId: sitting.items[0]?.id ?? "" }
  const own = personId
    ? await db
        .select({ id: seats_.id, constituencyId: seats_.constituencyId, code: seats_.code })
        .from(seats_)
        .innerJoin(seatTerms, eq(seatTerms.seatId, seats_.id))
        .where(and(eq(seatTerms.personId, personId), eq(seats_.roundtableId, table.id)))
    : []
  const read = await makeOpenBallot(db, table, seats, { number: 5, place })
  const [first] = seats
  if (first) await takeDown(db, read, first)
  return {
    ownSeat: own[0]?.code ?? "",
    read,
    draft: await makeDraftBallot(db, table, place),
    open: await makeOpenBallot(db, table, [...seats, ...own]),
    paper: await makeOnPaper(db, table, seats, 6, place),
    handed: await handedOut(db, await makeOnPaper(db, table, seats, 7, place), seats),
    gone: await makeGone(db, table, seats, 8, place),
    cancelled: await makeCancelled(db, table, seats, 9, place),
    corrected: await makeCorrected(db, table, seats, 10, place),
    called: await makeOpenBallot(db, table, seats, { number: 4, place }),
    closed: await makeClosedBallot(db, table, seats, { castById: personId }),
    published: await makeClosedBallot(db, table, seats, { number: 3, isPublished: true }),
  }
}
