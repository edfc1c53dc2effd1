import { eq } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, invalid, orConflict } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import type { AskEmailChange } from "./input.ts"
import { type MailLink, sendMailLink, withdrawMailLinks } from "./mail-link.server.ts"
import { fitsPassword } from "./password.server.ts"

const ownRow = async (ctx: TxCtx) => {
  const [row] = await ctx.db
    .select()
    .from(people)
    .where(eq(people.id, found(ctx.actor.personId)))
    .for("no key update")
  return found(row)
}

/**
 * Asks to change one's own e-mail: a link goes to the new address, and nothing changes until it confirms.
 * Whether the new address has an account already is told to its owner only, on the link's page.
 * @throws invalid on a wrong password, where the account has one
 */
export const askEmailChange = (ctx: Ctx, input: AskEmailChange) =>
  transact(ctx, async (ctx) => {
    const person = await ownRow(ctx)
    if (person.email === input.email) throw invalid("email", "people.errors.same_email")
    if (person.passwordHash && !(await fitsPassword(person.passwordHash, input.password ?? "")))
      throw invalid("password", "people.errors.wrong_password")
    await withdrawMailLinks(ctx, person.id, ["email_change"])
    await sendMailLink(ctx, {
      ...{ kind: "email_change", address: input.email, language: person.language, personId: person.id },
      mail: { name: person.name ?? "" },
    })
    await record(ctx, {
      action: "person.email-change-asked",
      subject: { kind: "person", id: person.id },
      values: { email: input.email },
    })
  })

/**
 * Changes the e-mail of the person signed in to the one that the spent link went to, and tells the old one.
 * @throws conflict when the address has an account
 */
export const confirmEmailChange = async (ctx: TxCtx, link: MailLink) => {
  const person = await ownRow(ctx)
  const email = found(link.address)
  await ctx.db
    .update(people)
    .set({ email })
    .where(eq(people.id, person.id))
    .catch(orConflict({ person_one_per_email: conflict("people.errors.email_taken") }))
  await withdrawMailLinks(ctx, person.id, ["sign_in", "password"])
  if (person.email)
    await notify(ctx, {
      kind: "email_changed",
      to: { address: person.email },
      language: person.language,
      params: { name: person.name ?? "", path: "/sign-in" },
    })
  await record(ctx, {
    action: "person.email-changed",
    subject: { kind: "person", id: person.id },
    values: { email },
  })
}
