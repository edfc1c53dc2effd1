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

export const door = (db: Db, over: Partial<Ctx> = {}) =>
  ctxFor(db, {
    ...over,
    settings: {
      signInFreeAttempts: FREE,
      signInFirstWaitSeconds: WAIT_SECONDS,
      signInLongestWaitSeconds: 900,
    },
  })

export const attempt = (ctx: Ctx, email: string | null, password: string, browser: Browser = NEW_BROWSER) =>
  refusalOf(signIn(ctx, { email: email ?? "", password }, browser))

export const guess = async (ctx: Ctx, email: string | null, times: number, browser?: Browser) => {
  const answers: (string | null)[] = []
  for (let n = 0; n < times; n++) answers.push(await attempt(ctx, email, `guess ${n}`, browser))
  return answers
}

export const secondsLater = (ctx: Ctx, count: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + count * 1000),
})
