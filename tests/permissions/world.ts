import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import { invitationDigest } from "#app/roundtables/invite-delegate.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentStates, invitations } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import {
  makeConstituency,
  makeMembership,
  makeOrganisation,
  makePaper,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Person,
} from "#tests/support/factories.ts"
import { personAs, RELATIONS, type Relation } from "#tests/support/relations.ts"

/** Everything that somebody can be to a table, managers of organisations included. */
export const EVERYBODY = [
  ...RELATIONS,
  "organisation manager here",
  "organisation manager elsewhere",
] as const
export type Who = (typeof EVERYBODY)[number]

export type World = Awaited<ReturnType<typeof makeWorld>>

export const TOKEN = "token-of-the-invitation"

const isRelation = (who: Who): who is Relation => (RELATIONS as readonly string[]).includes(who)

const makeText = async (db: Db, roundtableId: string, state: string) => {
  const adoptedAt = state === "adopted" ? new Date("2026-01-01T10:00:00Z") : null
  const paper = await makePaper(db, { roundtableId, state, adoptedAt })
  const bytes = firstUpdate("Testo", paper.id).length
  await db.insert(documentStates).values({ documentId: paper.id, roundtableId, headSeq: 1, bytes })
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

/** A table with everything on it that a page can be asked for, and who asks. */
export const makeWorld = async (db: Db, who: Who, { visibility = "public", expired = false } = {}) => {
  const table = await makeRoundtable(db, { visibility })
  const constituency = await makeConstituency(db, { roundtableId: table.id })
  const organisation = await makeOrganisation(db)
  const place = { roundtableId: table.id, constituencyId: constituency.id, organisationId: organisation.id }
  const [free, taken, offered] = [
    await makeSeat(db, place),
    await makeSeat(db, place),
    await makeSeat(db, place),
  ]
  const term = await makeTerm(db, { seat: taken })
  const invitation = await invite(
    db,
    { roundtableId: table.id, seatId: offered.id },
    await makePerson(db),
    expired,
  )
  const papersByState = {
    draft: await makeText(db, table.id, "draft"),
    co_design: await makeText(db, table.id, "co_design"),
    adopted: await makeText(db, table.id, "adopted"),
  }
  const ctx = await ctxForWho(db, who, table, organisation.id)
  return { db, ctx, table, constituency, organisation, free, term, invitation, papers: papersByState }
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
