import { eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { blankSessionCookie, openSessions, sessionDigest } from "#app/people/session.server.ts"
import { startSession } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { sessions } from "#db/schema/index.ts"
import { ctxFor, settings } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { NEW_BROWSER, sentBack, validate } from "./accounts.ts"

const DAYS = 30
const DAY_MS = 86_400_000

const begin = async (db: Db) => {
  const person = await makePerson(db)
  const ctx = await ctxFor(db, { settings: { sessionDays: DAYS } })
  const { cookie } = await transact(ctx, (tx) => startSession(tx, person.id, NEW_BROWSER))
  return { person, ctx, cookie: sentBack(cookie), secret: sentBack(cookie).split("=")[1] ?? "" }
}

const age = (db: Db, daysLeft: number) =>
  db.update(sessions).set({ expiresAt: new Date(Date.now() + daysLeft * DAY_MS) })

const daysLeft = (expiresAt: Date | null) => ((expiresAt?.getTime() ?? 0) - Date.now()) / DAY_MS

describe("a session", () => {
  test("is its person's", async ({ db }) => {
    const { person, cookie } = await begin(db)
    expect((await validate(db, cookie)).personId).toBe(person.id)
  })

  test("lasts as many days as the settings say", async ({ db }) => {
    const { cookie } = await begin(db)
    expect(daysLeft((await validate(db, cookie)).expiresAt)).toBeCloseTo(DAYS, 1)
  })

  test("goes with the deed that was undone", async ({ db }) => {
    const person = await makePerson(db)
    const ctx = await ctxFor(db)
    const undone = transact(ctx, async (tx) => {
      await startSession(tx, person.id, NEW_BROWSER)
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    expect(await db.$count(sessions)).toBe(0)
  })
})

describe("the database holds no secret:", () => {
  test("the row has a digest of the cookie's value", async ({ db }) => {
    const { secret } = await begin(db)
    const [row] = await db.select().from(sessions)
    expect([row?.id, JSON.stringify(row).includes(secret)]).toEqual([sessionDigest(secret), false])
  })

  test("the row's id signs nobody in", async ({ db }) => {
    const { cookie, secret } = await begin(db)
    const stolen = cookie.replace(secret, sessionDigest(secret))
    expect((await validate(db, stolen)).personId).toBeNull()
  })
})

describe("a session in use", () => {
  test("is not renewed in the first half of its life", async ({ db }) => {
    const { cookie } = await begin(db)
    await age(db, DAYS / 2 + 1)
    expect((await validate(db, cookie)).renewed).toBeNull()
  })

  test("is renewed for its whole life in the second half", async ({ db }) => {
    const { cookie } = await begin(db)
    await age(db, DAYS / 2 - 1)
    await validate(db, cookie)
    const [row] = await db.select().from(sessions)
    expect(daysLeft(row?.expiresAt ?? null)).toBeCloseTo(DAYS, 1)
  })

  test("works with the cookie that was sent again when it was renewed", async ({ db }) => {
    const { person, cookie } = await begin(db)
    await age(db, DAYS / 2 - 1)
    const { renewed } = await validate(db, cookie)
    const again = await validate(db, sentBack(renewed ?? ""))
    expect([again.personId, again.renewed]).toEqual([person.id, null])
  })
})

describe("nobody is behind", () => {
  const personId = async (db: Db, cookie: string) => (await validate(db, cookie)).personId

  test("an ended session", async ({ db }) => {
    const { cookie, ctx, secret } = await begin(db)
    await openSessions(db, ctx.settings).invalidateSession(secret)
    expect(await personId(db, cookie)).toBeNull()
  })

  test("an expired session, whose row goes", async ({ db }) => {
    const { cookie, person } = await begin(db)
    await age(db, -1 / 86_400)
    const who = await personId(db, cookie)
    expect([who, await db.$count(sessions, eq(sessions.userId, person.id))]).toEqual([null, 0])
  })

  test("the blank cookie", async ({ db }) => {
    const { ctx } = await begin(db)
    expect(await personId(db, sentBack(blankSessionCookie(ctx)))).toBeNull()
  })

  test.for([
    ["no cookie", ""],
    ["an empty one", "__Host-tavoli="],
    ["a made up one", "__Host-tavoli=abc"],
  ])("%s", async ([, cookie], { db }) => {
    await begin(db)
    expect(await personId(db, cookie ?? "")).toBeNull()
  })
})

describe("the cookie", () => {
  const cookieAt = async (db: Db, publicUrl: string) =>
    openSessions(db, settings({ publicUrl })).createSessionCookie("secret").serialize()

  test("on https is bound to this host and to secure connections", async ({ db }) => {
    expect(await cookieAt(db, "https://tavoli.example")).toMatch(/^__Host-tavoli=secret;.*Path=\/.*Secure/)
  })

  test("on http works without a secure connection", async ({ db }) => {
    expect(await cookieAt(db, "http://localhost:3000")).toMatch(/^tavoli=secret;(?!.*Secure)/)
  })

  test("is out of reach of scripts and of other sites' posts", async ({ db }) => {
    expect(await cookieAt(db, "https://tavoli.example")).toMatch(
      /HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/,
    )
  })

  test("that forgets is over at once", async ({ db }) => {
    expect(blankSessionCookie(await ctxFor(db))).toMatch(/^__Host-tavoli=;.*Max-Age=0/)
  })
})
