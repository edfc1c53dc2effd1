import { eq, sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { askMailLink } from "#app/people/ask-mail-link.server.ts"
import { endMembership } from "#app/people/change-membership.server.ts"
import { recogniseRequest, refuseRequest } from "#app/people/decide-request.server.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import { endRole } from "#app/people/grant-role.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { requestOrganisation } from "#app/people/request-account.server.ts"
import { useMailLink } from "#app/people/use-mail-link.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import type { Db } from "#db/client.server.ts"
import { accountRequests, memberships, people, platformRoles, seatTerms } from "#db/schema/index.ts"
import { newestToken } from "#tests/people/links.ts"
import { invite, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import {
  makeAdministrator,
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSeat,
  makeTerm,
} from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()
const REASON = "Prova di gara"

describe("two administrators who remove each other at once", () => {
  test.for(rounds)("leave one, round %i", async (_round, { own }) => {
    const { db } = await own.open()
    const [a, b] = [await makeAdministrator(db), await makeAdministrator(db)]
    const [asA, asB] = [await ctxOf(db, a), await ctxOf(db, b)]
    const end = (code: string) => ({ personCode: code, role: "administrator" as const, reason: REASON })
    const outcomes = await together(
      () => endRole(asA, end(b.code)),
      () => endRole(asB, end(a.code)),
    )
    expect(sorted(outcomes)).toEqual(["conflict people.errors.last_administrator", "done"])
    expect(await db.$count(platformRoles, sql`role = 'administrator' and ended_at is null`)).toBe(1)
  })

  test("or of whom one erases the other's data leave one", async ({ own }) => {
    const { db } = await own.open()
    const [a, b] = [await makeAdministrator(db), await makeAdministrator(db)]
    const [asA, asB] = [await ctxOf(db, a), await ctxOf(db, b)]
    const outcomes = await together(
      () => erasePerson(asA, { personCode: b.code, reason: REASON }),
      () => endRole(asB, { personCode: a.code, role: "administrator", reason: REASON }),
    )
    expect(sorted(outcomes)).toEqual(["conflict people.errors.last_administrator", "done"])
  })
})

test.for(rounds)("two managers who leave at once leave one, round %i", async (_round, { pg: { db } }) => {
  const organisation = await makeOrganisation(db)
  const both = [await makePerson(db), await makePerson(db)]
  for (const { id } of both)
    await makeMembership(db, { organisationId: organisation.id, personId: id, role: "manager" })
  const [asA, asB] = await Promise.all(both.map((one) => ctxOf(db, one)))
  const end = (code = "") => ({ organisationCode: organisation.code, personCode: code, reason: REASON })
  const outcomes = await together(
    () => endMembership(asA as never, end(both[0]?.code)),
    () => endMembership(asB as never, end(both[1]?.code)),
  )
  expect(sorted(outcomes)).toEqual(["conflict people.errors.last_manager", "done"])
})

test.for(rounds)(
  "a request recognised and refused at once is decided once, round %i",
  async (_round, { pg }) => {
    const { db } = pg
    const organisation = await makeOrganisation(db)
    const person = await makePerson(db)
    await requestOrganisation(await ctxOf(db, person), { organisation: organisation.name, role: "x" })
    const [request] = await db.select().from(accountRequests).where(eq(accountRequests.personId, person.id))
    const managers = [await makePerson(db), await makePerson(db)]
    for (const { id } of managers)
      await makeMembership(db, { organisationId: organisation.id, personId: id, role: "manager" })
    const [asA, asB] = await Promise.all(managers.map((one) => ctxOf(db, one)))
    const code = request?.code ?? ""
    const outcomes = await together(
      () => recogniseRequest(asA as never, { code }),
      () => refuseRequest(asB as never, { code, reason: REASON }),
      () => recogniseRequest(asB as never, { code }),
    )
    const late = "conflict people.errors.request_decided"
    expect(sorted(outcomes)).toEqual([late, late, "done"])
    const joined = await db.$count(memberships, eq(memberships.personId, person.id))
    expect(joined).toBe(outcomes[1] === null ? 0 : 1)
  },
)

test.for(rounds)(
  "a merge while a seat is taken never leaves two at one table, round %i",
  async (_round, { pg }) => {
    const { db } = pg
    const table = await makeTable(db)
    const [survivor, other] = [await makePerson(db), await makePerson(db)]
    const seat = await makeSeat(db, { roundtableId: table.roundtable.id })
    await makeTerm(db, { personId: survivor.id, seat })
    const { token } = await invite(db, table, { email: other.email ?? "" })
    const asOther = await ctxOf(db, other)
    const asAdministrator = await ctxOf(db, await makeAdministrator(db))
    const asked = { personCode: survivor.code, email: other.email ?? "", reason: REASON }
    const outcomes = await together(
      () => takeSeat(asOther, { token }),
      () => mergePeople(asAdministrator, asked),
    )
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    const [row] = await db.select().from(people).where(eq(people.id, other.id))
    const live = sql`${seatTerms.personId} = ${other.id} and ended_at is null`
    expect(await db.$count(seatTerms, live)).toBe(row?.mergedIntoId ? 0 : 1)
  },
)

describe("a link pressed many times at once", () => {
  const link = async (db: Db) => {
    const person = await makePerson(db)
    const nobody = await ctxFor(db)
    await askMailLink(nobody, { email: person.email ?? "", intent: "sign_in" })
    return { nobody, token: await newestToken(db) }
  }

  test.for(rounds)("lets in once, round %i", async (_round, { own }) => {
    const { db } = await own.open()
    const { nobody, token } = await link(db)
    const outcomes = await together(...Array.from({ length: 6 }, () => () => useMailLink(nobody, { token })))
    expect(sorted(outcomes)).toEqual([...Array(5).fill("conflict people.link.used"), "done"])
  })

  test("or asked for many times at once goes out as often as the limit says", async ({ own }) => {
    const { db } = await own.open()
    const person = await makePerson(db)
    const nobody = await ctxFor(db, { settings: { mailLinksPerHour: 2 } })
    const ask = () =>
      transact(nobody, (ctx) => askMailLink(ctx, { email: person.email ?? "", intent: "password" }))
    await together(...Array.from({ length: 8 }, () => ask))
    const { rows } = await db.execute(sql`select count(*)::int as count from outbox`)
    expect(rows[0]?.count).toBe(2)
  })
})
