import { people, platformRoles } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"
import { conflict, invalid, orConflict } from "../errors.ts"
import { hashPassword } from "./password.server.ts"
import { passwordProblem } from "./password.ts"

export type NewAccount = { name: string; email: string; language: string; password: string }

/**
 * Writes a new account inside the verb that has the right to (an invitation, the first administrator).
 * @returns the person's id
 * @throws invalid on a weak password, conflict when the address has an account
 */
export const createAccount = async (ctx: TxCtx, account: NewAccount): Promise<string> => {
  const problem = passwordProblem(account.password, [account.name, account.email])
  if (problem) throw invalid("password", `people.errors.password_${problem}`)
  const [person] = await ctx.db
    .insert(people)
    .values({
      name: account.name,
      email: account.email,
      language: account.language,
      passwordHash: await hashPassword(account.password),
    })
    .returning({ id: people.id })
    .catch(orConflict({ person_one_per_email: conflict("people.errors.email_taken", "email") }))
  if (!person) throw new Error("insert returned no row")
  await record(ctx, { action: "person.created", subject: { kind: "person", id: person.id } })
  return person.id
}

/** Writes an account that administers the installation; for the command at the machine only. */
export const createAdministrator = async (ctx: TxCtx, account: NewAccount): Promise<void> => {
  const personId = await createAccount(ctx, account)
  await ctx.db.insert(platformRoles).values({ personId, role: "administrator" })
  await record(ctx, { action: "administrator.appointed", subject: { kind: "person", id: personId } })
}
