import { inArray, sql } from "drizzle-orm"
import { certificates, verificationCodes } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { endFiles } from "../../files/remove-file.server.ts"
import { type Hold, isOver, purgeAfter, type RetentionRule } from "../../records/retention.ts"
import { CERTIFICATE } from "./write-certificate.server.ts"

const BATCH = 200
/** That it was ended stays; why, often in words about a person, does not. */
const FORGOTTEN = sql`case when ended_at is not null then '' end`

type Candidate = { id: string; day: string; holds: Hold[] }

/** Papers whose content is still here, with the day of their issue and what may keep them longer. */
const candidates = async (ctx: TxCtx, after: string): Promise<Candidate[]> => {
  const { rows } = await ctx.db.execute(sql`
    select c.id, (c.issued_at at time zone 'Europe/Rome')::date::text as day,
           coalesce((select jsonb_agg(jsonb_build_object('lastPaymentOn', b.last_payment_on))
              from funding_block b where b.id = e.funding_block_id), '[]'::jsonb)
           || coalesce((select jsonb_agg(jsonb_build_object('until', h.until)) from retention_hold h
             where h.lifted_at is null and (h.roundtable_id is null or h.roundtable_id = e.roundtable_id)),
             '[]'::jsonb) as holds
      from certificate c join edition e on e.id = c.edition_id
     where c.purged_at is null and c.id > ${after}::uuid
     order by c.id limit ${BATCH}`)
  return rows as Candidate[]
}

/** Content, file, name and reason go; number, digest and state stay as long as the code does. */
const discard = async (ctx: TxCtx, ids: string[]) => {
  await endFiles(ctx, sql`owner_kind = ${CERTIFICATE} and ${inArray(sql`owner_id`, ids)}`)
  await ctx.db
    .update(certificates)
    .set({ content: null, purgedAt: ctx.now, differsAt: null, endReason: FORGOTTEN })
    .where(inArray(certificates.id, ids))
  await ctx.db
    .update(verificationCodes)
    .set({ holder: null })
    .where(
      inArray(
        verificationCodes.id,
        sql`(select c.verification_id from certificate c where ${inArray(sql`c.id`, ids)})`,
      ),
    )
}

/**
 * Discards what certificates say once the evidence has served its time; projects and holds keep it as they keep the
 * registers. Their codes are kept longer, by the term of their own.
 * @returns how many; a second run finds none
 */
export const purgeCertificates = (ctx: Ctx, rule: RetentionRule): Promise<number> =>
  transact(ctx, async (ctx) => {
    if (rule.term === null) return 0
    const today = civilDay(ctx.now)
    let after = "00000000-0000-0000-0000-000000000000"
    let purged = 0
    for (;;) {
      const rows = await candidates(ctx, after)
      const over = rows.filter(({ day, holds }) => isOver(purgeAfter(rule, day, holds), today))
      if (over.length > 0)
        await discard(
          ctx,
          over.map(({ id }) => id),
        )
      purged += over.length
      const last = rows.at(-1)
      if (!last || rows.length < BATCH) return purged
      after = last.id
    }
  })
