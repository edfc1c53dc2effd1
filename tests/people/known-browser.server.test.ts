import { transact } from "#app/context.ts"
import { signIn, startSession } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAccount, NEW_BROWSER, PASSWORD } from "./accounts.ts"
import { attempt, door, FREE, guess, WAITING, WRONG } from "./door.ts"

describe("a browser that has signed in before", () => {
  const known = async (db: Db) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    const { device } = await signIn(ctx, { email: account.email ?? "", password: PASSWORD }, NEW_BROWSER)
    return { account, ctx, browser: { ...NEW_BROWSER, token: device } }
  }

  test("is not locked out by wrong passwords from elsewhere", async ({ db }) => {
    const { account, ctx, browser } = await known(db)
    await guess(ctx, account.email, FREE + 5)
    expect(await attempt(ctx, account.email, PASSWORD, browser)).toBeNull()
  })

  test("waits after its own", async ({ db }) => {
    const { account, ctx, browser } = await known(db)
    expect(await guess(ctx, account.email, FREE + 1, browser)).toEqual([WRONG, WRONG, WRONG, WAITING])
  })

  test("does not make the others wait", async ({ db }) => {
    const { account, ctx, browser } = await known(db)
    await guess(ctx, account.email, FREE + 1, browser)
    expect(await attempt(ctx, account.email, PASSWORD)).toBeNull()
  })

  test("keeps its token when it signs in again", async ({ db }) => {
    const { account, ctx, browser } = await known(db)
    const again = await signIn(ctx, { email: account.email ?? "", password: PASSWORD }, browser)
    expect(again.device).toBe(browser.token)
  })

  test("is unknown to every other account", async ({ db }) => {
    const { ctx, browser } = await known(db)
    const other = await makeAccount(db)
    await guess(ctx, other.email, FREE)
    expect(await attempt(ctx, other.email, PASSWORD, browser)).toBe(WAITING)
  })

  test("stays known to the first when a second account signs in with it", async ({ db }) => {
    const { account, ctx, browser } = await known(db)
    const other = await makeAccount(db)
    await attempt(ctx, other.email, PASSWORD, browser)
    await guess(ctx, account.email, FREE)
    expect(await attempt(ctx, account.email, PASSWORD, browser)).toBeNull()
  })

  test("stays known to the first when a new account begins in it", async ({ db }) => {
    const { account, ctx, browser } = await known(db)
    const other = await makeAccount(db)
    await transact(ctx, (tx) => startSession(tx, other.id, browser))
    await guess(ctx, account.email, FREE)
    expect(await attempt(ctx, account.email, PASSWORD, browser)).toBeNull()
  })

  test("is never given a token that came from the browser itself", async ({ db }) => {
    const account = await makeAccount(db)
    const planted = { label: null, token: "planted" }
    const { device } = await transact(await door(db), (tx) => startSession(tx, account.id, planted))
    expect(device).not.toBe("planted")
  })

  test("is not believed for a token that nobody gave it", async ({ db }) => {
    const account = await makeAccount(db)
    const ctx = await door(db)
    const browsers = Array.from({ length: FREE + 1 }, (_, n) => ({ label: null, token: `made up ${n}` }))
    const answers: (string | null)[] = []
    for (const browser of browsers) answers.push(await attempt(ctx, account.email, "guess", browser))
    expect(answers.at(-1)).toBe(WAITING)
  })
})
