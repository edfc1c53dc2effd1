import type { Ctx } from "#app/context.ts"
import { type Browser, signIn } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { NEW_BROWSER } from "./accounts.ts"

export const FREE = 3
export const WAIT_SECONDS = 120
export const WRONG = "invalid people.errors.sign_in_failed (password)"
export const WAITING = "forbidden people.errors.sign_in_wait"

/** Nobody at the door of an installation where an account waits after `FREE` wrong passwords. */
export const door = (db: Db) =>
  ctxFor(db, {
    settings: {
      signInFreeAttempts: FREE,
      signInFirstWaitSeconds: WAIT_SECONDS,
      signInLongestWaitSeconds: 900,
    },
  })

/** One attempt: null when it opens a session, else the refusal. */
export const attempt = (ctx: Ctx, email: string | null, password: string, browser: Browser = NEW_BROWSER) =>
  refusalOf(signIn(ctx, { email: email ?? "", password }, browser))

/** Wrong passwords one after the other, and what each was answered. */
export const guess = async (ctx: Ctx, email: string | null, times: number, browser?: Browser) => {
  const answers: (string | null)[] = []
  for (let n = 0; n < times; n++) answers.push(await attempt(ctx, email, `guess ${n}`, browser))
  return answers
}

/** The same context so many seconds later. */
export const secondsLater = (ctx: Ctx, count: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + count * 1000),
})
