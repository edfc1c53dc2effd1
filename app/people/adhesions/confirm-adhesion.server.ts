import { eq, sql } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"
import { dueDay } from "./deadline.ts"
import { type Adhesion, lockAsContact, mailContact, tell } from "./link.server.ts"

/** Who decides: the table's secretariat; administrators where there is none, or only the register is asked for. */
const deciders = async (ctx: TxCtx, { roundtableId }: Adhesion) => {
  const today = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    with secretary as (
      select o.person_id from roundtable_officer o
       where o.roundtable_id = ${roundtableId}::uuid and o.role = 'secretary' and o.ended_at is null
         and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today}))
    select p.id, p.language from person p
     where p.erased_at is null and p.merged_into_id is null and p.closed_at is null
       and (p.id in (select person_id from secretary)
        or (not exists (select 1 from secretary)
            and p.id in (select r.person_id from platform_role r where r.role = 'administrator' and r.ended_at is null
                            and r.starts_on <= ${today} and (r.ends_on is null or r.ends_on >= ${today}))))`)
  return rows.map((row) => ({ personId: String(row.id), language: String(row.language) }))
}

/** Tells those who decide that something about a request waits for them. */
export const notifyDeciders = async (
  ctx: TxCtx,
  adhesion: Adhesion,
  kind: "adhesion_new" | "adhesion_answered",
  dueOn: string,
) => {
  for (const { personId, language } of await deciders(ctx, adhesion))
    await notify(ctx, {
      ...{ kind, to: { personId }, language, subject: { kind: "adhesion", id: adhesion.id } },
      roundtableId: adhesion.roundtableId,
      params: {
        body: adhesion.name,
        code: adhesion.code,
        due: dueOn,
        path: `/adhesions/requests/${adhesion.code}`,
      },
    })
}

/**
 * The contact confirms their address: the request is on the desk from now, and the term to answer runs.
 * @throws conflict when it was confirmed already; forbidden by a link that did not go to the contact's mailbox
 */
export const confirmAdhesion = (ctx: Ctx, token: string) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockAsContact(ctx, token, ["unconfirmed"])
    const dueOn = dueDay(civilDay(ctx.now))
    await ctx.db
      .update(adhesionRequests)
      .set({ state: "waiting", confirmedAt: ctx.now, dueOn })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "confirmed")
    await mailContact(ctx, adhesion, "adhesion_receipt", { due: dueOn })
    await notifyDeciders(ctx, adhesion, "adhesion_new", dueOn)
  })
