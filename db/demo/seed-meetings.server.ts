import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { and, eq, inArray, isNull } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoCode, demoId, named } from "./ids.ts"
import { type DemoMeeting, MEETINGS } from "./meetings.ts"
import { after, before } from "./working-days.ts"

type Ports = {
  /** The instant at which Rome's clocks show so many minutes after midnight on a civil day. */
  instantOf(day: string, minutes: number): Date
}
type Ask = { db: Db; today: string; ports: Ports }

const digest = (text: string) => new Uint8Array(createHash("sha256").update(text).digest())

const dayOf = (today: string, offset: number) => (offset < 0 ? before(today, -offset) : after(today, offset))

const timesOf = ({ today, ports }: Ask, meeting: DemoMeeting) => {
  const day = dayOf(today, meeting.day)
  return {
    ...{ sentAt: ports.instantOf(dayOf(today, meeting.sent), 9 * 60 + 10), year: Number(day.slice(0, 4)) },
    first: ports.instantOf(day, meeting.hour * 60),
    second: ports.instantOf(after(day, 1), meeting.secondHour * 60),
  }
}
export type Times = ReturnType<typeof timesOf>

const contentOf = ({ key, number, place, link, items }: DemoMeeting, { first, second, year }: Times) => ({
  ...{ format: 1, number: `${number}/${year}`, kind: "ordinary", mode: "mixed", place, link },
  ...{ note: null, language: "it", isPublic: true, urgency: null, recording: null },
  calls: [first.toISOString(), second.toISOString()],
  items: items.map(({ kind, title, detail, rapporteur, minutes, isSecret }, n) => ({
    ...{ code: demoCode(`${key}:item:${n}`), kind, title, detail: detail ?? null },
    ...{ rapporteur: rapporteur ?? null, minutes: minutes ?? null, isSecret: isSecret ?? false, paper: null },
  })),
  annexes: [],
})

/** A meeting with its calls, its points and what was sent. */
export const writeMeeting = async ({ db }: Ask, meeting: DemoMeeting, times: Times) => {
  const { key, by, state, number, place, link, items } = meeting
  const { sentAt, first, second, year } = times
  const [meetingId, roundtableId] = [demoId(key), demoId(meeting.roundtable)]
  const own = { meetingId, roundtableId }
  const author = { createdById: demoId(by), sentById: demoId(by), createdAt: sentAt, sentAt }
  await db.insert(s.meetings).values({
    ...{ ...named(key), roundtableId, year, number, kind: "ordinary", mode: "mixed", place, link, state },
    ...{ ...author, isPublic: true },
  })
  const isHeld = state === "closed"
  const isOn = state === "open"
  const held = { openedAt: first, closedAt: new Date(first.getTime() + 150 * 60_000) }
  await db.insert(s.meetingCalls).values([
    {
      ...own,
      id: demoId(`${key}:1`),
      ordinal: 1,
      startsAt: first,
      ...(isHeld && held),
      ...(isOn && { openedAt: new Date(first.getTime() + 8 * 60_000) }),
    },
    { ...own, id: demoId(`${key}:2`), ordinal: 2, startsAt: second },
  ])
  await db
    .insert(s.agendaItems)
    .values(
      items.map((item, position) => ({ ...named(`${key}:item:${position}`), ...own, position, ...item })),
    )
  const content = contentOf(meeting, times)
  await db.insert(s.convocationVersions).values({
    ...{ ...own, id: demoId(`${key}:version`), sequence: 0, kind: "convocation", content, createdAt: sentAt },
    ...{ sentById: demoId(by), sha256: digest(canonicalize(content) ?? "") },
  })
}

/** Who was called: titulars and substitutes of voting seats, and who serves the table. */
const calledTo = async ({ db }: Ask, roundtableId: string) => {
  const seated = await db
    .select({
      personId: s.seatTerms.personId,
      rank: s.seatTerms.rank,
      seatId: s.seats.id,
      label: s.seats.label,
    })
    .from(s.seatTerms)
    .innerJoin(s.seats, eq(s.seats.id, s.seatTerms.seatId))
    .where(and(eq(s.seatTerms.roundtableId, roundtableId), isNull(s.seatTerms.endedAt)))
  const serving = await db.select().from(s.officers).where(eq(s.officers.roundtableId, roundtableId))
  const seats = seated.map(({ rank, ...row }) => ({ ...row, quality: rank === 0 ? "titular" : "substitute" }))
  const offices = serving.map(({ personId, role }) => ({
    personId,
    seatId: null,
    label: null,
    quality: role,
  }))
  const all = [...seats, ...offices]
  return all.filter((one, n) => all.findIndex((other) => other.personId === one.personId) === n)
}

/** Who was called, by what means, and what they answered. */
export const writeConvocations = async (ask: Ask, meeting: DemoMeeting, { sentAt, second }: Times) => {
  const { db } = ask
  const [meetingId, roundtableId] = [demoId(meeting.key), demoId(meeting.roundtable)]
  const called = await calledTo(ask, roundtableId)
  const people = await db
    .select({ id: s.people.id, email: s.people.email })
    .from(s.people)
    .where(
      inArray(
        s.people.id,
        called.map(({ personId }) => personId),
      ),
    )
  for (const { personId, seatId, quality, label } of called) {
    const key = `${meeting.key}:${personId}`
    const hasMail = people.some(({ id, email }) => id === personId && email !== null)
    await db
      .insert(s.convocations)
      .values({ ...named(key), meetingId, roundtableId, personId, seatId, quality })
    const outboxId = demoId(`${key}:mail`)
    if (hasMail)
      await db.insert(s.outbox).values({
        ...{ id: outboxId, kind: "convocation", personId, language: "it", roundtableId, createdAt: sentAt },
        ...{ subjectKind: "convocation", subjectId: demoId(key), sentAt: new Date(sentAt.getTime() + 4000) },
      })
    const link = {
      tokenSha256: digest(`demo:${key}`),
      expiresAt: new Date(second.getTime() + 30 * 86_400_000),
    }
    await db.insert(s.convocationDeliveries).values({
      ...{ roundtableId, convocationId: demoId(key), versionId: demoId(`${meeting.key}:version`) },
      ...{ means: hasMail ? "mail" : "paper", createdAt: sentAt, ...(hasMail && { outboxId, ...link }) },
    })
    const answer = quality === "titular" && label ? meeting.answers[label] : undefined
    if (answer)
      await db.insert(s.attendanceAnswers).values({
        ...{ roundtableId, convocationId: demoId(key), answer },
        answeredAt: new Date(sentAt.getTime() + 6 * 3_600_000),
      })
  }
}

/** A point that somebody asks for, not decided yet. */
const writePoint = async ({ db, today, ports }: Ask) => {
  const [roundtableId, askedById] = [demoId("t3"), demoId("u-hana")]
  const [term] = await db
    .select({ seatId: s.seatTerms.seatId })
    .from(s.seatTerms)
    .where(and(eq(s.seatTerms.personId, askedById), eq(s.seatTerms.roundtableId, roundtableId)))
  if (!term) return
  await db.insert(s.agendaRequests).values({
    ...{ ...named("point:hours"), roundtableId, seatId: term.seatId, askedById, language: "it" },
    title: "Orari degli sportelli nei comuni piccoli (demo)",
    text: "In tre comuni lo sportello chiude alle 13: chi lavora nei campi non ci arriva. Proponiamo un pomeriggio a settimana, a turno tra i comuni.",
    createdAt: ports.instantOf(before(today, 2), 11 * 60),
  })
}

/** The demo's meetings, with what was sent, to whom, and who answered. */
export const seedMeetings = async (ask: Ask) => {
  for (const meeting of MEETINGS) {
    const times = timesOf(ask, meeting)
    await writeMeeting(ask, meeting, times)
    await writeConvocations(ask, meeting, times)
  }
  await writePoint(ask)
}
