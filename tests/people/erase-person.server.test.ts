import { eq, isNotNull, sql } from "drizzle-orm"
import { sealAudit } from "#app/audit/seal.server.ts"
import { askEmailChange } from "#app/people/change-email.server.ts"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { erasePerson, eraseSelf } from "#app/people/erase-person.server.ts"
import { getOwnData } from "#app/people/own-data.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  auditEntries,
  auditValues,
  calendarFeeds,
  officers,
  people,
  platformRoles,
  seatTerms,
} from "#db/schema/index.ts"
import { firstBrokenLink } from "#tests/audit/chain.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeAdministrator,
  makeMembership,
  makeNotice,
  makeOfficer,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
} from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeAccount, PASSWORD } from "./accounts.ts"

const REASON = "Lo chiede la persona"
const EMAIL = "da.cancellare@example.org"
const NAME = "Nome Da Cancellare"

/** Somebody who has left traces of their name and address in many places. */
const known = async (db: Db) => {
  const person = await makeAccount(db, { name: NAME, email: EMAIL })
  await makeTerm(db, { personId: person.id, endedAt: new Date("2026-01-01"), endReason: "fine" })
  const ctx = await ctxOf(db, person)
  await changeProfile(ctx, { name: NAME, language: "it" })
  await askEmailChange(ctx, { email: `nuova.${EMAIL}`, password: PASSWORD })
  const colleague = await makePerson(db)
  await makeNotice(db, colleague.id, { params: { person: NAME, roundtable: "Tavolo" } })
  return { person, ctx }
}

/** Every table whose rows still hold the words, as the database writes them. */
const tablesWith = async (db: Db, words: string) => {
  const { rows } = await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)
  const found: string[] = []
  for (const { tablename } of rows) {
    const table = sql.identifier(String(tablename))
    const { rows: hits } = await db.execute(
      sql`select 1 from ${table} t where t::text ilike ${`%${words}%`} limit 1`,
    )
    if (hits.length > 0) found.push(String(tablename))
  }
  return found
}

describe("an erasure", () => {
  test("leaves name and address nowhere in the database", async ({ db }) => {
    const { ctx } = await known(db)
    expect(await tablesWith(db, EMAIL)).toEqual(
      expect.arrayContaining(["person", "mail_link", "audit_value"]),
    )
    await eraseSelf(ctx, PASSWORD)
    expect([await tablesWith(db, EMAIL), await tablesWith(db, NAME)]).toEqual([[], []])
  })

  test("leaves the audit's chain whole, with the values emptied", async ({ db }) => {
    const { person, ctx } = await known(db)
    await eraseSelf(ctx, PASSWORD)
    const values = await db.select().from(auditValues).where(isNotNull(auditValues.erasedAt))
    expect(values.length).toBeGreaterThan(0)
    expect(values.every((row) => row.values === null)).toBe(true)
    expect(await db.$count(auditEntries, eq(auditEntries.actorId, person.id))).toBeGreaterThan(0)
    await sealAudit(db)
    expect(await firstBrokenLink(db)).toBeNull()
  })

  test("signs the person out everywhere and ends what they held", async ({ db }) => {
    const { person, ctx } = await known(db)
    await makeMembership(db, { personId: person.id })
    await db.insert(platformRoles).values({ personId: person.id, role: "trainer" })
    await eraseSelf(ctx, PASSWORD)
    expect((await ctxOf(db, person)).actor.personId).toBeNull()
    const live = sql`person_id = ${person.id} and ended_at is null`
    expect(await db.$count(platformRoles, live)).toBe(0)
  })

  test("ends what they still held at a table that is closed, where nobody else can", async ({ db }) => {
    const { person, ctx } = await known(db)
    const closed = await makeRoundtable(db, { closedAt: new Date(), closeReason: "Fine" })
    await makeTerm(db, { personId: person.id, seat: await makeSeat(db, { roundtableId: closed.id }) })
    await makeOfficer(db, { personId: person.id, roundtableId: closed.id })
    await eraseSelf(ctx, PASSWORD)
    const live = sql`person_id = ${person.id} and ended_at is null`
    expect([await db.$count(seatTerms, live), await db.$count(officers, live)]).toEqual([0, 0])
  })

  test("closes the address under which their calendar is read", async ({ db }) => {
    const { person, ctx } = await known(db)
    const tokenSha256 = new Uint8Array(32).fill(7)
    await db.insert(calendarFeeds).values({ personId: person.id, tokenSha256, createdAt: ctx.now })
    await eraseSelf(ctx, PASSWORD)
    expect(await db.$count(calendarFeeds)).toBe(0)
  })

  test("takes the accounts that were merged into this one too", async ({ db }) => {
    const { person, ctx } = await known(db)
    const merged = await makePerson(db, { email: null, name: "Vecchio Nome", mergedIntoId: person.id })
    await eraseSelf(ctx, PASSWORD)
    const [row] = await db.select().from(people).where(eq(people.id, merged.id))
    expect([row?.name, row?.erasedAt !== null]).toEqual([null, true])
  })
})

describe("an erasure is refused", () => {
  const refusedFor = async (db: Db, personId: string, reason = REASON) => {
    const [person] = await db.select().from(people).where(eq(people.id, personId))
    const ctx = await ctxOf(db, await makeAdministrator(db))
    return refusalOf(erasePerson(ctx, { personCode: person?.code ?? "", reason }))
  }

  test("while a mandate is live", async ({ db }) => {
    const { personId } = await makeTerm(db)
    expect(await refusedFor(db, personId)).toBe("conflict people.errors.erase_mandate")
  })

  test("while an office is live", async ({ db }) => {
    const { personId } = await makeOfficer(db)
    expect(await refusedFor(db, personId)).toBe("conflict people.errors.erase_mandate")
  })

  test("for the last administrator", async ({ db }) => {
    const ctx = await ctxOf(db, await makeAdministrator(db))
    expect(await refusalOf(eraseSelf(ctx, undefined))).toBe("conflict people.errors.last_administrator")
  })

  test("for an organisation's last manager by themselves, not by an administrator", async ({ db }) => {
    const { personId } = await makeMembership(db, { role: "manager" })
    expect(await refusalOf(eraseSelf(await ctxOf(db, { id: personId }), undefined))).toBe(
      "conflict people.errors.last_manager",
    )
    expect(await refusedFor(db, personId)).toBeNull()
  })

  test("with a wrong password, twice, and to others than administrators and the DPO", async ({ db }) => {
    const { person, ctx } = await known(db)
    expect(await refusalOf(eraseSelf(ctx, "sbagliata"))).toBe(
      "invalid people.errors.wrong_password (password)",
    )
    const stranger = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(erasePerson(stranger, { personCode: person.code, reason: REASON }))).toBe(
      "forbidden people.refuse.only.administrator",
    )
    const officer = await makePerson(db)
    await db.insert(platformRoles).values({ personId: officer.id, role: "data_protection_officer" })
    const asOfficer = await ctxOf(db, officer)
    expect(await refusalOf(erasePerson(asOfficer, { personCode: person.code, reason: REASON }))).toBeNull()
    expect(await refusalOf(erasePerson(asOfficer, { personCode: person.code, reason: REASON }))).toBe(
      "conflict people.errors.account_over",
    )
  })
})

test("one's own data has everything of oneself and nothing of others", async ({ db }) => {
  const { person, ctx } = await known(db)
  const other = await makePerson(db, { name: "Qualcun Altro" })
  await makeMembership(db, { personId: other.id })
  await makeMembership(db, { personId: person.id })
  const own = await getOwnData(ctx)
  expect(own.person).toMatchObject({ name: NAME, email: EMAIL })
  expect([own.organisations.length, own.seats.length, own.acts.length > 0]).toEqual([1, 1, true])
  expect(JSON.stringify(own)).not.toContain("Qualcun Altro")
})
