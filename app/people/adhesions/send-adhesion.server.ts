import { eq, sql } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict } from "../../errors.ts"
import { missingStep } from "./adhesion.ts"
import { type Adhesion, lockByLink, mailContact, tell } from "./link.server.ts"

const MOST_MAILS_A_DAY = 5

/** Nobody fills somebody's mailbox through our form: an address gets five of these mails a day. */
const refuseFlood = async (ctx: TxCtx, { contactEmail }: Adhesion) => {
  const { rows } = await ctx.db.execute(sql`
    select count(*)::int as sent from adhesion_link l join adhesion_request r on r.id = l.request_id
     where r.contact_email = ${contactEmail} and r.confirmed_at is null and l.mailed
       and l.created_at > now() - interval '1 day'`)
  if (Number(rows[0]?.sent) >= MOST_MAILS_A_DAY) throw conflict("organisations.errors.too_many_mails")
}

/**
 * Sends a request, or the mail that asks to confirm it once more: it reaches no desk before the contact has opened
 * the link in that mail and pressed the button.
 * @throws conflict when it is confirmed already, a step lacks its answer, or the address had too many mails today
 */
export const sendAdhesion = (ctx: Ctx, token: string) =>
  transact(ctx, async (ctx) => {
    const { adhesion } = await lockByLink(ctx, token, ["draft", "unconfirmed"])
    if (missingStep(adhesion)) throw conflict("organisations.errors.adhesion_incomplete")
    await refuseFlood(ctx, adhesion)
    await ctx.db
      .update(adhesionRequests)
      .set({ state: "unconfirmed" })
      .where(eq(adhesionRequests.id, adhesion.id))
    if (adhesion.state === "draft") await tell(ctx, adhesion, "sent")
    await mailContact(ctx, adhesion, "adhesion_confirm")
  })
