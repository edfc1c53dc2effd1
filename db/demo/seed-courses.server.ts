import { sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { COURSES, LEARNERS } from "./courses.ts"
import { demoId, named } from "./ids.ts"
import { after, before } from "./working-days.ts"

type Course = (typeof COURSES)[number]
type Edition = Course["editions"][number]

const HOUR_MS = 3_600_000
const LIVE = ["requested", "waiting", "offered", "confirmed"]
/** The offer of the full course was made 20 hours ago and lasts 48. */
const OFFER = { madeHoursAgo: 20, hours: 48 }

const on = (today: string, offset: number) => (offset < 0 ? before(today, -offset) : after(today, offset))

/** What Rome's clocks show so many minutes after midnight, for the database to read. */
const clock = (day: string, minutes: number) =>
  sql`((${day}::date + ${minutes} * interval '1 minute') at time zone 'Europe/Rome')`

const seedCourse = async (db: Db, course: Course) => {
  const { key, title, summary, target, threshold } = course
  await db.insert(s.courses).values({
    ...{ ...named(key), title, summary, target, threshold },
    ...{ providerId: demoId(course.provider), createdById: demoId("u-rosa") },
  })
  await db.execute(sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select 'course', ${demoId(key)}::uuid, t.id from territory t where t.level = 'region' and t.name = ${course.region}`)
  await db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select 'course', ${demoId(key)}::uuid, l.topic_id from topic_label l
     where l.language = 'it' and lower(l.label) in (select jsonb_array_elements_text(${JSON.stringify(course.topics)}::jsonb))`)
}

const seedEdition = async (db: Db, today: string, course: Course, edition: Edition, number: number) => {
  const { key, capacity, approval, confirmation, mode, place, professions, opens, closes } = edition
  const end = clock(on(today, closes), 24 * 60)
  await db.insert(s.editions).values({
    ...{ ...named(key), courseId: demoId(course.key), number, state: "published", mode, place, capacity },
    ...{ approval, confirmation, offerHours: OFFER.hours, professions },
    ...{ opensAt: clock(on(today, opens), 0) as never, closesAt: end as never, cancelUntil: end as never },
    ...{ releaseAt: clock(on(today, closes - 7), 0) as never },
    roundtableId: edition.roundtable ? demoId(edition.roundtable) : null,
  })
  if (edition.reserved > 0)
    await db.insert(s.editionPools).values({
      ...{ id: demoId(`${key}:pool`), editionId: demoId(key), position: 1, seats: edition.reserved },
      organisationKinds: ["migrant_association", "youth_group", "youth_network"],
    })
  const staff = [
    { personId: demoId(edition.trainer), role: "trainer" },
    ...(edition.tutor ? [{ personId: demoId(edition.tutor), role: "tutor" }] : []),
  ]
  await db.insert(s.editionStaff).values(staff.map((one) => ({ ...one, editionId: demoId(key) })))
  const [from, until] = edition.hours
  await db.insert(s.courseSessions).values(
    edition.sessions.map(([title, offset], index) => ({
      ...{ ...named(`${key}:${index + 1}`), editionId: demoId(key), title },
      startsAt: clock(on(today, offset), from) as never,
      endsAt: clock(on(today, offset), until) as never,
      ...{ plannedMinutes: until - from, room: edition.room },
      link: edition.online ? "https://meet.demo.example/corso" : null,
    })),
  )
}

const seedEnrolments = async (db: Db, now: Date, edition: Edition) => {
  const { key, enrolments } = edition
  const last = now.getTime() - 30 * HOUR_MS
  await db.insert(s.enrolments).values(
    enrolments.map(({ person, organisation, state, reserved, reason, profession }, index) => ({
      ...{ ...named(`${key}:${person}`), editionId: demoId(key), personId: demoId(person) },
      ...{ organisationId: demoId(organisation), profession: profession ?? "mediator", state },
      ...{ poolId: reserved ? demoId(`${key}:pool`) : null, reason: reason ?? null },
      joinedAt: new Date(last - (enrolments.length - index) * HOUR_MS),
      offerEndsAt:
        state === "offered" ? new Date(now.getTime() + (OFFER.hours - OFFER.madeHoursAgo) * HOUR_MS) : null,
      endedAt: LIVE.includes(state) ? null : new Date(now.getTime() - OFFER.madeHoursAgo * HOUR_MS),
      enrolledById: demoId(person),
    })),
  )
  if (edition.needs.length > 0)
    await db.insert(s.enrolmentNeeds).values(
      edition.needs.map(([person, kind, detail]) => ({
        enrolmentId: demoId(`${key}:${person}`),
        kind,
        detail,
      })),
    )
}

/** A full course with its waiting list and an offer, and one whose enrolments a person's own body approves. */
export const seedCourses = async (db: Db, today: string): Promise<void> => {
  await db.insert(s.people).values(
    LEARNERS.map((name) => ({
      ...{ ...named(name), name, email: `${name.toLowerCase().replace(" ", ".")}@demo.example` },
    })),
  )
  const { rows } = await db.execute(sql`select now() as now`)
  const now = new Date(rows[0]?.now as string | Date)
  for (const course of COURSES) {
    await seedCourse(db, course)
    for (const [index, edition] of course.editions.entries()) {
      await seedEdition(db, today, course, edition, index + 1)
      await seedEnrolments(db, now, edition)
    }
  }
}
