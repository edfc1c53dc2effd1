import { randomUUID } from "node:crypto"
import type { Db } from "#db/client.server.ts"
import { registerEntries, registerHolders, sessionRegisters } from "#db/schema/index.ts"
import { type CourseSession, makeEdition, makeSession } from "#tests/support/courses.ts"
import { makePerson } from "#tests/support/factories.ts"

/** Somebody was at a session, as somebody wrote, between these minutes from its beginning; all of it unless said. */
export const makeEntries = async (
  db: Db,
  session: Pick<CourseSession, "id" | "startsAt" | "endsAt">,
  enrolmentId: string,
  { from = 0, until = null as number | null, place = "room", actorId = null as string | null } = {},
) => {
  const at = (minutes: number) => new Date(session.startsAt.getTime() + minutes * 60_000)
  const by = {
    sessionId: session.id,
    enrolmentId,
    method: "hand",
    actorId: actorId ?? (await makePerson(db)).id,
  }
  await db.insert(registerEntries).values([
    { ...by, direction: "in", at: at(from), place, key: randomUUID() },
    {
      ...by,
      direction: "out",
      at: until === null ? session.endsAt : at(until),
      place: null,
      key: randomUUID(),
    },
  ])
}

/** Somebody came into a session at its beginning and is still there. */
export const makeInside = async (db: Db, session: CourseSession, enrolmentId: string) =>
  db.insert(registerEntries).values({
    ...{ sessionId: session.id, enrolmentId, method: "hand", actorId: (await makePerson(db)).id },
    ...{ direction: "in", at: session.startsAt, place: "room", key: randomUUID() },
  })

/** Who holds a session was there from its begin to its end. */
export const makeHolder = (db: Db, session: CourseSession, personId: string, role = "trainer") =>
  db.insert(registerHolders).values({
    ...{ sessionId: session.id, personId, role, inAt: session.startsAt, outAt: session.endsAt },
  })

const HOUR_MS = 3_600_000

/** An edition with a session of four hours that ended an hour ago, ready to be locked, and one that is locked. */
export const makeHeld = async (db: Db, now: Date) => {
  const edition = await makeEdition(db, { capacity: 50 })
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  const held = await makeSession(db, {
    ...{ editionId: edition.id, startsAt: new Date(hour - 5 * HOUR_MS), endsAt: new Date(hour - HOUR_MS) },
  })
  const locked = await makeSession(db, {
    ...{
      editionId: edition.id,
      startsAt: new Date(hour - 53 * HOUR_MS),
      endsAt: new Date(hour - 49 * HOUR_MS),
    },
  })
  await db.insert(sessionRegisters).values([
    { sessionId: held.id, topic: "Primo ascolto" },
    {
      ...{ sessionId: locked.id, topic: "Orientamento", state: "locked", lockedAt: locked.endsAt },
      lockedById: (await makePerson(db)).id,
    },
  ])
  return { edition, held, locked }
}
