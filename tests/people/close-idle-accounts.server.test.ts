import { eq, sql } from "drizzle-orm"
import { closeIdleAccounts } from "#app/people/close-idle-accounts.server.ts"
import { signIn } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { people } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeMembership, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeAccount, NEW_BROWSER, PASSWORD } from "./accounts.ts"
import { owed } from "./links.ts"

const LONG_AGO = new Date("2020-01-01")

const idleSince = async (db: Db, days: number, over: { toldDaysAgo?: number } = {}) => {
  const person = await makeAccount(db, {
    createdAt: LONG_AGO,
    ...(over.toldDaysAgo === undefined
      ? {}
      : { expiryToldAt: sql`now() - ${over.toldDaysAgo} * interval '1 day'` as unknown as Date }),
  })
  await makeMembership(db, {
    personId: person.id,
    startsOn: "2020-01-01",
    endsOn: await dayFromNow(db, -days),
  })
  return person
}

const stateOf = async (db: Db, id: string) => {
  const [row] = await db.select().from(people).where(eq(people.id, id))
  return { told: row?.expiryToldAt !== null, closed: row?.closedAt !== null }
}

describe("an account without mandate or organisation", () => {
  test.for([
    [300, undefined, { told: false, closed: false }],
    [340, undefined, { told: true, closed: false }],
    [400, undefined, { told: true, closed: false }],
    [400, 29, { told: true, closed: false }],
    [400, 31, { told: true, closed: true }],
    [340, 31, { told: true, closed: false }],
  ] as const)("for %i days, told %s days ago", async ([days, toldDaysAgo, expected], { db }) => {
    const person = await idleSince(db, days, toldDaysAgo === undefined ? {} : { toldDaysAgo })
    await closeIdleAccounts(await ctxFor(db))
    expect(await stateOf(db, person.id)).toEqual(expected)
  })

  test("is told once, however often the job runs", async ({ db }) => {
    await idleSince(db, 340)
    const ctx = await ctxFor(db)
    expect([await closeIdleAccounts(ctx), await closeIdleAccounts(ctx)]).toEqual([1, 0])
    expect(await owed(db)).toEqual(["account_expires"])
  })

  test("closed does not let in, and says why to who has the password", async ({ db }) => {
    const person = await idleSince(db, 400, { toldDaysAgo: 31 })
    const ctx = await ctxFor(db)
    await closeIdleAccounts(ctx)
    const email = person.email ?? ""
    expect(await refusalOf(signIn(ctx, { email, password: PASSWORD }, NEW_BROWSER))).toBe(
      "forbidden people.errors.account_closed",
    )
    expect(await refusalOf(signIn(ctx, { email, password: "altra" }, NEW_BROWSER))).toMatch(/sign_in_failed/)
  })

  test("that has one again is neither told nor closed", async ({ db }) => {
    const person = await idleSince(db, 400, { toldDaysAgo: 31 })
    await makeTerm(db, { personId: person.id })
    await closeIdleAccounts(await ctxFor(db))
    expect(await stateOf(db, person.id)).toEqual({ told: false, closed: false })
  })

  test("made yesterday, with none yet, is left alone", async ({ db }) => {
    const person = await makeAccount(db)
    await closeIdleAccounts(await ctxFor(db))
    expect(await stateOf(db, person.id)).toEqual({ told: false, closed: false })
  })
})
