import { createHash, randomBytes } from "node:crypto"
import { and, desc, eq, sql } from "drizzle-orm"
import { knownDevices, people, sessions, signInThrottles } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { DomainError, invalid } from "../errors.ts"
import type { SignIn } from "./input.ts"
import { fitsPassword } from "./password.server.ts"
import { openSessions } from "./session.server.ts"
import { afterAttempt, waitsUntil } from "./throttle.ts"

const digest = (text: string) => new Uint8Array(createHash("sha256").update(text).digest())

type Account = { id: string; passwordHash: string | null; closedAt: Date | null }

const findAccount = async (ctx: Ctx, email: string): Promise<Account | null> => {
  const [account] = await ctx.db
    .select({ id: people.id, passwordHash: people.passwordHash, closedAt: people.closedAt })
    .from(people)
    .where(eq(people.email, email))
  return account ?? null
}

/** Whether this browser has signed in to the account before. */
const isKnownDevice = async (ctx: Ctx, personId: string | undefined, device: string | null) => {
  if (!personId || !device) return false
  const rows = await ctx.db
    .select({ personId: knownDevices.personId })
    .from(knownDevices)
    .where(and(eq(knownDevices.tokenSha256, digest(device)), eq(knownDevices.personId, personId)))
  return rows.length > 0
}

/** The key of an account's throttle at a door; `anywhere` is that of browsers which have not signed in before. */
export const throttleKey = (email: string, door = "anywhere") =>
  createHash("sha256").update(`${email}\n${door}`).digest("hex")

/** Counts the attempt before the password is looked at, so that guesses made at once count each. */
const countAttempt = (ctx: Ctx, key: string) =>
  transact(ctx, async (ctx) => {
    await ctx.db
      .insert(signInThrottles)
      .values({ key, failures: 0, lastFailureAt: ctx.now })
      .onConflictDoNothing()
    const [row] = await ctx.db
      .select()
      .from(signInThrottles)
      .where(eq(signInThrottles.key, key))
      .for("no key update")
    const attempts = row && row.failures > 0 ? row : null
    const until = waitsUntil(attempts, ctx.now)
    if (until) {
      const minutes = Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000))
      throw new DomainError("forbidden", { key: "people.errors.sign_in_wait", values: { count: minutes } })
    }
    const { signInFreeAttempts, signInFirstWaitSeconds, signInLongestWaitSeconds } = ctx.settings
    const next = afterAttempt(attempts, ctx.now, {
      freeAttempts: signInFreeAttempts,
      firstWaitSeconds: signInFirstWaitSeconds,
      longestWaitSeconds: signInLongestWaitSeconds,
    })
    await ctx.db.update(signInThrottles).set(next).where(eq(signInThrottles.key, key))
  })

/** The organisation that the person chose in their newest session, if any. */
const lastActedFor = async (ctx: TxCtx, personId: string): Promise<string | null> => {
  const [row] = await ctx.db
    .select({ id: sessions.actingForId })
    .from(sessions)
    .where(eq(sessions.userId, personId))
    .orderBy(desc(sessions.createdAt))
    .limit(1)
  return row?.id ?? null
}

/**
 * Opens a session for a person in this browser, inside the caller's transaction. Only a token that is this
 * person's already is kept: any other may be somebody else's, or planted.
 */
export const startSession = async (ctx: TxCtx, personId: string, browser: Browser): Promise<SignedIn> => {
  const lucia = openSessions(ctx.db, ctx.settings)
  const actingForId = await lastActedFor(ctx, personId)
  const session = await lucia.createSession(personId, { device: browser.label, actingForId })
  const known = await isKnownDevice(ctx, personId, browser.token)
  const device = (known && browser.token) || randomBytes(24).toString("base64url")
  await ctx.db
    .insert(knownDevices)
    .values({ tokenSha256: digest(device), personId })
    .onConflictDoUpdate({ target: knownDevices.tokenSha256, set: { lastUsedAt: sql`now()` } })
  const subject = { kind: "person", id: personId }
  await record(ctx, { action: "session.started", subject, actorId: personId })
  return { personId, cookie: lucia.createSessionCookie(session.id).serialize(), device }
}

/** What is known of the browser: a label for the list of sessions, and the token of an earlier sign-in. */
export type Browser = { label: string | null; token: string | null }
export type SignedIn = { personId: string; cookie: string; device: string }

/**
 * Signs in with e-mail and password. Wrong passwords make the account wait at this door: a browser that
 * has signed in before has its own, and nothing is counted by network address.
 * @throws invalid with one and the same sentence for an unknown address and a wrong password
 * @throws forbidden while the account must wait, or when it was closed
 */
export const signIn = async (ctx: Ctx, input: SignIn, browser: Browser): Promise<SignedIn> => {
  const account = await findAccount(ctx, input.email)
  const known = await isKnownDevice(ctx, account?.id, browser.token)
  const door = known && browser.token ? `device:${digest(browser.token).toString()}` : "anywhere"
  const key = throttleKey(input.email, door)
  await countAttempt(ctx, key)
  const fits = await fitsPassword(account?.passwordHash ?? null, input.password)
  if (!fits || !account) throw invalid("password", "people.errors.sign_in_failed")
  if (account.closedAt) throw new DomainError("forbidden", { key: "people.errors.account_closed" })
  return transact(ctx, async (ctx) => {
    await ctx.db.delete(signInThrottles).where(eq(signInThrottles.key, key))
    return startSession(ctx, account.id, browser)
  })
}
