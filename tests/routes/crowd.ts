import { createHash } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import { record } from "#app/audit/record.server.ts"
import { transact } from "#app/context.ts"
import { feedDigest } from "#app/desk/calendar/feed.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  accountRequests,
  calendarFeeds,
  delegateNotes,
  handOvers,
  invitations,
  jobs,
  mailLinks,
  notices,
  outbox,
  people,
  sessions,
  unsubscribeLinks,
} from "#db/schema/index.ts"
import { makeManyAnswers } from "#tests/answers/rows.ts"
import { makeManyBallots } from "#tests/ballots/many-made.ts"
import { makeManyCalls } from "#tests/calls/rows.ts"
import { makeAttestation } from "#tests/meetings/attestations/rows.ts"
import { makeManyDecisions } from "#tests/meetings/decisions/rows.ts"
import { giveBytes } from "#tests/meetings/minutes/annex-rows.ts"
import { makeAfterwards, makeMinutes } from "#tests/meetings/minutes/rows.ts"
import { makeManyMeetings, makePoint } from "#tests/meetings/rows.ts"
import { makeManyPresent } from "#tests/meetings/session/rows.ts"
import { makeManyTotals } from "#tests/meetings/totals/rows.ts"
import { FEED_TOKEN } from "#tests/permissions/world.ts"
import { makeManyPractices } from "#tests/practices/rows.ts"
import { makeManyProposals } from "#tests/proposals/rows.ts"
import { makeManyRecords } from "#tests/records/rows.ts"
import { makeDraft, makeVersion } from "#tests/roundtables/regulation/versions.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import {
  makeAdministrator,
  makeMembership,
  makeNotice,
  makeOfficer,
  makeOrganisation,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Person,
  type Roundtable,
  type Seat,
} from "#tests/support/factories.ts"
import { makeFile, memoryFiles } from "#tests/support/files.ts"
import { makeItem } from "#tests/support/items.ts"
import { runCourses } from "./course-crowd.ts"
import { writeLife } from "./life-crowd.ts"
import { addTopics, askToJoin, importSome, joinNetwork } from "./register-crowd.ts"
import { linkTexts, PICTURE_CODE, writePictures, writeTalk, writeText } from "./text-crowd.ts"

export const TOKEN = "the-first-invitation"
export const LINK_TOKEN = "the-link"
export const UNSUBSCRIBE_TOKEN = "the-link-in-somebodys-mail"

const digest = (text: string) => new Uint8Array(createHash("sha256").update(text).digest())
const writeInvitation = async (db: Db, seat: Seat, secretary: Person, n: number) => {
  const { id: seatId, roundtableId } = seat
  const link = { tokenSha256: digest(n === 0 ? TOKEN : `other ${n}`), expiresAt: new Date("2099-01-01") }
  const invited = { name: `Persona ${n}`, email: `invited${n}@example.org`, startsOn: "2026-01-01" }
  await db
    .insert(invitations)
    .values({ ...{ roundtableId, seatId, rank: 1, invitedById: secretary.id }, ...invited, ...link })
}

/** One mandate more that is over, its hand-over, and a note of delegation. */
const writeHistory = async (db: Db, seat: Seat, secretary: Person, n: number) => {
  const { id: seatId, roundtableId } = seat
  const endedAt = new Date("2025-01-01")
  const over = await makeTerm(db, { seat, rank: 1, endedAt, endReason: "fine" })
  await db.insert(handOvers).values({
    ...{ roundtableId, seatId, outgoingTermId: over.id, fromId: over.personId, startsOn: "2025-01-01" },
    decidedById: secretary.id,
  })
  const day = `2099-01-${String(n + 1).padStart(2, "0")}`
  const [note] = await db
    .insert(delegateNotes)
    .values({ roundtableId, seatId, day, name: "Delegata", letter: "Nota", submittedById: secretary.id })
    .returning()
  return note
}

/** An inbox with something of every kind of subject, and the mails that were owed for it. */
const writeNotices = async (
  db: Db,
  personId: string,
  table: Roundtable,
  texts: readonly { id: string }[],
) => {
  const subjects = texts.flatMap(({ id }) => [
    { subjectKind: "roundtable", subjectId: table.id },
    { subjectKind: "document", subjectId: id },
    { subjectKind: null, subjectId: null },
  ])
  const kind = "mandate_ended"
  const own = subjects.map((subject) => ({ ...subject, kind, personId, roundtableId: table.id }))
  const written = await db.insert(notices).values(own).returning()
  await db.insert(outbox).values(written.map(({ id: noticeId }) => ({ kind, personId, noticeId })))
}

const writeSession = (db: Db, userId: string, n: number) =>
  db.insert(sessions).values({ id: String(n).padStart(64, "0"), userId, expiresAt: new Date("2099-01-01") })

/** So many versions that have begun, one that is scheduled (whose number it gives), and a planned draft. */
const writeVersions = async (db: Db, { id: roundtableId }: Roundtable, howMany: number) => {
  for (let n = 1; n <= howMany; n++)
    await makeVersion(db, {
      roundtableId,
      number: n,
      inForceFrom: `20${10 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}-01`,
    })
  await makeVersion(db, { roundtableId, number: howMany + 1, inForceFrom: "2098-01-01" })
  await makeDraft(db, { roundtableId, inForceFrom: "2099-01-01", decidedOn: "2026-01-01", act: "Decisione" })
  return howMany + 1
}

/** Entries of the log and failed jobs, so many of each. */
const writeWork = async (db: Db, table: Roundtable, howMany: number): Promise<unknown[]> => {
  const ctx = await ctxFor(db)
  for (let n = 0; n < howMany; n++) {
    const deed = { action: "seat.added", subject: { kind: "seat", id: `${n}` }, values: { label: "A1" } }
    await transact(ctx, (tx) => record(tx, { ...deed, roundtableId: table.id }))
    await db.insert(jobs).values({ kind: `kind ${n}`, failedAt: new Date("2026-01-01") })
  }
  const { rows } = await db.execute(sql`select id from audit_entry where roundtable_id = ${table.id}`)
  return rows.map(({ id }) => id)
}

type Member = Awaited<ReturnType<typeof writeMember>>

/** Somebody who acts for the organisation and serves the table, and somebody who asks to. */
const writeMember = async (db: Db, organisationId: string, roundtableId: string, n: number) => {
  const { personId } = await makeMembership(db, { organisationId })
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  const officer = await makeOfficer(db, { roundtableId, personId, role: "observer" })
  const asker = await makePerson(db)
  const asked = { organisationId, personId: asker.id, role: "x" }
  const [request] = await db.insert(accountRequests).values(asked).returning()
  const link = { tokenSha256: digest(`invited ${n}`), expiresAt: new Date("2099-01-01") }
  const address = `acting${n}@example.org`
  await db.insert(mailLinks).values({ kind: "organisation_invitation", organisationId, address, ...link })
  return { member: person?.code ?? "", officer: officer.code, request: request?.code ?? "" }
}

/** What pages are about, with so many of everything, and who looks at them: an administrator with every role. */
export const makeCrowd = async (db: Db, howMany: number) => {
  const person = await makeAdministrator(db)
  const table = await makeRoundtable(db)
  const organisation = await makeOrganisation(db)
  const own: Seat[] = []
  const sent: { code: string }[] = []
  const members: Member[] = []
  for (let n = 0; n < howMany; n++) {
    sent.push(await makeItem(db, { from: table.id, to: (await makeRoundtable(db)).id }))
    const below = await makeRoundtable(db, { parentId: table.id, visibility: n % 2 ? "public" : "members" })
    await makeOfficer(db, { roundtableId: below.id, personId: person.id })
    await makeSeat(db, { roundtableId: below.id, organisationId: organisation.id })
    await makeMembership(db, { personId: person.id })
    await joinNetwork(db, organisation.id, n)
    const seat = await makeSeat(db, { roundtableId: table.id })
    own.push(seat)
    members.push(await writeMember(db, organisation.id, table.id, n))
    await makeTerm(db, { seat })
    await writeInvitation(db, seat, person, n)
    await writeSession(db, person.id, n)
  }
  await makeOfficer(db, { roundtableId: table.id, personId: person.id })
  const link = { tokenSha256: digest(LINK_TOKEN), expiresAt: new Date("2099-01-01") }
  await db.insert(mailLinks).values({ kind: "sign_in", personId: person.id, ...link })
  const [seat] = own
  if (!seat) throw new Error("A crowd of none")
  const term = await makeTerm(db, { seat, rank: 2 })
  await makeTerm(db, { seat, rank: 3, personId: person.id })
  const notes = []
  for (let n = 0; n < howMany; n++) notes.push(await writeHistory(db, seat, person, n))
  const texts = []
  for (let n = 0; n < howMany; n++) texts.push(await writeText(db, table, seat, n))
  const files = memoryFiles()
  const file = await makeFile({ ...(await ctxOf(db, person)), files }, { ownerId: table.id })
  const entries = await writeWork(db, table, howMany)
  await writeNotices(db, person.id, table, texts)
  const { id: otherId } = await makePerson(db)
  const foreign = await makeNotice(db, otherId)
  const stop = { tokenSha256: digest(UNSUBSCRIBE_TOKEN), personId: otherId, kindGroup: "texts" }
  await db.insert(unsubscribeLinks).values(stop)
  const records = await makeManyRecords({ ...(await ctxOf(db, person)), files }, table, howMany)
  const paper = texts.find((text) => text.state === "co_design") ?? texts[0]
  const meeting = await makeManyMeetings(db, table, howMany)
  const decided = await makeManyDecisions(db, table, organisation, meeting, howMany)
  const points = []
  for (let n = 0; n < howMany; n++) points.push(await makePoint(db, table, person.id, { seatId: seat.id }))
  const minutes = await makeMinutes(db, await makeManyPresent(db, meeting, howMany), {}, howMany)
  const done = await makeAfterwards(db, table)
  await giveBytes(db, file)
  const ballots = await makeManyBallots(db, table, own, person.id)
  const [roundtableId, organisationId] = [table.id, seat.organisationId ?? ""]
  const proposals = await makeManyProposals(db, { roundtableId, organisationId, seats: own })
  const practice = await makeManyPractices(db, { roundtableId, howMany, personId: person.id })
  const calls = await makeManyCalls(db, { roundtableId, organisationId, count: howMany })
  const answers = await makeManyAnswers(db, { roundtableId, personId: person.id, howMany })
  const talk = await writeTalk(db, paper, person, howMany)
  const life = await writeLife(db, { table, seats: own, person })
  if (paper) await writePictures({ ...(await ctxOf(db, person)), files }, paper, howMany)
  await linkTexts(db, texts, [
    { ...table, kind: "roundtable" },
    { ...organisation, kind: "organisation" },
  ])
  const scheduled = await writeVersions(db, table, howMany)
  const attestation = await makeAttestation(db, meeting, person.id)
  const watched = { personId: person.id, tokenSha256: feedDigest(FEED_TOKEN), createdAt: new Date() }
  await db.insert(calendarFeeds).values(watched)
  const totals = await makeManyTotals(db, meeting, howMany)
  const adhesion = await askToJoin(db, howMany)
  const imported = await importSome(db, person.id, howMany)
  const topic = await addTopics(db, howMany)
  const courses = await runCourses(db, person.id, howMany)
  return {
    codes: {
      ...{ adhesion, import: imported, topic, ...talk, ...courses },
      table: table.code,
      seat: seat.code,
      term: term.code,
      organisation: organisation.code,
      person: person.code,
      ...(members[0] ?? { member: "", officer: "", request: "" }),
      paper: paper?.code ?? "",
      ...life,
      entry: String(entries[0]),
      file: file.code,
      picture: PICTURE_CODE,
      record: records.filing.code,
      ...{ attestation: attestation.code, minutes: minutes.code, totals },
      ...{
        approved: done.approved.code,
        published: done.published.code,
        extract: done.extract,
        rectified: done.rectified,
        online: done.online,
      },
      meeting: meeting.code,
      ...decided,
      ballots,
      ...{ proposals, calls, answers, practice },
      point: points[0]?.code ?? "",
      signature: records.signature.code,
      block: records.block.code,
      issued: records.issued,
      scheduled,
      note: notes[0]?.code ?? "",
      item: sent[0]?.code ?? "",
      foreign: foreign.code,
    },
    files,
    openCtx: () => ctxOf(db, person),
  }
}

export type Crowd = Awaited<ReturnType<typeof makeCrowd>>
