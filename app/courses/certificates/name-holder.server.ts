import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { signInThrottles, verificationCodes } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { DomainError, found, invalid } from "../../errors.ts"
import { afterAttempt, waitsUntil } from "../../people/throttle.ts"
import { typedCode } from "../../records/verification-code.ts"
import { isSurnameOf } from "./surname.ts"
import { CERTIFICATE } from "./write-certificate.server.ts"

/** Somebody copies a name from a sheet: ten tries are free, then each costs a wait that doubles. */
const RULE = { freeAttempts: 10, firstWaitSeconds: 30, longestWaitSeconds: 3600 }

const keyOf = (code: string) => createHash("sha256").update(`certificate\n${code}`).digest("hex")

/** Counts the try before the name is looked at, so that guesses made at once count each. */
const countTry = (ctx: Ctx, key: string) =>
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
    const tries = row && row.failures > 0 ? row : null
    const until = waitsUntil(tries, ctx.now)
    if (until) {
      const count = Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000))
      throw new DomainError("forbidden", { key: "certificates.public.wait", values: { count } })
    }
    await ctx.db
      .update(signInThrottles)
      .set(afterAttempt(tries, ctx.now, RULE))
      .where(eq(signInThrottles.key, key))
  })

/**
 * The holder's full name, for whoever has the code of a paper and types the surname that stands on it.
 * @throws invalid for another surname; forbidden after too many tries for one code; not_found for other codes, and
 * where no name is kept any more
 */
export const nameHolder = async (ctx: Ctx, typed: string, surname: string): Promise<string> => {
  const read = typedCode(typed)
  const code = "code" in read ? read.code : ""
  const [row] = await ctx.db.select().from(verificationCodes).where(eq(verificationCodes.code, code))
  const { holder, subjectKind } = found(row)
  if (subjectKind !== CERTIFICATE) found(null)
  const name = found(holder)
  const key = keyOf(code)
  await countTry(ctx, key)
  if (!isSurnameOf(surname, name)) throw invalid("surname", "certificates.errors.surname_differs")
  await transact(ctx, (ctx) => ctx.db.delete(signInThrottles).where(eq(signInThrottles.key, key)))
  return name
}
