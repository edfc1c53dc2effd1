import { eq, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  announcements,
  conflicts,
  floorRequests,
  itemAdditions,
  justifications,
  meetingCalls,
  meetings,
  people,
  presences,
  proxies,
  regulationVersions,
  seats,
  suspensions,
} from "#db/schema/index.ts"
import { makeAttestation } from "#tests/meetings/attestations/rows.ts"
import { makeEvidence } from "#tests/meetings/evidence/rows.ts"
import { callTo, makeConvened } from "#tests/meetings/rows.ts"
import { makeTotals } from "#tests/meetings/totals/rows.ts"
import { makeVersion } from "#tests/roundtables/regulation/versions.ts"
import { makeConstituency, makeOfficer, makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"

type Table = { id: string }
export const TODAY_TOKEN = "token-of-today"
const LONG_AGO = new Date("2026-01-01T09:00:00Z")

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

/** A meeting whose call was forty minutes ago, in the state that is given. */
const makeSitting = async (db: Db, table: Table, number: number, state: string) => {
  const meeting = await makeConvened(db, table, number)
  await db.update(meetings).set({ state }).where(eq(meetings.id, meeting.id))
  const startsAt = sql`now() - interval '40 minutes'`
  const opened = state === "convened" ? {} : { openedAt: sql`now() - interval '30 minutes'` }
  const [call] = await db
    .update(meetingCalls)
    .set({ startsAt, ...opened })
    .where(eq(meetingCalls.meetingId, meeting.id))
    .returning()
  return { ...meeting, callId: call?.id ?? "" }
}
type Sitting = Awaited<ReturnType<typeof makeSitting>>

/** Three filled seats of the table, so that a numero legale can be found. */
const makeSeats = async (db: Db, { id: roundtableId }: Table) => {
  const { id: constituencyId } = await makeConstituency(db, { roundtableId })
  return Promise.all(
    ["x", "y", "z"].map(async () => {
      const seat = await makeSeat(db, { roundtableId, constituencyId })
      const titular = await makePerson(db)
      await makeTerm(db, { seat, personId: titular.id })
      return { seat, titular }
    }),
  )
}

const ofSitting = ({ roundtableId, callId }: Sitting) => ({ roundtableId, callId })

/** Somebody who is there since before the call. */
const sits = async (db: Db, sitting: Sitting, personId: string, seatId: string | null) => {
  const fromAt = sql`now() - interval '45 minutes'`
  const quality = seatId ? "titular" : "guest"
  const row = { ...ofSitting(sitting), personId, seatId, quality, isRemote: false, fromAt }
  return one(
    await db
      .insert(presences)
      .values({ ...row, confirmedById: personId })
      .returning(),
  )
}

const asks = async (db: Db, sitting: Sitting, personId: string, speaks = false) => {
  const startedAt = speaks ? LONG_AGO : null
  const row = { ...ofSitting(sitting), personId, askedAt: LONG_AGO, minutes: 3, startedAt }
  return one(await db.insert(floorRequests).values(row).returning())
}

/**
 * Meetings of today: one to be opened with enough seats there, one where hardly anybody is, one that goes on, one that
 * is interrupted. Who asks is beside the table of the one that goes on.
 */
export const makeSittings = async (db: Db, table: Table, personId: string | null) => {
  const made = await makeSeats(db, table)
  const ready = await makeSitting(db, table, 11, "convened")
  const waiting = await makeSitting(db, table, 12, "convened")
  const going = await makeSitting(db, table, 13, "open")
  const paused = await makeSitting(db, table, 14, "suspended")
  const over = await makeSitting(db, table, 15, "closed")
  const [first, second, third] = made.map(({ seat, titular }) => ({ ...titular, seat }))
  if (!first || !second || !third) throw new Error("There are three seats")
  for (const sitting of [ready, going, paused])
    for (const { seat, titular } of made) await sits(db, sitting, titular.id, seat.id)
  const ended = { untilAt: sql`now() - interval '5 minutes'`, exit: "closed" }
  for (const sitter of [first.id, ...(personId ? [personId] : [])]) {
    const { id } = await sits(db, over, sitter, null)
    await db.update(presences).set(ended).where(eq(presences.id, id))
  }
  await db.insert(suspensions).values({
    ...{ ...ofSitting(paused), fromAt: LONG_AGO, reason: "Pausa", suspendedById: first.id },
  })
  await db.insert(announcements).values({ ...ofSitting(waiting), personId: first.id, isRemote: false })
  await db
    .insert(justifications)
    .values({ ...ofSitting(waiting), seatId: second.seat.id, recordedById: first.id })
  await callTo(db, waiting, second.id, TODAY_TOKEN)
  const observer = await makeOfficer(db, { roundtableId: table.id, role: "observer" })
  const beside = await makePerson(db)
  await makeOfficer(db, { roundtableId: table.id, role: "guest", personId: beside.id })
  if (personId) await sits(db, going, personId, null)
  const own = personId ? await asks(db, paused, personId) : null
  return {
    ...{ ready, waiting, going, paused, seats: [first, second, third], beside, observer, own },
    presence: one(await db.select().from(presences).where(eq(presences.callId, going.callId)).limit(1)),
    proxy: one(
      await db
        .insert(proxies)
        .values({
          ...{ roundtableId: table.id, meetingId: going.id, givenById: third.id, givenAt: LONG_AGO },
          ...{ principalId: third.seat.id, holderId: first.seat.id, letter: "Delego" },
        })
        .returning(),
    ),
    over,
    attestation: await makeAttestation(db, over, first.id),
    conflict: one(
      await db
        .insert(conflicts)
        .values({
          ...{
            roundtableId: table.id,
            itemId: going.items[1]?.id ?? "",
            seatId: third.seat.id,
            reason: "È parte",
          },
          ...{ established: true, fromAt: LONG_AGO, recordedById: third.id },
        })
        .returning(),
    ),
    added: await makeAdded(db, going, first.id),
    written: await makeTotals(db, going, first.id),
    evidence: await makeEvidence(db, going, [first.seat.id], first.id),
    speaking: await asks(db, going, first.id, true),
    asking: await asks(db, going, second.id),
  }
}

/** A point that was added to a sitting, as the table's rules allowed. */
const makeAdded = async (db: Db, { id: meetingId, ...sitting }: Sitting, addedById: string) => {
  const { roundtableId, callId } = sitting
  const [rules] = await db
    .select({ id: regulationVersions.id })
    .from(regulationVersions)
    .where(eq(regulationVersions.roundtableId, roundtableId))
    .limit(1)
  const words = { position: 20, kind: "information", title: "Punto aggiunto" }
  const item = one(
    await db
      .insert(agendaItems)
      .values({ meetingId, roundtableId, ...words })
      .returning(),
  )
  const regulationId =
    rules?.id ?? (await makeVersion(db, { roundtableId, number: 90, inForceFrom: "2025-01-01" })).id
  await db.insert(itemAdditions).values({
    ...{ itemId: item.id, roundtableId, callId, regulationId, agreed: "majority", needed: 2, inFavour: 2 },
    ...{ against: 0, abstained: 0, seatsThere: 3, seatsFilled: 3, mayDecide: false, addedById },
    addedAt: LONG_AGO,
  })
  return item
}

/** A meeting at which so many people are, wait for the floor and have announced themselves. */
export const makeManyPresent = async (
  db: Db,
  meeting: { id: string; roundtableId: string },
  howMany: number,
) => {
  const [call] = await db.select().from(meetingCalls).where(eq(meetingCalls.meetingId, meeting.id))
  const sitting = { ...meeting, callId: call?.id ?? "" } as Sitting
  const everybody = await db
    .insert(people)
    .values(Array.from({ length: howMany }, (_, n) => ({ name: `Presente ${n}` })))
    .returning({ personId: people.id })
  const fromAt = sql`now() - interval '45 minutes'`
  const own = everybody.map(({ personId }) => ({ ...ofSitting(sitting), personId, isRemote: false }))
  await db
    .insert(presences)
    .values(own.map((row) => ({ ...row, quality: "guest", fromAt, confirmedById: row.personId })))
  await db
    .insert(floorRequests)
    .values(everybody.map((row) => ({ ...ofSitting(sitting), ...row, askedAt: LONG_AGO, minutes: 3 })))
  await db.insert(announcements).values(own)
  const seated = await db
    .select({ id: seats.id })
    .from(seats)
    .where(eq(seats.roundtableId, meeting.roundtableId))
  const [one] = everybody
  if (one)
    await makeEvidence(
      db,
      sitting,
      seated.map(({ id }) => id),
      one.personId,
    )
  return sitting
}
