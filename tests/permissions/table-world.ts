import { linkDigest } from "#app/people/mail-link.server.ts"
import { seenOf } from "#app/roundtables/regulation/edit-draft.server.ts"
import { seenOfPlan } from "#app/roundtables/regulation/put-in-force.server.ts"
import { parseRules } from "#app/roundtables/regulation/rules.ts"
import type { Db } from "#db/client.server.ts"
import {
  accountRequests,
  delegateNotes,
  designationRequests,
  mailLinks,
  platformRoles,
} from "#db/schema/index.ts"
import { makeDraft, makeVersion } from "#tests/roundtables/regulation/versions.ts"
import {
  makeConstituency,
  makeMembership,
  makeOfficer,
  makePerson,
  makeSeat,
  makeTerm,
  type Seat,
} from "#tests/support/factories.ts"

/** Two versions that have begun, one that is scheduled, and the draft of another. */
export const writeRegulation = async (
  db: Db,
  { id: roundtableId }: { id: string },
  withoutDraft: boolean,
) => {
  await makeVersion(db, { roundtableId, number: 1, inForceFrom: "2025-01-01" })
  await makeVersion(db, { roundtableId, number: 2, inForceFrom: "2025-06-01" })
  await makeVersion(db, { roundtableId, number: 3, inForceFrom: "2098-01-01" })
  const plan = { inForceFrom: "2099-01-01", decidedOn: "2026-01-01", act: "Decisione di prova" }
  const discarded = withoutDraft ? { discardedAt: new Date("2026-01-01") } : {}
  const draft = await makeDraft(db, { roundtableId, ...plan, ...discarded })
  const rules = parseRules(draft.rules)
  return { ...draft, seen: seenOf(rules, "sitting"), seenOfPlan: seenOfPlan({ ...draft, rules }) }
}

type Place = { roundtableId: string; constituencyId: string; organisationId: string }

/** Substitutes, a mandate that ends, a request, a note of delegation, a removed seat, and who could take over. */
export const makeSeating = async (db: Db, place: Place, taken: Seat) => {
  const { roundtableId } = place
  const substitutes = [
    await makeTerm(db, { seat: taken, rank: 1 }),
    await makeTerm(db, { seat: taken, rank: 2 }),
  ]
  const ending = await makeTerm(db, { seat: await makeSeat(db, place), endsOn: "2099-12-31" })
  const asked = await makeSeat(db, place)
  const sender = await makePerson(db)
  await db
    .insert(designationRequests)
    .values({ roundtableId, seatId: asked.id, dueOn: "2099-01-01", requestedById: sender.id })
  const [note] = await db
    .insert(delegateNotes)
    .values({
      ...{ roundtableId, seatId: asked.id, day: "2099-01-01", name: "Altra Persona", letter: "Nota" },
      submittedById: sender.id,
    })
    .returning()
  if (!note) throw new Error("No note was written")
  const removed = await makeSeat(db, { ...place, removedAt: new Date("2025-01-01") })
  const lower = await makeConstituency(db, { roundtableId })
  return { substitutes, ending, asked, note, removed, lower, successor: await makePerson(db) }
}

/** A member of the organisation, somebody who asks to be one, somebody invited, somebody who serves the table. */
export const makePeople = async (db: Db, roundtableId: string, organisationId: string, tutorId: string) => {
  const member = await makePerson(db)
  await makeMembership(db, { personId: member.id, organisationId })
  const officer = await makeOfficer(db, { roundtableId, role: "observer" })
  const personId = (await makePerson(db)).id
  const [request] = await db
    .insert(accountRequests)
    .values({ personId, organisationId, role: "x" })
    .returning()
  const [invited] = await db
    .insert(mailLinks)
    .values({
      ...{ kind: "organisation_invitation", organisationId, address: "invited@example.org" },
      ...{ tokenSha256: linkDigest("invited"), expiresAt: new Date("2099-01-01") },
    })
    .returning()
  await db.insert(platformRoles).values({ personId: tutorId, role: "tutor" })
  if (!request || !invited) throw new Error("No request or invitation was written")
  return { member, officer, request, organisationInvitation: invited.id }
}
