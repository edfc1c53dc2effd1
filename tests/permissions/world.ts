import { sql } from "drizzle-orm"
import { record } from "#app/audit/record.server.ts"
import { type Ctx, transact } from "#app/context.ts"
import { feedDigest } from "#app/desk/calendar/feed.server.ts"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import { unsubscribeDigest } from "#app/notifications/unsubscribe-link.server.ts"
import { linkDigest } from "#app/people/mail-link.server.ts"
import { invitationDigest } from "#app/roundtables/invite-delegate.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  calendarFeeds,
  documentStates,
  documentTexts,
  documentUpdates,
  invitations,
  jobs,
  mailLinks,
  unsubscribeLinks,
} from "#db/schema/index.ts"
import { makeAnswers } from "#tests/answers/rows.ts"
import { makeBallots } from "#tests/ballots/made.ts"
import { makeCalls } from "#tests/calls/rows.ts"
import { makeDocumentVersion } from "#tests/documents/versions/rows.ts"
import { makeAftermath } from "#tests/meetings/decisions/rows.ts"
import { giveBytes } from "#tests/meetings/minutes/annex-rows.ts"
import { makeMinutesWorld } from "#tests/meetings/minutes/rows.ts"
import { makeMeetings } from "#tests/meetings/rows.ts"
import { makeSittings } from "#tests/meetings/session/rows.ts"
import { makeFollow, makePractices } from "#tests/practices/rows.ts"
import { makeProposals } from "#tests/proposals/rows.ts"
import { makeRecords } from "#tests/records/rows.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import {
  makeConstituency,
  makeMembership,
  makeNotice,
  makeOrganisation,
  makePaper,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Person,
} from "#tests/support/factories.ts"
import { makeFile } from "#tests/support/files.ts"
import { makeItem } from "#tests/support/items.ts"
import { personAs, RELATIONS, type Relation } from "#tests/support/relations.ts"
import { annexTo, attachFiles } from "./attachment-cases.ts"
import { makeCertificates } from "./certificate-world.ts"
import { makeTalk } from "./comments.ts"
import { makeCourses } from "./course-world.ts"
import { makeAct, makeApproval } from "./life-cases.ts"
import { makePictures } from "./picture-cases.ts"
import { makeRegister } from "./register-world.ts"
import { makePeople, makeSeating, writeRegulation } from "./table-world.ts"

/** Everything that somebody can be to a table, managers of organisations included. */
export const EVERYBODY = [
  ...RELATIONS,
  "organisation manager here",
  "organisation manager elsewhere",
] as const
export type Who = (typeof EVERYBODY)[number]

export type World = Awaited<ReturnType<typeof makeWorld>>

export const TOKEN = "token-of-the-invitation"
export const LINK_TOKEN = "token-of-the-mail-link"
export const FEED_TOKEN = "token-of-somebody's-calendar"
export const UNSUBSCRIBE_TOKEN = "token-in-the-mail-of-somebody"

const isRelation = (who: Who): who is Relation => (RELATIONS as readonly string[]).includes(who)

const makeText = async (db: Db, roundtableId: string, state: string) => {
  const adoptedAt = state === "adopted" ? new Date("2026-01-01T10:00:00Z") : null
  const paper = await makePaper(db, { roundtableId, state, adoptedAt })
  const data = firstUpdate("Testo", paper.id)
  const head = { documentId: paper.id, roundtableId, headSeq: 1, bytes: data.length }
  await db.insert(documentStates).values(head)
  await db.insert(documentUpdates).values({ documentId: paper.id, seq: 1, data, connectionId: "server" })
  const written = { json: { type: "doc", content: [] }, plain: "Testo", words: 1, headings: [] }
  const own = { documentId: paper.id, roundtableId, epoch: 1, seq: 1 }
  await db.insert(documentTexts).values({ ...written, ...own })
  await makeDocumentVersion(db, own)
  return paper
}

const invite = async (
  db: Db,
  place: { roundtableId: string; seatId: string },
  by: Person,
  expired: boolean,
) => {
  const [row] = await db
    .insert(invitations)
    .values({
      ...place,
      ...{ rank: 0, name: "Nuova Persona", email: "nuova@example.org", startsOn: "2026-01-01" },
      ...{ tokenSha256: invitationDigest(TOKEN), invitedById: by.id },
      expiresAt: sql`now() + ${expired ? "-1 day" : "7 days"}::interval`,
    } as never)
    .returning()
  if (!row) throw new Error("No invitation was written")
  return row
}

/** A link to sign in, sent to somebody by mail. */
const sendLink = async (db: Db, expired: boolean) => {
  const person = await makePerson(db)
  await db.insert(mailLinks).values({
    ...{ kind: "sign_in", personId: person.id, address: person.email, tokenSha256: linkDigest(LINK_TOKEN) },
    expiresAt: new Date(expired ? "2020-01-01" : "2099-01-01"),
    createdAt: new Date("2019-01-01"),
  })
  return person
}

/** An entry in the inbox of who asks, one of somebody else's, and the link in that one's mail. */
const makeInbox = async (db: Db, ctx: Ctx) => {
  const other = await makePerson(db)
  const notice = await makeNotice(db, ctx.actor.personId ?? other.id)
  const foreign = await makeNotice(db, other.id)
  const link = { tokenSha256: unsubscribeDigest(UNSUBSCRIBE_TOKEN), personId: other.id, kindGroup: "texts" }
  await db.insert(unsubscribeLinks).values(link)
  return { notice, foreign }
}

/** A table with everything on it that a page can be asked for, and who asks. */
export const makeWorld = async (
  db: Db,
  who: Who,
  { visibility = "public", expired = false, withoutDraft = false } = {},
) => {
  const above = await makeRoundtable(db)
  const table = await makeRoundtable(db, { visibility, parentId: above.id })
  const closed = await makeRoundtable(db, { closedAt: new Date("2026-01-01"), closeReason: "Fine" })
  const constituency = await makeConstituency(db, { roundtableId: table.id })
  const organisation = await makeOrganisation(db)
  const place = { roundtableId: table.id, constituencyId: constituency.id, organisationId: organisation.id }
  const [free, taken, offered] = [
    await makeSeat(db, place),
    await makeSeat(db, place),
    await makeSeat(db, place),
  ]
  const term = await makeTerm(db, { seat: taken })
  const seating = await makeSeating(db, place, taken)
  const invitation = await invite(
    db,
    { roundtableId: table.id, seatId: offered.id },
    await makePerson(db),
    expired,
  )
  const papersByState = {
    draft: await makeText(db, table.id, "draft"),
    co_design: await makeText(db, table.id, "co_design"),
    final_review: await makeText(db, table.id, "final_review"),
    approval: await makeText(db, table.id, "approval"),
    adopted: await makeText(db, table.id, "adopted"),
  }
  const linked = await sendLink(db, expired)
  const draft = await writeRegulation(db, table, withoutDraft)
  const people = await makePeople(db, table.id, organisation.id, linked.id)
  const register = await makeRegister(db, organisation.id, table.id)
  const ctx = await ctxForWho(db, who, table, organisation.id)
  const file = await makeFile(ctx, { ownerId: table.id })
  const waitingFile = await makeFile(ctx, { ownerKind: "upload", ownerId: ctx.actor.personId ?? table.id })
  const importFile = await makeFile(
    ctx,
    { ownerKind: "upload", ownerId: ctx.actor.personId ?? table.id, name: "testo.md", type: "text/plain" },
    new TextEncoder().encode("# Piano\n\nTesto"),
  )
  await attachFiles(ctx, papersByState)
  const inbox = await makeInbox(db, ctx)
  const records = await makeRecords(ctx, table)
  const talk = await makeTalk(db, ctx, papersByState.co_design)
  const approval = await makeApproval(db, ctx, papersByState.approval, taken, expired)
  const act = await makeAct(db, papersByState.adopted)
  const own = {
    records,
    db,
    ctx,
    table,
    constituency,
    organisation,
    free,
    taken,
    term,
    invitation,
    linked,
    draft,
    ...people,
  }
  const meetings = await makeMeetings(db, table, ctx.actor.personId)
  await annexTo(ctx, meetings.draft)
  const sittings = await makeSittings(db, table, ctx.actor.personId)
  const aftermath = await makeAftermath(db, table, organisation)
  const minutes = await makeMinutesWorld(db, table, sittings)
  await giveBytes(db, file)
  const ballots = await makeBallots(db, table, {
    ...{
      seats: sittings.seats.map(({ seat }) => seat),
      sitting: sittings.going,
      personId: ctx.actor.personId,
    },
  })
  const proposals = await makeProposals(db, table.id, organisation.id)
  const practices = await makePractices(db, table.id)
  if (ctx.actor.personId) await makeFollow(db, proposals.admitted, ctx.actor.personId)
  const calls = await makeCalls(db, table.id, organisation.id)
  const answers = await makeAnswers(db, table.id, organisation.id)
  await makeOrganisation(db, { name: "Un altro ente" })
  const item = await makeItem(db, { from: above.id, to: table.id })
  const work = await makeWork(db, table.id)
  const watched = { personId: (await makePerson(db)).id, tokenSha256: feedDigest(FEED_TOKEN) }
  await db.insert(calendarFeeds).values({ ...watched, createdAt: new Date("2026-01-01") })
  const courseWorld = await makeCourses(db, ctx, organisation.id)
  return {
    ...own,
    ...inbox,
    above,
    closed,
    item,
    ...register,
    ...seating,
    ...work,
    ...courseWorld,
    ...(await makeCertificates(db, ctx)),
    ...{ talk, meetings, sittings, minutes, aftermath, approval, act, file, waitingFile, importFile },
    ballots,
    ...{ proposals, calls, answers, practices },
    pictures: await makePictures(db, ctx, papersByState),
    papers: papersByState,
  }
}

/** An entry of the log, and a job that failed for good. */
const makeWork = async (db: Db, roundtableId: string) => {
  const ctx = await ctxFor(db)
  const subject = { kind: "roundtable", id: roundtableId }
  await transact(ctx, (tx) =>
    record(tx, { action: "roundtable.created", subject, roundtableId, values: { name: "Tavolo" } }),
  )
  const { rows } = await db.execute(sql`select max(id) as id from audit_entry`)
  const [job] = await db
    .insert(jobs)
    .values({ kind: "document.text", failedAt: new Date("2026-01-01"), lastError: "Error: prova" })
    .returning()
  return { entry: Number(rows[0]?.id), failedJob: job?.id ?? "" }
}

const ctxForWho = async (
  db: Db,
  who: Who,
  table: Awaited<ReturnType<typeof makeRoundtable>>,
  organisationId: string,
): Promise<Ctx> => {
  if (isRelation(who)) {
    const person = await personAs(db, who, table)
    return person ? ctxOf(db, person) : ctxFor(db)
  }
  const person = await makePerson(db)
  const over = who === "organisation manager here" ? { organisationId } : {}
  await makeMembership(db, { personId: person.id, role: "manager", ...over })
  return ctxOf(db, person)
}
