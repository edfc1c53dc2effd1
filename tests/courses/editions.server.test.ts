import { eq } from "drizzle-orm"
import { addSession } from "#app/courses/add-session.server.ts"
import { cancelEdition } from "#app/courses/cancel-edition.server.ts"
import { listCourses } from "#app/courses/catalogue.server.ts"
import { cancelSession, changeSession } from "#app/courses/change-session.server.ts"
import { createCourse } from "#app/courses/create-course.server.ts"
import { createEdition } from "#app/courses/create-edition.server.ts"
import { editEdition } from "#app/courses/edit-edition.server.ts"
import { editionValues } from "#app/courses/edition-values.server.ts"
import type { CreateEdition } from "#app/courses/input.ts"
import { publishEdition } from "#app/courses/publish-edition.server.ts"
import { getCourse, getEdition } from "#app/courses/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { enrolments, outbox } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { makeEdition, makeEnrolment, makeSession, makeStaff, makeWithRole } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const NO_FILTERS = { region: null, topic: null, profession: null }
const coordinator = async (db: Db) => ctxOf(db, await makeWithRole(db, "course_coordinator"))
const fields = (over: Partial<CreateEdition> = {}): Omit<CreateEdition, "courseCode"> => ({
  ...{ mode: "mixed", place: "Perugia", language: "it", capacity: 12, reservedSeats: 0, reservedKinds: [] },
  ...{
    approval: "no_approval",
    confirmation: "by_offer",
    offerHours: 48,
    professions: [],
    organisationKinds: [],
  },
  ...{ opensOn: "2026-01-01", closesOn: "2098-03-31", cancelOn: "2098-04-02", trainers: [], tutors: [] },
  ...over,
})
const card = async (db: Db, over = {}) => ({
  ...{ title: "Primo ascolto", language: "it" as const, summary: "Che cosa", target: "Operatori" },
  ...{ providerCode: (await makeOrganisation(db)).code, places: "Umbria", topics: [], threshold: 80 },
  ...{ excusedLeaveDenominator: false, isTemplate: false },
  ...over,
})
const session = {
  title: "Casi",
  day: "2098-05-01",
  from: 540,
  until: 780,
  breakMinutes: 15,
  room: "Aula",
  link: null,
}

describe("from a course to its page in the catalogue", () => {
  test("it is written, run, given sessions, published, and then everybody sees it", async ({ db }) => {
    const ctx = await coordinator(db)
    const nobody = await ctxFor(db)
    const courseCode = await createCourse(ctx, await card(db))
    const code = await createEdition(ctx, { courseCode, ...fields() })
    expect(await refusalOf(publishEdition(ctx, { editionCode: code }))).toBe(
      "conflict courses.errors.no_sessions",
    )
    await addSession(ctx, { editionCode: code, ...session })
    expect(await refusalOf(getEdition(nobody, code))).toMatch(/^not_found/)
    expect((await listCourses(nobody, { after: null, filters: NO_FILTERS })).rows).toEqual([])
    await publishEdition(ctx, { editionCode: code })
    expect((await getEdition(nobody, code)).planned).toBe(225)
    const within = (region: string) =>
      listCourses(nobody, { after: null, filters: { ...NO_FILTERS, region } })
    expect([(await within("10")).rows.length, (await within("16")).rows.length]).toEqual([1, 0])
  })

  test("the next edition has the next number and begins with what held for the last", async ({ db }) => {
    const ctx = await coordinator(db)
    const courseCode = await createCourse(ctx, await card(db))
    const input = { courseCode, ...fields({ reservedSeats: 2, reservedKinds: ["youth_group"] }) }
    const first = await createEdition(ctx, input)
    const { courseCode: _, copiedFrom: __, ...kept } = input
    expect(await editionValues(ctx, first)).toEqual(kept)
    await createEdition(ctx, input)
    expect((await getCourse(ctx, courseCode)).editions.map(({ number }) => number)).toEqual([2, 1])
  })

  test("a template is copied and never run", async ({ db }) => {
    const ctx = await coordinator(db)
    const courseCode = await createCourse(ctx, await card(db, { isTemplate: true }))
    expect(await refusalOf(createEdition(ctx, { courseCode, ...fields() }))).toBe(
      "conflict courses.errors.template",
    )
    const copy = await createCourse(ctx, await card(db, { copiedFrom: courseCode }))
    expect((await getCourse(ctx, copy)).course.copiedFromId).toBe(
      (await getCourse(ctx, courseCode)).course.id,
    )
  })

  test("nobody else writes courses", async ({ db }) => {
    const trainer = await ctxOf(db, await makeWithRole(db, "trainer"))
    const { code } = await makeEdition(db)
    const only = "forbidden courses.refuse.coordinator_only"
    expect([
      await refusalOf(createCourse(trainer, await card(db))),
      await refusalOf(editEdition(trainer, { editionCode: code, ...fields() })),
      await refusalOf(addSession(trainer, { editionCode: code, ...session })),
      await refusalOf(cancelEdition(trainer, { editionCode: code, reason: "Prova" })),
    ]).toEqual([only, only, only, only])
  })
})

describe("the number of seats", () => {
  test("raised goes to who waits; lowered removes nobody and moves nobody up", async ({ db }) => {
    const ctx = await coordinator(db)
    const edition = await makeEdition(db, { capacity: 2 })
    for (const state of ["confirmed", "confirmed", "waiting", "waiting"])
      await makeEnrolment(db, { editionId: edition.id, state })
    const seated = () => db.$count(enrolments, eq(enrolments.state, "confirmed"))
    const set = (capacity: number) =>
      editEdition(ctx, { editionCode: edition.code, ...fields({ capacity, confirmation: "automatic" }) })
    await set(1)
    expect([await seated(), (await getEdition(ctx, edition.code)).isOver]).toEqual([2, true])
    await set(3)
    expect([await seated(), (await getEdition(ctx, edition.code)).isOver]).toEqual([3, false])
  })
})

describe("the link of a session", () => {
  test("is shown to the confirmed from 15 minutes before, and to nobody else", async ({ db }) => {
    const edition = await makeEdition(db)
    const { startsAt } = await makeSession(db, { editionId: edition.id, link: "https://meet.example/a" })
    const [confirmed, waiting] = [await makePerson(db), await makePerson(db)]
    await makeEnrolment(db, { editionId: edition.id, personId: confirmed.id })
    await makeEnrolment(db, { editionId: edition.id, personId: waiting.id, state: "waiting" })
    const seen = async (person: { id: string }, minutesBefore: number) => {
      const now = new Date(startsAt.getTime() - minutesBefore * 60_000)
      return (await getEdition(await ctxOf(db, person, { now }), edition.code)).sessions.at(-1)?.link
    }
    expect([await seen(confirmed, 16), await seen(confirmed, 15), await seen(waiting, 15)]).toEqual([
      null,
      "https://meet.example/a",
      null,
    ])
    const trainer = await makeStaff(db, edition.id, "trainer")
    expect(await seen({ id: trainer }, 600)).toBe("https://meet.example/a")
  })
})

describe("whoever is enrolled is told", () => {
  const told = async (db: Db, personId: string) =>
    (await db.select({ kind: outbox.kind }).from(outbox).where(eq(outbox.personId, personId))).map(
      (row) => row.kind,
    )

  test("of a session that moves and of one that is cancelled, each time", async ({ db }) => {
    const ctx = await coordinator(db)
    const edition = await makeEdition(db)
    const { code } = await makeSession(db, { editionId: edition.id })
    const { personId } = await makeEnrolment(db, { editionId: edition.id })
    await changeSession(ctx, { intent: "change", sessionCode: code, ...session })
    await cancelSession(ctx, { intent: "cancel", sessionCode: code, reason: "Sciopero" })
    expect(await told(db, personId)).toEqual(["enrolment_changed", "enrolment_changed"])
    expect(await refusalOf(changeSession(ctx, { intent: "change", sessionCode: code, ...session }))).toBe(
      "conflict courses.errors.session_cancelled",
    )
  })

  test("of an edition that is cancelled, with which every enrolment ends", async ({ db }) => {
    const ctx = await coordinator(db)
    const edition = await makeEdition(db)
    const { personId } = await makeEnrolment(db, { editionId: edition.id })
    await cancelEdition(ctx, { editionCode: edition.code, reason: "Aula chiusa" })
    expect([
      await told(db, personId),
      await db.$count(enrolments, eq(enrolments.state, "cancelled")),
    ]).toEqual([["enrolment_edition_cancelled"], 1])
    expect(await refusalOf(cancelEdition(ctx, { editionCode: edition.code, reason: "Aula" }))).toBe(
      "conflict courses.errors.over",
    )
  })
})
