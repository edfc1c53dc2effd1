import { eq } from "drizzle-orm"
import { adhesionRequests, organisations, people } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, refuse } from "../../errors.ts"
import { createAccount } from "../create-account.server.ts"
import { joinOrganisation } from "../membership.server.ts"
import { hashNewPassword } from "../set-password.server.ts"
import type { EnterByAdhesion } from "./input.ts"
import { type Adhesion, lockAsContact, tell } from "./link.server.ts"

/** Who enters: the person signed in if it is the contact, or a new account, or a closed one that opens again. */
const personFor = async (ctx: TxCtx, adhesion: Adhesion, input: EnterByAdhesion): Promise<string> => {
  const email = found(adhesion.contactEmail)
  const name = input.name ?? adhesion.contactName ?? email
  const [account] = await ctx.db
    .select({ id: people.id, closedAt: people.closedAt })
    .from(people)
    .where(eq(people.email, email))
  if (account && account.id === ctx.actor.personId) return account.id
  if (ctx.actor.personId) refuse({ key: "organisations.refuse.other_person" })
  if (account && !account.closedAt) refuse({ key: "organisations.refuse.sign_in_first" })
  if (!input.password) throw invalid("password", "people.errors.password_missing")
  if (account) {
    const passwordHash = await hashNewPassword(input.password, [name, email])
    await ctx.db.update(people).set({ passwordHash, closedAt: null }).where(eq(people.id, account.id))
    return account.id
  }
  const language = adhesion.contactLanguage ?? adhesion.language
  return createAccount(ctx, { ...{ name, email, language }, password: input.password })
}

/**
 * The contact of an accepted request becomes the body's manager, with a new account or their own; once.
 * @returns who entered, and the organisation to go to
 * @throws conflict when it was done already; forbidden when somebody else is signed in, or the account exists and
 *   nobody is; invalid on a weak or missing password
 */
export const enterByAdhesion = (ctx: Ctx, token: string, input: EnterByAdhesion) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockAsContact(ctx, token, ["accepted"])
    if (adhesion.managerId) throw conflict("organisations.errors.manager_entered")
    const personId = await personFor(ctx, adhesion, input)
    const asPerson: TxCtx = { ...ctx, actor: { ...ctx.actor, personId } }
    const organisationId = found(adhesion.organisationId)
    await joinOrganisation(asPerson, { personId, organisationId, role: "manager" })
    await ctx.db
      .update(adhesionRequests)
      .set({ managerId: personId })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(asPerson, adhesion, "entered")
    const [row] = await ctx.db
      .select({ code: organisations.code })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
    return { personId, organisationCode: found(row).code }
  })
