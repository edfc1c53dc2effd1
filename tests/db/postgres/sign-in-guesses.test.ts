import { signIn } from "#app/people/sign-in.server.ts"
import { makeAccount, NEW_BROWSER, PASSWORD } from "#tests/people/accounts.ts"
import { door, FREE, WAITING, WRONG } from "#tests/people/door.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(2, 10) }, (_, round) => round + 1)

describe("guesses that arrive at once", () => {
  test.for(rounds)(
    "count each: none beyond the free ones is looked at, round %i",
    async (_round, { database }) => {
      const { db } = await database.open({ poolSize: 12 })
      const account = await makeAccount(db)
      const ctx = await door(db)
      const email = account.email ?? ""
      const guesses = Array.from(
        { length: 12 },
        (_, n) => () => signIn(ctx, { email, password: `guess ${n}` }, NEW_BROWSER),
      )
      const outcomes = await together(...guesses)
      expect(outcomes.filter((outcome) => outcome === WRONG)).toHaveLength(FREE)
      expect(outcomes.filter((outcome) => outcome === WAITING)).toHaveLength(12 - FREE)
    },
  )

  test("at an address that nobody has count the same", async ({ database }) => {
    const { db } = await database.open({ poolSize: 12 })
    const ctx = await door(db)
    const input = { email: "nobody@example.org", password: "guess" }
    const outcomes = await together(...Array.from({ length: 8 }, () => () => signIn(ctx, input, NEW_BROWSER)))
    expect(outcomes.filter((outcome) => outcome === WRONG)).toHaveLength(FREE)
  })

  test("do not keep out the right password in a browser that is known", async ({ database }) => {
    const { db } = await database.open({ poolSize: 12 })
    const account = await makeAccount(db)
    const ctx = await door(db)
    const email = account.email ?? ""
    const { device } = await signIn(ctx, { email, password: PASSWORD }, NEW_BROWSER)
    const guesses = Array.from(
      { length: 8 },
      () => () => signIn(ctx, { email, password: "guess" }, NEW_BROWSER),
    )
    const known = { ...NEW_BROWSER, token: device }
    const [outcome] = await together(() => signIn(ctx, { email, password: PASSWORD }, known), ...guesses)
    expect(outcome).toBeNull()
  })
})
