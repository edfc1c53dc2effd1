import { createHash } from "node:crypto"
import type { Content } from "#app/meetings/meeting.ts"
import { convocationDigest } from "#app/meetings/send-convocation.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  agendaRequests,
  attendanceAnswers,
  convocationDeliveries,
  convocations,
  convocationVersions,
  meetingCalls,
  meetings,
} from "#db/schema/index.ts"
import { makePerson, makeSeat } from "#tests/support/factories.ts"

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

export const FIRST_CALL = new Date("2099-05-14T08:00:00Z")
export const CONVOCATION_TOKEN = "token-of-the-convocation"

type Table = { id: string }
type Over = Partial<typeof meetings.$inferInsert>

/** A meeting with its first call and two points: a draft unless the overrides say more. */
export const makeMeeting = async (db: Db, { id: roundtableId }: Table, over: Over = {}) => {
  const createdById = over.createdById ?? (await makePerson(db)).id
  const row = { kind: "ordinary", mode: "mixed", place: "Sala", link: "https://video.example.org", ...over }
  const meeting = one(
    await db
      .insert(meetings)
      .values({ ...row, roundtableId, createdById })
      .returning(),
  )
  const own = { meetingId: meeting.id, roundtableId }
  await db.insert(meetingCalls).values({ ...own, ordinal: 1, startsAt: FIRST_CALL })
  const titles = ["Comunicazioni", "Piano regionale"]
  const items = await db
    .insert(agendaItems)
    .values(titles.map((title, position) => ({ ...own, position, kind: "discussion", title })))
    .returning()
  return { ...meeting, items }
}

export type MadeMeeting = Awaited<ReturnType<typeof makeMeeting>>

const contentOf = ({ items, isPublic, number, year }: MadeMeeting): Content => ({
  ...{ format: 1, number: `${number}/${year}`, kind: "ordinary", mode: "mixed", place: "Sala", note: null },
  ...{ link: "https://video.example.org", language: "it", isPublic, urgency: null, recording: null },
  calls: [FIRST_CALL.toISOString()],
  items: items.map(({ code, title }) => ({
    ...{ code, title, kind: "discussion", detail: null, rapporteur: null, minutes: null, isSecret: false },
    paper: null,
  })),
  annexes: [],
})

/** A meeting that was sent, number `number` of 2099. */
export const makeConvened = async (db: Db, table: Table, number: number, over: Over = {}) => {
  const sender = await makePerson(db)
  const sent = { sentAt: new Date("2026-01-05T09:00:00Z"), sentById: sender.id, year: 2099, number }
  const meeting = await makeMeeting(db, table, { state: "convened", ...sent, ...over })
  const content = contentOf(meeting)
  const sha256 = new Uint8Array(createHash("sha256").update(JSON.stringify(content)).digest())
  const own = { meetingId: meeting.id, roundtableId: table.id }
  const row = { ...own, sequence: 0, kind: "convocation", content, sha256, sentById: sender.id }
  const version = one(await db.insert(convocationVersions).values(row).returning())
  return { ...meeting, versionId: version.id }
}

/** Somebody called to a meeting by mail, the token of whose link is given. */
export const callTo = async (
  db: Db,
  meeting: Awaited<ReturnType<typeof makeConvened>>,
  personId: string,
  token: string,
) => {
  const { id: meetingId, roundtableId, versionId } = meeting
  const own = { meetingId, roundtableId, personId, quality: "observer" }
  const convocation = one(await db.insert(convocations).values(own).returning())
  await db.insert(convocationDeliveries).values({
    ...{ roundtableId, convocationId: convocation.id, versionId, means: "mail" },
    ...{ tokenSha256: convocationDigest(token), expiresAt: new Date("2099-12-31") },
  })
  return convocation
}

/** A point that somebody asks for on behalf of a seat of the table. */
export const makePoint = async (
  db: Db,
  { id: roundtableId }: Table,
  askedById: string,
  over: Partial<typeof agendaRequests.$inferInsert> = {},
) => {
  const seatId = over.seatId ?? (await makeSeat(db, { roundtableId })).id
  const words = { title: "Orari degli sportelli", text: "Chiudono troppo presto.", language: "it" }
  return one(
    await db
      .insert(agendaRequests)
      .values({ ...words, ...over, roundtableId, seatId, askedById })
      .returning(),
  )
}

/** A draft, one that members are called to (who asks is too), one that everybody may read. */
export const makeMeetings = async (db: Db, table: Table, personId: string | null) => {
  const draft = await makeMeeting(db, table)
  const inner = await makeConvened(db, table, 1)
  const open = await makeConvened(db, table, 2, { isPublic: true })
  const edited = await makeConvened(db, table, 3, { editedAt: new Date("2026-01-06") })
  await callTo(db, inner, (await makePerson(db)).id, CONVOCATION_TOKEN)
  if (personId) await callTo(db, inner, personId, "token-of-who-asks")
  const point = await makePoint(db, table, (await makePerson(db)).id)
  const ownPoint = await makePoint(db, table, personId ?? point.askedById)
  return { draft, inner, open, edited, point, ownPoint }
}

/** So many meetings of a table, and so many people called to the first of them. */
export const makeManyMeetings = async (db: Db, table: Table, howMany: number) => {
  const first = await makeConvened(db, table, 1, { editedAt: new Date("2026-01-06") })
  for (let n = 0; n < howMany; n++) {
    if (n > 0) await makeConvened(db, table, n + 1, { isPublic: true })
    const token = n === 0 ? CONVOCATION_TOKEN : `called ${n}`
    const called = await callTo(db, first, (await makePerson(db)).id, token)
    await db.insert(attendanceAnswers).values({
      ...{ roundtableId: table.id, convocationId: called.id, answer: "in_room", answeredAt: new Date() },
    })
    await db.insert(agendaItems).values({
      ...{
        meetingId: first.id,
        roundtableId: table.id,
        position: n + 2,
        kind: "decision",
        title: `Punto ${n}`,
      },
    })
  }
  return first
}
