import { eq } from "drizzle-orm"
import { isDomainError } from "#app/errors.ts"
import { hashPassword } from "#app/people/password.server.ts"
import { signIn } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, knownDevices, sessions, signInThrottles } from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { makeAccount, NEW_BROWSER, PASSWORD, sentBack, validate } from "./accounts.ts"
import { attempt, door, FREE, guess, secondsLater, WAIT_SECONDS, WAITING, WRONG } from "./door.ts"

describe("the right password", () => {
  test("opens a session of that person", async ({ db }) => {
    const account = await makeAccount(db)
    const { cookie } = await signIn(
      await door(db),
      { email: account.email ?? "", password: PASSWORD },
      NEW_BROWSER,
    )
    expect((await validate(db, sentBack(cookie))).personId).toBe(account.id)
  })

  test("may be typed with letters composed in another way", async ({ db }) => {
    const passwordHash = await hashPassword("perché no però".normalize("NFC"))
    const account = await makeAccount(db, { passwordHash })
    expect(await attempt(await door(db), account.email, "perché no però".normalize("NFD"))).toBeNull()
  })

  test("says in which browser the session is", async ({ db }) => {
    const account = await makeAccount(db)
    await attempt(await door(db), account.email, PASSWORD)
    const [session] = await db.select().from(sessions).where(eq(sessions.userId, account.id))
    expect(session?.device).toBe("Firefox, Android")
  })

  test("makes this browser known, by a digest of its token", async ({ db }) => {
    const account = await makeAccount(db)
    const { device } = await signIn(
      await door(db),
      { email: account.email ?? "", password: PASSWORD },
      NEW_BROWSER,
    )
    const [known] = await db.select().from(knownDevices).where(eq(knownDevices.personId, account.id))
    const stored = Buffer.from(known?.tokenSha256 ?? [])
    expect([stored.length, stored.toString("utf8").includes(device)]).toEqual([32, false])
  })

  test("is written into the audit", async ({ db }) => {
    const account = await makeAccount(db)
    await attempt(await door(db), account.email, PASSWORD)
    const [entry] = await db.select().from(auditEntries)
    expect(entry).toMatchObject({
      ...{ action: "session.started", subjectKind: "person", subjectId: account.id },
      actorId: account.id,
    })
  })
})

describe("one and the same refusal, to the last word,", () => {
  const errorOf = async (work: Promise<unknown>) => {
    try {
      await work
    } catch (error) {
      if (isDomainError(error)) return { ...error, message: error.message }
      throw error
    }
    return null
  }

  test.for([
    ["an unknown address", async (): Promise<string> => "nobody@example.org"],
    ["an account without a password", async (db: Db): Promise<string> => (await makePerson(db)).email ?? ""],
  ] as const)("for a wrong password and for %s", async ([, other], { db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    const asked = async (email: string) => errorOf(signIn(ctx, { email, password: "guess" }, NEW_BROWSER))
    const refused = await asked(account.email ?? "")
    expect(refused?.code).toBe("invalid")
    expect(await asked(await other(db))).toEqual(refused)
  })

  test("for an unknown address that was tried too often", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    const answers = await guess(ctx, account.email, FREE + 2)
    expect(answers).toContain(WAITING)
    expect(await guess(ctx, "nobody@example.org", FREE + 2)).toEqual(answers)
  })

  test("opens no session", async ({ db }) => {
    const account = await makeAccount(db)
    await guess(await door(db), account.email, 1)
    expect(await db.$count(sessions)).toBe(0)
  })
})

describe("too many wrong passwords", () => {
  test("make the account wait after the free attempts", async ({ db }) => {
    const account = await makeAccount(db)
    expect(await guess(await door(db), account.email, FREE + 2)).toEqual([
      WRONG,
      WRONG,
      WRONG,
      WAITING,
      WAITING,
    ])
  })

  test("make it wait even with the right one", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    await guess(ctx, account.email, FREE)
    expect(await attempt(ctx, account.email, PASSWORD)).toBe(WAITING)
  })

  test("say for how many minutes", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    await guess(ctx, account.email, FREE)
    const refused = signIn(
      secondsLater(ctx, 1),
      { email: account.email ?? "", password: PASSWORD },
      NEW_BROWSER,
    )
    await expect(refused).rejects.toMatchObject({ reason: { values: { count: 2 } } })
  })

  test("let it in once the time is over", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    await guess(ctx, account.email, FREE)
    expect(await attempt(secondsLater(ctx, WAIT_SECONDS), account.email, PASSWORD)).toBeNull()
  })

  test("wait twice as long after one more", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    await guess(ctx, account.email, FREE)
    await guess(secondsLater(ctx, WAIT_SECONDS), account.email, 1)
    const times = [2 * WAIT_SECONDS - 1, 2 * WAIT_SECONDS].map((more) =>
      secondsLater(ctx, WAIT_SECONDS + more),
    )
    const answers = [await attempt(times[0] ?? ctx, account.email, PASSWORD)]
    answers.push(await attempt(times[1] ?? ctx, account.email, PASSWORD))
    expect(answers).toEqual([WAITING, null])
  })

  test("do not wait longer for having tried while waiting", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    await guess(ctx, account.email, FREE)
    await guess(secondsLater(ctx, 60), account.email, 5)
    expect(await attempt(secondsLater(ctx, WAIT_SECONDS), account.email, PASSWORD)).toBeNull()
  })

  test("are forgotten once the right one came", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    await guess(ctx, account.email, FREE - 1)
    await attempt(ctx, account.email, PASSWORD)
    expect([await db.$count(signInThrottles), await guess(ctx, account.email, FREE)]).toEqual([
      0,
      [WRONG, WRONG, WRONG],
    ])
  })
})

describe("nothing is counted by where a guess comes from:", () => {
  test("guesses at other accounts in the same browser make none wait", async ({ db }) => {
    const ctx = await door(db)
    for (let n = 0; n < FREE + 2; n++) await guess(ctx, `nobody${n}@example.org`, 1)
    const account = await makeAccount(db)
    expect(await attempt(ctx, account.email, PASSWORD)).toBeNull()
  })

  test("the count says neither who nor where", async ({ db }) => {
    const account = await makeAccount(db)
    await guess(await door(db), account.email, 1)
    const [count] = await db.select().from(signInThrottles)
    expect(count?.key).toMatch(/^[0-9a-f]{64}$/)
  })
})
