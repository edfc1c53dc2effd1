import { and, eq, isNull, sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { SITTING } from "./meetings.ts"
import { writeConvocations, writeMeeting } from "./seed-meetings.server.ts"
import { after, before } from "./working-days.ts"

type Ask = { db: Db; today: string; ports: { instantOf(day: string, minutes: number): Date } }

const MINUTE = 60_000
const [roundtableId, meetingId, callId] = [demoId("t4"), demoId("m4"), demoId("m4:1")]
const by = demoId("u-bruno")

/** Seats that are there, and where; the others of the nine are not. */
const THERE = { 1: false, 2: false, 3: false, 5: true, 7: false, 8: true } as const
const NEEDED = 4

const writeRoll = async (db: Db, ago: (minutes: number) => Date) => {
  const seated = await db
    .select({ label: s.seats.label, seatId: s.seats.id, personId: s.seatTerms.personId })
    .from(s.seats)
    .innerJoin(s.seatTerms, and(eq(s.seatTerms.seatId, s.seats.id), eq(s.seatTerms.rank, 0)))
    .where(and(eq(s.seats.roundtableId, roundtableId), isNull(s.seatTerms.endedAt)))
  const there = seated.filter(({ label }) => label in THERE)
  await db.insert(s.presences).values(
    there.map(({ label, seatId, personId }, n) => {
      const isRemote = THERE[label as unknown as keyof typeof THERE]
      return {
        ...{ id: demoId(`m4:presence:${label}`), roundtableId, callId, seatId, personId, isRemote },
        ...{ quality: "titular", identity: isRemote ? "seen" : null, confirmedById: by },
        fromAt: ago(label === "8" ? 20 : 38 - n),
      }
    }),
  )
  const [speaker, waits] = there
  if (!speaker || !waits) return
  const asked = { roundtableId, callId, minutes: 3 }
  await db.insert(s.floorRequests).values([
    {
      ...{ ...named("m4:floor:0"), ...asked, personId: speaker.personId, seatId: speaker.seatId },
      ...{ askedAt: ago(9), startedAt: ago(2) },
    },
    { ...named("m4:floor:1"), ...asked, personId: waits.personId, seatId: waits.seatId, askedAt: ago(6) },
  ])
}

/** The first point is dealt with, the second is; of two that were added after those convened one was withdrawn. */
const writeItems = async (db: Db, ago: (minutes: number) => Date) => {
  const turn = { roundtableId, callId, takenById: demoId("u-carla") }
  await db.insert(s.itemTurns).values([
    {
      ...{ ...turn, id: demoId("m4:turn:0"), itemId: demoId("m4:item:0") },
      ...{ fromAt: ago(31), untilAt: ago(18) },
    },
    { ...turn, id: demoId("m4:turn:1"), itemId: demoId("m4:item:1"), fromAt: ago(18) },
  ])
  const [rules] = await db
    .select({ id: s.regulationVersions.id })
    .from(s.regulationVersions)
    .where(eq(s.regulationVersions.roundtableId, roundtableId))
  if (!rules) return
  const there = Object.keys(THERE).length
  const last = SITTING.items.length
  await db.insert(s.agendaItems).values([
    {
      ...{ ...named("m4:mistaken"), roundtableId, meetingId, position: last },
      ...{ kind: "information", title: "Orari dello sportello (demo)" },
    },
    {
      ...{ ...named("m4:added"), roundtableId, meetingId, position: last + 1 },
      ...{ kind: "information", title: "Lo sportello di Esempio chiude per lavori (demo)" },
    },
  ])
  const agreed = {
    ...{ roundtableId, callId, regulationId: rules.id, addedById: by },
    ...{ agreed: "majority", needed: NEEDED, seatsFilled: 9, seatsThere: there, mayDecide: false },
    ...{ inFavour: 5, against: 0, abstained: 1 },
  }
  await db.insert(s.itemAdditions).values([
    {
      ...{ ...agreed, itemId: demoId("m4:mistaken"), addedAt: ago(14) },
      ...{ withdrawnAt: ago(13), withdrawnById: by, withdrawReason: "è già il secondo punto" },
    },
    { ...agreed, itemId: demoId("m4:added"), addedAt: ago(12) },
  ])
}

/** A sitting that goes on while somebody looks at the demo for the first time: the live pages show something. */
export const seedSitting = async ({ db, today, ports }: Ask) => {
  const { rows } = await db.execute(sql`select date_trunc('minute', now()) as now`)
  const now = new Date((rows[0] as { now: string | Date }).now)
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const first = ago(40)
  const times = {
    ...{ first, second: ports.instantOf(after(today, 2), 16 * 60) },
    ...{ sentAt: ports.instantOf(before(today, 9), 9 * 60), year: Number(today.slice(0, 4)) },
  }
  const ask = { db, today, ports }
  await writeMeeting(ask, SITTING, times)
  await writeConvocations(ask, SITTING, times)
  await writeRoll(db, ago)
  await writeItems(db, ago)
}
