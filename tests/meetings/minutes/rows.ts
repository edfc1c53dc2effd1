import { eq, sql } from "drizzle-orm"
import { markOf } from "#app/documents/state/fill.ts"
import { codeOf } from "#app/records/verification-code.ts"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  documentTexts,
  documentVersions,
  itemTurns,
  meetingCalls,
  meetingMinutes,
  meetings,
  minutesExtracts,
  minutesFacts,
  minutesObservations,
  minutesOmissions,
  minutesPublications,
  minutesReviews,
  minutesSections,
  publishedAnnexes,
  rectifications,
  verificationCodes,
} from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { makePerson, type Roundtable } from "#tests/support/factories.ts"
import { makeAnnex } from "./annex-rows.ts"

type Sitting = { id: string; roundtableId: string; callId: string }
type Over = Partial<typeof meetingMinutes.$inferInsert>

let made = 0

/** The verbale of a call: a draft unless the overrides say more, with so many filled sections. */
export const makeMinutes = async (db: Db, sitting: Sitting, over: Over = {}, sections = 1) => {
  const { roundtableId, callId } = sitting
  const table = { id: roundtableId } as Roundtable
  const { paper } = await makeReadable(db, { kind: "minutes", title: "Verbale", table })
  const startedById = over.startedById ?? (await makePerson(db)).id
  const [minutes] = await db
    .insert(meetingMinutes)
    .values({
      ...{ roundtableId, callId, meetingId: sitting.id, kind: "sitting", year: 2099, number: ++made },
      ...{ documentId: paper.id, way: "next_meeting", observationDays: 10, absentAbstain: true },
      ...{ startedAt: new Date("2026-01-05T10:00:00Z"), ...over, startedById },
    })
    .returning()
  if (!minutes) throw new Error("The insert returned no row")
  const content = [
    { type: "paragraph", attrs: { id: "b-s-roll-0" }, content: [{ type: "text", text: "Chi c'è" }] },
  ]
  const text = { epoch: 1, seq: 1, json: { type: "doc", content }, plain: "Chi c'è", headings: [], words: 2 }
  await db.insert(documentTexts).values({ documentId: paper.id, roundtableId, ...text })
  for (let position = 0; position < sections; position++)
    await db.insert(minutesSections).values({
      ...{ minutesId: minutes.id, roundtableId, key: position === 0 ? "roll" : `i${position}`, position },
      ...{ content, marks: [markOf(content)], filledAt: minutes.startedAt },
    })
  return { ...minutes, paper }
}

const WORDS = [{ type: "text", text: "Sono le sette" }]
const TEXT = { type: "doc", content: [{ type: "paragraph", attrs: { id: "b-one1" }, content: WORDS }] }

/** A version of its text. */
const makeText = async (
  db: Db,
  { documentId, roundtableId }: { documentId: string; roundtableId: string },
) => {
  const own = { documentId, roundtableId }
  const digests = { sha256: new Uint8Array(32), sealSha256: new Uint8Array(32) }
  const [version] = await db
    .insert(documentVersions)
    .values({ ...own, ...digests, number: 1, kind: "frozen", epoch: 1, seq: 1, content: TEXT })
    .returning({ id: documentVersions.id })
  return version?.id ?? ""
}

/** A meeting of the table in the state that is given, with its call. */
const makeHeld = async (db: Db, table: { id: string }, number: number, state: string) => {
  const meeting = await makeConvened(db, table, number)
  await db.update(meetings).set({ state }).where(eq(meetings.id, meeting.id))
  const startsAt = sql`now() - interval '40 minutes'`
  const openedAt = state === "deserted" ? null : sql`now() - interval '30 minutes'`
  const desertedAt = state === "deserted" ? sql`now()` : null
  const [call] = await db
    .update(meetingCalls)
    .set({ startsAt, openedAt, desertedAt })
    .where(eq(meetingCalls.meetingId, meeting.id))
    .returning()
  return { ...meeting, callId: call?.id ?? "" }
}

/** The frozen verbale of a meeting that was held, signed unless the overrides say less. */
export const makeFrozenMinutes = async (db: Db, table: { id: string }, over: Over = {}) => {
  const minutes = await makeMinutes(db, await makeHeld(db, table, 36, "closed"))
  const frozen = { versionId: await makeText(db, minutes), frozenAt: new Date("2026-01-08") }
  const signed = { state: "signed", signedAt: new Date("2026-01-09") }
  const [row] = await db
    .update(meetingMinutes)
    .set({ ...frozen, ...signed, ...over })
    .where(eq(meetingMinutes.id, minutes.id))
    .returning()
  return row ?? minutes
}

const makeReview = async (db: Db, table: { id: string }) => {
  const sitting = await makeHeld(db, table, 32, "closed")
  const minutes = await makeMinutes(db, sitting, { state: "review" })
  const own = { minutesId: minutes.id, roundtableId: minutes.roundtableId }
  const [review] = await db
    .insert(minutesReviews)
    .values({
      ...{ ...own, number: 1, versionId: await makeText(db, minutes), openedById: minutes.startedById },
      ...{ openedAt: new Date("2026-01-06"), closesAt: new Date("2099-01-01") },
    })
    .returning()
  const [observation] = await db
    .insert(minutesObservations)
    .values({
      ...{ ...own, reviewId: review?.id ?? "", personId: minutes.startedById, text: "Va corretto" },
      madeAt: new Date("2026-01-07"),
    })
    .returning()
  return { review: minutes, observation: observation?.code ?? "" }
}

/** A verbale that was approved and signed, its facts kept. */
const makeDone = async (db: Db, table: { id: string }, number: number, over: Over = {}) => {
  const meeting = await makeHeld(db, table, number, "closed")
  const minutes = await makeMinutes(db, meeting)
  const at = new Date("2026-01-08")
  const frozen = { versionId: await makeText(db, minutes), frozenAt: at, signedAt: at, approvedAt: at }
  await db
    .update(meetingMinutes)
    .set({ state: "approved", ...frozen, ...over })
    .where(eq(meetingMinutes.id, minutes.id))
  const own = { minutesId: minutes.id, roundtableId: minutes.roundtableId }
  const call = { ordinal: 1, startsAt: at.toISOString(), openedAt: at.toISOString() }
  const facts = { call, chair: [], secretary: [], quorum: [], items: [], seats: [], beside: [], moves: [] }
  await db.insert(minutesFacts).values({ ...own, content: facts, keptAt: at })
  const [item] = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))
  return { minutes, own, at, item: item?.code ?? "" }
}

const makeCode = async (db: Db, roundtableId: string, kind: string, subjectId: string) => {
  const random = crypto.getRandomValues(new Uint8Array(11))
  const dates = { issuedOn: "2026-01-08", expiresOn: "2099-01-08" }
  const about = { roundtableId, title: "Verbale", issuer: "Tavolo", subjectKind: kind, subjectId }
  const [row] = await db
    .insert(verificationCodes)
    .values({ code: codeOf(random), ...dates, ...about })
    .returning()
  return row?.id ?? ""
}

const TO_READ = { type: "doc", content: [] }

/** An estratto that was issued, and one that is asked for. */
const makeExtracts = async (db: Db, { minutes, own, at, item }: Awaited<ReturnType<typeof makeDone>>) => {
  const ask = { ...own, items: [item], purpose: "Per il Comune", askedById: minutes.startedById, askedAt: at }
  const of = { number: "1/2099", table: "Tavolo", title: "Verbale", sha256: "" }
  const content = {
    of,
    number: 1,
    day: "2026-01-08",
    certifiedBy: "–",
    purpose: "–",
    premises: [],
    items: [],
  }
  const [waiting] = await db.insert(minutesExtracts).values(ask).returning()
  const [issued] = await db
    .insert(minutesExtracts)
    .values({
      ...{ ...ask, state: "issued", number: 1, settledAt: at, settledById: minutes.startedById },
      ...{ content: { ...content, text: TO_READ }, sha256: new Uint8Array(32) },
      verificationId: await makeCode(db, own.roundtableId, "minutes_extract", minutes.id),
    })
    .returning()
  return { asked: waiting?.code ?? "", extract: issued?.code ?? "", item }
}

/** A rettifica that was accepted. */
const makeAccepted = async (db: Db, { minutes, own, at }: Awaited<ReturnType<typeof makeDone>>) => {
  const words = { says: "sette", reads: "sei", reason: "Erano le sei", answer: "È così" }
  const of = { number: "1/2099", table: "Tavolo", sha256: "0".repeat(64) }
  const { id } = await makePerson(db)
  const content = { of, number: 1, day: "2026-01-08", ground: "slip", vote: null, ...words }
  const [accepted] = await db
    .insert(rectifications)
    .values({
      ...{ ...own, ...words, content, number: 1, ground: "slip", sha256: new Uint8Array(32) },
      ...{ askedById: id, askedAt: at, state: "accepted", decidedAt: at, decidedById: minutes.startedById },
      verificationId: await makeCode(db, own.roundtableId, "minutes_rectification", minutes.id),
    })
    .returning()
  return accepted?.code ?? ""
}

/** An approved verbale with a rettifica, an estratto and words struck out that wait. */
const makeApproved = async (db: Db, table: { id: string }) => {
  const done = await makeDone(db, table, 34)
  const { minutes, own, at } = done
  const words = { says: "sette", reads: "sei", reason: "Erano le sei" }
  const [asked] = await db
    .insert(rectifications)
    .values({ ...own, ...words, askedById: minutes.startedById, askedAt: at })
    .returning()
  const [draft] = await db
    .insert(minutesPublications)
    .values({ ...own, number: 1, createdAt: at })
    .returning()
  const strike = { roundtableId: own.roundtableId, publicationId: draft?.id ?? "", kind: "omit", words: "le" }
  const [omission] = await db
    .insert(minutesOmissions)
    .values({ ...strike, ground: "person", addedById: minutes.startedById, addedAt: at })
    .returning()
  const codes = { rectification: asked?.code ?? "", omission: omission?.code ?? "" }
  return { approved: minutes, ...codes, ...(await makeExtracts(db, done)) }
}

/** A verbale that everybody reads. */
const makePublished = async (db: Db, table: { id: string }) => {
  const at = new Date("2026-01-09")
  const done = await makeDone(db, table, 35, { state: "published", publishedAt: at })
  const { minutes, own } = done
  const zeros = new Uint8Array(32)
  await db.insert(minutesPublications).values({
    ...{
      ...own,
      number: 1,
      createdAt: at,
      state: "published",
      title: "Verbale",
      content: TO_READ,
      omitted: {},
    },
    ...{ sha256: zeros, originalSha256: zeros, publishedAt: at, publishedById: minutes.startedById },
    verificationId: await makeCode(db, own.roundtableId, "minutes_publication", minutes.id),
  })
  const { id, roundtableId } = minutes
  const annex = await makeAnnex(db, minutes)
  const persons = { hasPersons: true, onlineUntil: "2099-01-01", publishedById: minutes.startedById }
  const [online] = await db
    .insert(publishedAnnexes)
    .values({ ...persons, roundtableId, minutesId: id, annexId: annex.id, publishedAt: at })
    .returning()
  return {
    ...{ published: minutes, rectified: await makeAccepted(db, done), online: online?.code ?? "" },
    free: (await makeAnnex(db, minutes, 2)).number,
  }
}

/** Verbali of the table that were approved, one of them for everybody. */
export const makeAfterwards = async (db: Db, table: { id: string }) => ({
  ...(await makeApproved(db, table)),
  ...(await makePublished(db, table)),
})

type Sittings = {
  going: Sitting & { items: readonly { id: string }[] }
  paused: Sitting
}

/**
 * Verbali in every place of their life: a draft of a sitting that is interrupted, one whose point is dealt with, one
 * ready to be read by the members, a short one, one in review; and a meeting that has none yet.
 */
export const makeMinutesWorld = async (db: Db, table: { id: string }, { going, paused }: Sittings) => {
  const draft = await makeMinutes(db, paused)
  await makeText(db, draft)
  const closed = await makeMinutes(db, await makeHeld(db, table, 30, "closed"))
  await makeText(db, closed)
  const short = { kind: "desertion", way: "signature", observationDays: 0 }
  const deserted = await makeMinutes(db, await makeHeld(db, table, 31, "deserted"), short)
  await makeText(db, deserted)
  const { roundtableId, callId, items } = going
  const turn = { roundtableId, callId, itemId: items[0]?.id ?? "", takenById: draft.startedById }
  await db.insert(itemTurns).values({ ...turn, fromAt: new Date("2026-01-01") })
  const unstarted = await makeHeld(db, table, 33, "open")
  const signed = await makeFrozenMinutes(db, table)
  return {
    signed,
    ...{ draft, closed, short: deserted, going: await makeMinutes(db, going), unstarted: unstarted.code },
    ...(await makeReview(db, table)),
    ...(await makeAfterwards(db, table)),
  }
}
