import { eq } from "drizzle-orm"
import { type Ctx, transact } from "#app/context.ts"
import { createAccount, createAdministrator, type NewAccount } from "#app/people/create-account.server.ts"
import { fitsPassword } from "#app/people/password.server.ts"
import { auditEntries, auditValues, people } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { PASSWORD } from "./accounts.ts"

const account = (over: Partial<NewAccount> = {}): NewAccount => ({
  ...{ name: "Amina Haddad", email: "amina@example.org", language: "fr", password: PASSWORD },
  ...over,
})
const create = (ctx: Ctx, over: Partial<NewAccount> = {}) =>
  transact(ctx, (tx) => createAccount(tx, account(over)))

describe("a new account", () => {
  test("is the person with that name, address and language", async ({ db }) => {
    const id = await create(await ctxFor(db))
    const [row] = await db.select().from(people).where(eq(people.id, id))
    expect(row).toMatchObject({ name: "Amina Haddad", email: "amina@example.org", language: "fr" })
  })

  test("keeps no password, but knows the right one", async ({ db }) => {
    const id = await create(await ctxFor(db))
    const [row] = await db.select().from(people).where(eq(people.id, id))
    const hash = row?.passwordHash ?? ""
    expect([
      hash.includes(PASSWORD),
      await fitsPassword(hash, PASSWORD),
      await fitsPassword(hash, "x"),
    ]).toEqual([false, true, false])
  })

  test("is in the audit by its id alone", async ({ db }) => {
    const id = await create(await ctxFor(db))
    const entries = await db.select().from(auditEntries)
    expect(entries.map((entry) => [entry.action, entry.subjectId])).toEqual([["person.created", id]])
    expect([JSON.stringify(entries).includes("amina"), await db.$count(auditValues)]).toEqual([false, 0])
  })

  test("of an administrator administers", async ({ db }) => {
    await transact(await ctxFor(db), (tx) => createAdministrator(tx, account()))
    const [row] = await db.select().from(people).where(eq(people.email, "amina@example.org"))
    expect((await ctxOf(db, { id: row?.id ?? "" })).actor.isAdministrator).toBe(true)
  })
})

describe("no account is written", () => {
  test.for([
    ["too_short", "corta"],
    ["too_long", "tre parole ".repeat(20)],
    ["too_simple", "password2026"],
    ["contains_you", "haddad-1990"],
    ["contains_you", "example.2026"],
  ] as const)("with a password that is %s: %s", async ([problem, password], { db }) => {
    const ctx = await ctxFor(db)
    const before = await contentOf(db)
    const refused = await refusalOf(create(ctx, { password }))
    expect(refused).toBe(`invalid people.errors.password_${problem} (password)`)
    expect(await contentOf(db)).toEqual(before)
  })

  test("for an address that has one", async ({ db }) => {
    await makePerson(db, { email: "amina@example.org" })
    const ctx = await ctxFor(db)
    const before = await contentOf(db)
    expect(await refusalOf(create(ctx))).toBe("conflict people.errors.email_taken (email)")
    expect(await contentOf(db)).toEqual(before)
  })
})

test("two accounts may have no address, as erased people have", async ({ db }) => {
  await makePerson(db, { name: null, email: null, erasedAt: new Date() })
  await makePerson(db, { name: null, email: null, erasedAt: new Date() })
  expect(await db.$count(people)).toBe(2)
})
