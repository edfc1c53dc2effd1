import { eq, sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { transact } from "#app/context.ts"
import { askMailLink, renewMailLink } from "#app/people/ask-mail-link.server.ts"
import { askEmailChange } from "#app/people/change-email.server.ts"
import { openMailLink } from "#app/people/open-mail-link.server.ts"
import { signIn, startSession } from "#app/people/sign-in.server.ts"
import { useMailLink } from "#app/people/use-mail-link.server.ts"
import type { Db } from "#db/client.server.ts"
import { mailLinks, outbox, people, sessions } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeAccount, NEW_BROWSER, PASSWORD } from "./accounts.ts"
import { newestToken, owed } from "./links.ts"

const NEW_PASSWORD = "tre parole a caso"

const asked = async (db: Db, intent: "sign_in" | "password") => {
  const person = await makeAccount(db)
  const ctx = await ctxFor(db)
  await askMailLink(ctx, { email: person.email ?? "", intent })
  return { person, ctx, token: await newestToken(db) }
}

/** The same context so many minutes later. */
const later = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
})

const rowOf = async (db: Db, id: string) => (await db.select().from(people).where(eq(people.id, id)))[0]

describe("asking for a link", () => {
  test("answers the same whether the address has an account or not, and mails only the account", async ({
    db,
  }) => {
    const person = await makePerson(db)
    const ctx = await ctxFor(db)
    const known = await askMailLink(ctx, { email: person.email ?? "", intent: "password" })
    const unknown = await askMailLink(ctx, { email: "nessuno@example.org", intent: "password" })
    expect([known, unknown, await owed(db)]).toEqual([undefined, undefined, ["password_link"]])
  })

  test("more often than the limit sends nothing more, without a word", async ({ db }) => {
    const person = await makePerson(db)
    const ctx = await ctxFor(db, { settings: { mailLinksPerHour: 2 } })
    for (let n = 0; n < 5; n++) await askMailLink(ctx, { email: person.email ?? "", intent: "sign_in" })
    expect(await db.$count(outbox)).toBe(2)
    await askMailLink(later(ctx, 61), { email: person.email ?? "", intent: "sign_in" })
    expect(await db.$count(outbox)).toBe(3)
  })

  test("keeps no secret in the database but its digest", async ({ db }) => {
    const { token } = await asked(db, "sign_in")
    const { rows } = await db.execute(sql`select l::text as line from mail_link l`)
    expect(rows.map((row) => String(row.line)).join()).not.toContain(token)
  })

  test("of a closed account sends nothing", async ({ db }) => {
    const person = await makePerson(db, { closedAt: new Date("2026-01-01") })
    await askMailLink(await ctxFor(db), { email: person.email ?? "", intent: "sign_in" })
    expect(await owed(db)).toEqual([])
  })
})

describe("a link opened ten times by a machine", () => {
  test.for(["sign_in", "password"] as const)("still works for the person: %s", async (intent, { db }) => {
    const { person, ctx, token } = await asked(db, intent)
    for (let n = 0; n < 10; n++) expect((await openMailLink(ctx, token)).state).toBe("open")
    const used = await useMailLink(ctx, { token, password: NEW_PASSWORD })
    expect(used.personId).toBe(person.id)
  })
})

describe("a link is used once:", () => {
  test("the second press is told that it was used", async ({ db }) => {
    const { ctx, token } = await asked(db, "sign_in")
    await useMailLink(ctx, { token })
    expect(await refusalOf(useMailLink(ctx, { token }))).toBe("conflict people.link.used")
  })

  test("an expired one says so, and sends a fresh one that works", async ({ db }) => {
    const { ctx, token, person } = await asked(db, "password")
    const after = later(ctx, 31)
    expect(await refusalOf(useMailLink(after, { token, password: NEW_PASSWORD }))).toBe(
      "conflict people.link.expired",
    )
    await renewMailLink(after, { token })
    const fresh = await newestToken(db)
    expect(fresh).not.toBe(token)
    expect((await useMailLink(after, { token: fresh, password: NEW_PASSWORD })).personId).toBe(person.id)
  })

  test("an open one sends no other", async ({ db }) => {
    const { ctx, token } = await asked(db, "sign_in")
    expect(await refusalOf(renewMailLink(ctx, { token }))).toBe("conflict people.link.open")
  })

  test("a weak password spends nothing", async ({ db }) => {
    const { ctx, token } = await asked(db, "password")
    expect(await refusalOf(useMailLink(ctx, { token, password: "corta" }))).toBe(
      "invalid people.errors.password_too_short (password)",
    )
    expect((await openMailLink(ctx, token)).state).toBe("open")
  })

  test("in the hands of somebody else who is signed in it is refused and unspent", async ({ db }) => {
    const { ctx, token } = await asked(db, "sign_in")
    const other = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(useMailLink(other, { token }))).toBe("forbidden people.errors.link_other_person")
    expect((await openMailLink(ctx, token)).state).toBe("open")
  })

  test("a made-up one is unknown", async ({ db }) => {
    expect(await refusalOf(openMailLink(await ctxFor(db), "x"))).toBe("not_found people.link.unknown")
  })
})

describe("a new password", () => {
  test("ends every session and opens the door; the old one does not", async ({ db }) => {
    const { person, ctx, token } = await asked(db, "password")
    await transact(ctx, (tx) => startSession(tx, person.id, NEW_BROWSER))
    await useMailLink(ctx, { token, password: NEW_PASSWORD })
    expect(await db.$count(sessions, eq(sessions.userId, person.id))).toBe(0)
    const email = person.email ?? ""
    expect(await refusalOf(signIn(ctx, { email, password: PASSWORD }, NEW_BROWSER))).toMatch(/sign_in_failed/)
    expect(await refusalOf(signIn(ctx, { email, password: NEW_PASSWORD }, NEW_BROWSER))).toBeNull()
  })

  test("takes the other links that open the account, and tells the person", async ({ db }) => {
    const { person, ctx, token } = await asked(db, "sign_in")
    await askMailLink(ctx, { email: person.email ?? "", intent: "password" })
    const rows = await db.select().from(mailLinks)
    expect(rows).toHaveLength(2)
    await useMailLink(ctx, { token: await passwordToken(db), password: NEW_PASSWORD })
    expect(await refusalOf(useMailLink(ctx, { token }))).toBe("conflict people.link.withdrawn")
    expect(await owed(db)).toContain("password_changed")
  })
})

const passwordToken = async (db: Db) => {
  const [row] = await db.select().from(outbox).where(eq(outbox.kind, "password_link"))
  const { path } = (row?.params ?? { path: "" }) as { path: string }
  return path.slice("/links/".length)
}

describe("changing one's e-mail", () => {
  const change = async (db: Db) => {
    const person = await makeAccount(db)
    const ctx = await ctxOf(db, person)
    await askEmailChange(ctx, { email: "nuova@example.org", password: PASSWORD })
    return { person, ctx, token: await newestToken(db) }
  }

  test("does nothing before the new address confirms, and tells the old one afterwards", async ({ db }) => {
    const { person, ctx, token } = await change(db)
    for (let n = 0; n < 10; n++) await openMailLink(ctx, token)
    expect((await rowOf(db, person.id))?.email).toBe(person.email)
    await useMailLink(ctx, { token })
    expect((await rowOf(db, person.id))?.email).toBe("nuova@example.org")
    const [told] = await db.select().from(outbox).where(eq(outbox.kind, "email_changed"))
    expect(told?.address).toBe(person.email)
  })

  test("needs the password", async ({ db }) => {
    const ctx = await ctxOf(db, await makeAccount(db))
    expect(await refusalOf(askEmailChange(ctx, { email: "n@example.org", password: "sbagliata" }))).toBe(
      "invalid people.errors.wrong_password (password)",
    )
  })

  test("is not for whoever owns the mistyped address", async ({ db }) => {
    const { token } = await change(db)
    expect(await refusalOf(useMailLink(await ctxFor(db), { token }))).toBe(
      "forbidden people.errors.link_sign_in_first",
    )
  })

  test("to an address that has an account says so to its owner only", async ({ db }) => {
    const { ctx, token } = await change(db)
    await makePerson(db, { email: "nuova@example.org" })
    expect(await refusalOf(useMailLink(ctx, { token }))).toBe("conflict people.errors.email_taken")
  })
})
