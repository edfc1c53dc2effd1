import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { answerOffer } from "#app/courses/answer-offer.server.ts"
import { cancelEnrolment } from "#app/courses/cancel-enrolment.server.ts"
import { enrol } from "#app/courses/enrol.server.ts"
import { expireOffers } from "#app/courses/expire-offers.server.ts"
import { isDomainError } from "#app/errors.ts"
import type { Db } from "#db/client.server.ts"
import { enrolments } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeEdition, makeEnrolment, makePool, makeSession } from "#tests/support/courses.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)

const BUSY = "conflict courses.errors.busy"

/** Presses again when told to, as people do: a machine with much to do makes some wait for more than three seconds. */
const patiently = (deed: () => Promise<unknown>) => async (): Promise<unknown> => {
  for (let press = 1; press < 50; press++) {
    try {
      return await deed()
    } catch (error) {
      if (!isDomainError(error) || error.reason.key !== "courses.errors.busy") throw error
    }
  }
  return deed()
}

const asked = (editionCode: string) => ({
  ...{ editionCode, profession: "mediator" as const, needs: [] },
  ...{ interpreterDetail: null, childcareDetail: null },
})
const people = async (db: Db, howMany: number): Promise<Ctx[]> => {
  const made: Ctx[] = []
  for (let n = 0; n < howMany; n++) made.push(await ctxOf(db, await makePerson(db)))
  return made
}
const counts = async (db: Db, editionId: string) => {
  const { rows } = await db.execute(
    sql`select state, count(*)::int as count from enrolment where edition_id = ${editionId} group by state`,
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

describe("a hundred people for twenty seats at once", () => {
  test("are twenty with a seat and eighty on the list, each told once, nobody before who asked earlier", async ({
    pg: { db },
  }) => {
    const edition = await makeEdition(db, { capacity: 20 })
    const crowd = await people(db, 100)
    const outcomes = await together(...crowd.map((ctx) => patiently(() => enrol(ctx, asked(edition.code)))))
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([])
    expect(await counts(db, edition.id)).toEqual({ confirmed: 20, waiting: 80 })
    const { rows } = await db.execute(sql`
      select max(joined_at) filter (where state = 'confirmed') < min(joined_at) filter (where state = 'waiting') as fair,
             (select count(*)::int from outbox o join enrolment n on n.id::text = o.subject_id::text
               where n.edition_id = ${edition.id}) as mails
        from enrolment where edition_id = ${edition.id}`)
    expect(rows[0]).toEqual({ fair: true, mails: 100 })
  })
})

describe("one person who presses many times at once", () => {
  test.for(rounds)("has one enrolment, round %i", async (_round, { pg: { db } }) => {
    const edition = await makeEdition(db)
    const [ctx] = await people(db, 1)
    const press = patiently(() => enrol(ctx as Ctx, asked(edition.code)))
    expect(await together(press, press, press, press)).toEqual([null, null, null, null])
    expect(await counts(db, edition.id)).toEqual({ confirmed: 1 })
  })
})

describe("one person in two editions on the same hours at once", () => {
  test.for(rounds)("has one of them, round %i", async (_round, { pg: { db } }) => {
    const [one, other] = [await makeEdition(db), await makeEdition(db)]
    const when = { startsAt: new Date("2097-05-05T08:00Z"), endsAt: new Date("2097-05-05T10:00Z") }
    for (const { id } of [one, other]) await makeSession(db, { editionId: id, ...when })
    const [ctx] = await people(db, 1)
    const outcomes = await together(
      ...[one, other].map(({ code }) => patiently(() => enrol(ctx as Ctx, asked(code)))),
    )
    expect(outcomes.map((outcome) => outcome ?? "done").sort()).toEqual([
      "conflict courses.errors.clash",
      "done",
    ])
  })
})

describe("people who give up while others enrol", () => {
  test.for(rounds)("leave as many seats taken as there are, round %i", async (_round, { pg: { db } }) => {
    const edition = await makeEdition(db, { capacity: 5 })
    const seated = await people(db, 5)
    const codes: string[] = []
    for (const ctx of seated) codes.push((await enrol(ctx, asked(edition.code))).code)
    const crowd = await people(db, 10)
    const leave = seated.map((ctx, n) =>
      patiently(() => cancelEnrolment(ctx, { enrolmentCode: codes[n] ?? "", reason: null })),
    )
    const outcomes = await together(
      ...leave,
      ...crowd.map((ctx) => patiently(() => enrol(ctx, asked(edition.code)))),
    )
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([])
    expect(await counts(db, edition.id)).toEqual({ cancelled: 5, confirmed: 5, waiting: 5 })
  })
})

describe("reserved seats", () => {
  test.for(rounds)(
    "are never others', however many ask at once, round %i",
    async (_round, { pg: { db } }) => {
      const edition = await makeEdition(db, { capacity: 6 })
      const pool = await makePool(db, edition.id, 2, ["youth_group"])
      const youth = await makeOrganisation(db, { kind: "youth_group" })
      const crowd = await people(db, 10)
      const reserved: Ctx[] = []
      for (let n = 0; n < 3; n++) {
        const person = await makePerson(db)
        await makeMembership(db, { personId: person.id, organisationId: youth.id })
        reserved.push(await ctxOf(db, person))
      }
      await together(
        ...[...crowd, ...reserved].map((ctx) => patiently(() => enrol(ctx, asked(edition.code)))),
      )
      const inPool = await db.$count(enrolments, sql`pool_id = ${pool.id} and organisation_id = ${youth.id}`)
      const others = await db.$count(
        enrolments,
        sql`edition_id = ${edition.id} and state = 'confirmed' and organisation_id is null`,
      )
      expect([inPool, others <= 4, (await counts(db, edition.id)).confirmed]).toEqual([2, true, 6])
    },
  )
})

describe("an offer at its end", () => {
  test.for(rounds)("is one person's, accepted or passed on, round %i", async (_round, { pg: { db } }) => {
    const edition = await makeEdition(db, { capacity: 1, confirmation: "by_offer" })
    const [first] = await people(db, 1)
    const offerEndsAt = new Date(Date.now() + 60_000)
    const { code } = await makeEnrolment(db, {
      ...{ editionId: edition.id, personId: first?.actor.personId ?? "", state: "offered", offerEndsAt },
    })
    await makeEnrolment(db, { editionId: edition.id, state: "waiting" })
    const late = { ...(first as Ctx), now: new Date(offerEndsAt.getTime() + 1) }
    const [accepted] = await together(
      () => answerOffer(first as Ctx, { intent: "accept", enrolmentCode: code }),
      () => expireOffers(late),
      () => expireOffers(late),
    )
    const found = await counts(db, edition.id)
    expect(found).toEqual(accepted === null ? { confirmed: 1, waiting: 1 } : { expired: 1, offered: 1 })
  })
})

describe("whoever waits for an edition that somebody holds", () => {
  test("is told to try again after three seconds, and loses nothing", async ({ database, pg: { db } }) => {
    const edition = await makeEdition(db)
    const [ctx] = await people(db, 1)
    const other = await database.open({ poolSize: 1 })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let locked = () => {}
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve
    })
    const holding = other.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from edition where id = ${edition.id} for update`)
      locked()
      await held
    })
    await isLocked
    const [outcome] = await together(() => enrol(ctx as Ctx, asked(edition.code)))
    release()
    await holding
    expect(outcome).toBe(BUSY)
    expect((await enrol(ctx as Ctx, asked(edition.code))).state).toBe("confirmed")
  })
})
