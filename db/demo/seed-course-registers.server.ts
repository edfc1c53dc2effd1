import { inArray } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { COURSE_REGISTERS } from "./course-registers.ts"
import { demoId } from "./ids.ts"

const MINUTE_MS = 60_000
type Register = (typeof COURSE_REGISTERS)[number]
type Session = typeof s.courseSessions.$inferSelect

const laterThan = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE_MS)

const seedPresence = async (
  db: Db,
  session: Session,
  { key, edition, trainer, attended, excused, place = "online" }: Register,
) => {
  const by = { sessionId: session.id, method: "hand", actorId: demoId(trainer) }
  const entries = attended.flatMap(({ person, from, until }) => {
    const own = { ...by, enrolmentId: demoId(`${edition}:${person}`) }
    const [came, went] = [`register:${key}:${person}:in`, `register:${key}:${person}:out`]
    return [
      ...[{ ...own, id: demoId(came), key: demoId(`${came}:key`), direction: "in", place }].map((row) => ({
        ...row,
        at: laterThan(session.startsAt, from),
      })),
      {
        ...{ ...own, id: demoId(went), key: demoId(`${went}:key`), direction: "out", place: null },
        at: laterThan(session.startsAt, until),
      },
    ]
  })
  await db.insert(s.registerEntries).values(entries)
  for (const [person, reason] of excused)
    await db.insert(s.registerExcuses).values({
      ...{
        sessionId: session.id,
        enrolmentId: demoId(`${edition}:${person}`),
        reason,
        byId: demoId(trainer),
      },
      createdAt: session.endsAt,
    })
}

const seedRegister = async (db: Db, session: Session, register: Register) => {
  const { topic, trainer, countersignedBy } = register
  await db.insert(s.sessionRegisters).values({
    ...{ sessionId: session.id, topic, state: countersignedBy ? "countersigned" : "locked" },
    ...{ lockedAt: laterThan(session.endsAt, 20), lockedById: demoId(trainer) },
    ...(countersignedBy && {
      countersignedAt: laterThan(session.endsAt, 24 * 60),
      countersignedById: demoId(countersignedBy),
    }),
  })
  await db.insert(s.registerHolders).values({
    ...{ sessionId: session.id, personId: demoId(trainer), role: "trainer" },
    ...{ inAt: session.startsAt, outAt: session.endsAt },
  })
  await seedPresence(db, session, register)
}

/** The registers of the sessions that the demo's courses have held: somebody safe, at risk, and out of reach; two editions are over. */
export const seedCourseRegisters = async (db: Db): Promise<void> => {
  const ids = COURSE_REGISTERS.map(({ key }) => demoId(key))
  const sessions = await db.select().from(s.courseSessions).where(inArray(s.courseSessions.id, ids))
  for (const register of COURSE_REGISTERS) {
    const session = sessions.find(({ id }) => id === demoId(register.key))
    if (session) await seedRegister(db, session, register)
  }
}
