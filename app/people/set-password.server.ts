import { eq } from "drizzle-orm"
import { people, sessions, signInThrottles } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"
import { found, invalid } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { changeAccess } from "./access-change.server.ts"
import { withdrawMailLinks } from "./mail-link.server.ts"
import { hashPassword } from "./password.server.ts"
import { passwordProblem } from "./password.ts"
import { throttleKey } from "./sign-in.server.ts"

/** Refuses a new password that is missing or weak, and hashes one that is neither. */
export const hashNewPassword = (password: string | undefined, about: readonly string[]) => {
  if (!password) throw invalid("password", "people.errors.password_missing")
  const problem = passwordProblem(password, about)
  if (problem) throw invalid("password", `people.errors.password_${problem}`)
  return hashPassword(password)
}

/** Ends every session of a person; open texts close within a second. */
export const endSessions = async (ctx: TxCtx, personId: string): Promise<void> => {
  await ctx.db.delete(sessions).where(eq(sessions.userId, personId))
  await changeAccess(ctx, { personId })
}

/**
 * Gives a person a new password: every session of theirs ends, other links that open the account stop
 * working, waits for wrong passwords are over, and the person is told.
 * @throws invalid on a weak or missing password
 */
export const setPassword = async (ctx: TxCtx, personId: string, password: string | undefined) => {
  const [row] = await ctx.db
    .select({ name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, personId))
    .for("no key update")
  const { name, email, language } = found(row)
  const passwordHash = await hashNewPassword(password, [name ?? "", email ?? ""])
  await ctx.db.update(people).set({ passwordHash }).where(eq(people.id, personId))
  await endSessions(ctx, personId)
  await withdrawMailLinks(ctx, personId, ["sign_in", "password"])
  await ctx.db.delete(signInThrottles).where(eq(signInThrottles.key, throttleKey(email ?? "")))
  await notify(ctx, {
    kind: "password_changed",
    to: { personId },
    language,
    params: { name: name ?? "", path: "/sign-in/link" },
  })
  await record(ctx, { action: "person.password-changed", subject: { kind: "person", id: personId } })
}
