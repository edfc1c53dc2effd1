import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { answerOffer } from "#app/courses/answer-offer.server.ts"
import { cancelEnrolment } from "#app/courses/cancel-enrolment.server.ts"
import { enrol } from "#app/courses/enrol.server.ts"
import { getEnrolment, listEnrolments } from "#app/courses/enrolment-queries.server.ts"
import { expireOffers } from "#app/courses/expire-offers.server.ts"
import { setPriority } from "#app/courses/set-priority.server.ts"
import type { Db } from "#db/client.server.ts"
import { enrolments } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import {
  makeEdition,
  makeEnrolment,
  makePool,
  makeSession,
  makeStaff,
  makeWithRole,
} from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeRoundtable, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { asked, mailsTo, newcomer, ofKind, stateOf } from "./world.ts"

describe("whoever enrols", () => {
  test("has a seat while there is one, and is on the list afterwards", async ({ db }) => {
    const { code } = await makeEdition(db, { capacity: 1 })
    const [first, second] = [await newcomer(db), await newcomer(db)]
    expect([(await enrol(first, asked(code))).state, (await enrol(second, asked(code))).state]).toEqual([
      "confirmed",
      "waiting",
    ])
    expect([await mailsTo(db, first), await mailsTo(db, second)]).toEqual([
      ["enrolment_confirmed"],
      ["enrolment_waiting"],
    ])
  })

  test("twice has one enrolment and one mail", async ({ db }) => {
    const { code } = await makeEdition(db)
    const ctx = await newcomer(db)
    const first = await enrol(ctx, asked(code))
    expect(await enrol(ctx, asked(code))).toEqual(first)
    expect(await mailsTo(db, ctx)).toHaveLength(1)
  })

  test("takes a reserved seat first, and a general one only when those are gone", async ({ db }) => {
    const edition = await makeEdition(db, { capacity: 3 })
    const pool = await makePool(db, edition.id, 1, ["youth_group"])
    for (const kind of ["youth_group", "youth_group", "municipality"])
      await enrol(await ofKind(db, kind), asked(edition.code))
    const rows = await db.select().from(enrolments).orderBy(enrolments.id)
    expect(rows.map(({ state, poolId }) => [state, poolId])).toEqual([
      ["confirmed", pool.id],
      ["confirmed", null],
      ["confirmed", null],
    ])
  })

  test("does not get a seat that is kept for others, until it is released", async ({ db }) => {
    const kept = await makeEdition(db, { capacity: 1 })
    await makePool(db, kept.id, 1, ["youth_group"])
    expect((await enrol(await newcomer(db), asked(kept.code))).state).toBe("waiting")
    const released = await makeEdition(db, { capacity: 1, releaseAt: new Date("2025-01-01") })
    await makePool(db, released.id, 1, ["youth_group"])
    expect((await enrol(await newcomer(db), asked(released.code))).state).toBe("confirmed")
  })

  test.for([
    ["before it opens", { opensAt: new Date("2097-01-01") }, "forbidden courses.refuse.too_early"],
    ["after it closed", { closesAt: new Date("2025-01-01") }, "forbidden courses.refuse.too_late"],
    ["while it is prepared", { state: "draft" }, "forbidden courses.refuse.not_published"],
    ["for another work", { professions: ["teacher"] }, "forbidden courses.refuse.unmet_profession"],
    ["for another body", { organisationKinds: ["school"] }, "forbidden courses.refuse.unmet_organisation"],
  ] as const)("is refused %s", async ([, over, refused], { db }) => {
    const { code } = await makeEdition(db, {
      ...over,
      ...("professions" in over && { professions: ["teacher"] }),
      ...("organisationKinds" in over && { organisationKinds: ["school"] }),
    } as never)
    expect(await refusalOf(enrol(await newcomer(db), asked(code)))).toBe(refused)
  })

  test("of a table's own course sits at that table", async ({ db }) => {
    const table = await makeRoundtable(db)
    const { code } = await makeEdition(db, { roundtableId: table.id, membersOnly: true })
    const member = await makePerson(db)
    await makeTerm(db, { personId: member.id, roundtableId: table.id })
    expect(await refusalOf(enrol(await newcomer(db), asked(code)))).toBe(
      "forbidden courses.refuse.unmet_roundtable",
    )
    expect((await enrol(await ctxOf(db, member), asked(code))).state).toBe("confirmed")
  })

  test("is told of the course that falls on the same hours", async ({ db }) => {
    const when = { startsAt: new Date("2097-05-05T08:00Z"), endsAt: new Date("2097-05-05T10:00Z") }
    const [one, other] = [await makeEdition(db), await makeEdition(db)]
    await makeSession(db, { editionId: one.id, ...when })
    await makeSession(db, { editionId: other.id, ...when, startsAt: new Date("2097-05-05T09:59Z") })
    const ctx = await newcomer(db)
    await enrol(ctx, asked(one.code))
    expect(await refusalOf(enrol(ctx, asked(other.code)))).toBe("conflict courses.errors.clash")
  })
})

describe("the list", () => {
  const full = async (db: Db, over = {}) => {
    const edition = await makeEdition(db, { capacity: 1, ...over })
    const [seated, first, second] = [await newcomer(db), await newcomer(db), await newcomer(db)]
    const codes = []
    for (const ctx of [seated, first, second]) codes.push((await enrol(ctx, asked(edition.code))).code)
    const [a = "", b = "", c = ""] = codes
    return { edition, seated, first, second, codes: { seated: a, first: b, second: c } }
  }

  test("moves up when somebody gives up, and who comes back joins the tail", async ({ db }) => {
    const { edition, seated, codes } = await full(db)
    await cancelEnrolment(seated, { enrolmentCode: codes.seated, reason: "turno spostato" })
    const back = await enrol(seated, asked(edition.code))
    expect([await stateOf(db, codes.first), await stateOf(db, codes.second), back.state]).toEqual([
      "confirmed",
      "waiting",
      "waiting",
    ])
    expect((await getEnrolment(seated, back.code)).position).toBe(2)
  })

  test("gives the seat as an offer that holds it, to be accepted by its person alone", async ({ db }) => {
    const { seated, first, second, codes } = await full(db, { confirmation: "by_offer", offerHours: 48 })
    await cancelEnrolment(seated, { enrolmentCode: codes.seated, reason: null })
    expect([await stateOf(db, codes.first), await stateOf(db, codes.second)]).toEqual(["offered", "waiting"])
    const accept = { intent: "accept" as const, enrolmentCode: codes.first }
    expect(await refusalOf(answerOffer(second, accept))).toMatch(/^not_found/)
    await answerOffer(first, accept)
    expect(await stateOf(db, codes.first)).toBe("confirmed")
    expect(await mailsTo(db, first)).toEqual([
      "enrolment_waiting",
      "enrolment_offered",
      "enrolment_confirmed",
    ])
  })

  test("passes a declined seat on", async ({ db }) => {
    const { seated, first, codes } = await full(db, { confirmation: "by_offer" })
    await cancelEnrolment(seated, { enrolmentCode: codes.seated, reason: null })
    await answerOffer(first, { intent: "decline", enrolmentCode: codes.first })
    expect([await stateOf(db, codes.first), await stateOf(db, codes.second)]).toEqual(["declined", "offered"])
  })

  test("refuses an answer that is late, though no job has noticed, and the job passes the seat on once", async ({
    db,
  }) => {
    const { seated, first, codes } = await full(db, { confirmation: "by_offer", offerHours: 1 })
    await cancelEnrolment(seated, { enrolmentCode: codes.seated, reason: null })
    const later = { ...first, now: new Date(first.now.getTime() + 3_700_000) }
    const accept = { intent: "accept" as const, enrolmentCode: codes.first }
    expect(await refusalOf(answerOffer(later, accept))).toBe("forbidden courses.refuse.offer_over")
    expect([await expireOffers(later), await expireOffers(later)]).toEqual([1, 0])
    expect([await stateOf(db, codes.first), await stateOf(db, codes.second)]).toEqual(["expired", "offered"])
  })

  test("makes no offer once enrolment is closed", async ({ db }) => {
    const { edition, seated, codes } = await full(db, { confirmation: "by_offer" })
    await db.execute(sql`update edition set closes_at = now() - interval '1 second' where id = ${edition.id}`)
    await cancelEnrolment(seated, { enrolmentCode: codes.seated, reason: null })
    expect(await stateOf(db, codes.first)).toBe("waiting")
  })

  test("goes by the priority that the coordinator sets with a reason", async ({ db }) => {
    const { seated, codes } = await full(db)
    const coordinator = await ctxOf(db, await makeWithRole(db, "course_coordinator"))
    const input = { intent: "priority" as const, priority: 1, priorityReason: "Unica dell'ente" }
    await setPriority(coordinator, { ...input, enrolmentCode: codes.second })
    await cancelEnrolment(seated, { enrolmentCode: codes.seated, reason: null })
    expect([await stateOf(db, codes.first), await stateOf(db, codes.second)]).toEqual([
      "waiting",
      "confirmed",
    ])
  })
})

describe("a seat is given up", () => {
  test("by its person until the deadline, and by the coordinator later, with a reason", async ({ db }) => {
    const edition = await makeEdition(db, { cancelUntil: new Date("2025-01-01") })
    const ctx = await newcomer(db)
    const { code } = await enrol(ctx, asked(edition.code))
    const input = { enrolmentCode: code, reason: null }
    expect(await refusalOf(cancelEnrolment(ctx, input))).toBe("forbidden courses.refuse.cancel_late")
    const coordinator = await ctxOf(db, await makeWithRole(db, "course_coordinator"))
    expect(await refusalOf(cancelEnrolment(coordinator, input))).toMatch(/reason_missing/)
    await cancelEnrolment(coordinator, { ...input, reason: "Ha cambiato lavoro" })
    expect(await stateOf(db, code)).toBe("cancelled")
    expect(await mailsTo(db, ctx)).toContain("enrolment_cancelled")
  })
})

describe("needs", () => {
  test("are read by the coordinator and their person, and counted for the trainer", async ({ db }) => {
    const edition = await makeEdition(db)
    const person = await newcomer(db)
    const needs = { needs: ["interpreter"], interpreterDetail: "arabo" }
    const { code } = await enrol(person, asked(edition.code, needs))
    const trainer = await ctxOf(db, { id: await makeStaff(db, edition.id, "trainer") })
    const coordinator = await ctxOf(db, await makeWithRole(db, "course_coordinator"))
    const read = async (ctx: Ctx) =>
      (await getEnrolment(ctx, code)).needs?.map(({ detail }) => detail) ?? null
    expect([await read(person), await read(coordinator), await read(trainer)]).toEqual([
      ["arabo"],
      ["arabo"],
      null,
    ])
    expect((await listEnrolments(trainer, edition.code, { after: null })).needs).toEqual([
      { kind: "interpreter", count: 1 },
    ])
  })
})

test("an enrolment of others is not there for a stranger", async ({ db }) => {
  const edition = await makeEdition(db)
  const { code } = await makeEnrolment(db, { editionId: edition.id })
  expect(await refusalOf(getEnrolment(await newcomer(db), code))).toMatch(/^not_found/)
})

test("enrolments are listed in the order in which people asked, a page at a time", async ({ db }) => {
  const edition = await makeEdition(db)
  const coordinator = await ctxOf(db, await makeWithRole(db, "course_coordinator"))
  const at = (day: number) => new Date(Date.UTC(2026, 0, day))
  const [last, first] = [
    await makeEnrolment(db, { editionId: edition.id, joinedAt: at(2) }),
    await makeEnrolment(db, { editionId: edition.id, joinedAt: at(1) }),
  ]
  const page = await listEnrolments(coordinator, edition.code, { after: null, limit: 1 })
  const rest = await listEnrolments(coordinator, edition.code, { after: page.next, limit: 1 })
  expect([page.rows[0]?.code, rest.rows[0]?.code, rest.next]).toEqual([first.code, last.code, null])
})
