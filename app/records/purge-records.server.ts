import { inArray, sql } from "drizzle-orm"
import { filings, verificationCodes } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { endFiles } from "../files/remove-file.server.ts"
import { RECORD, RECORD_INNER } from "./file-record.server.ts"
import { readRetention } from "./keep-retention.server.ts"
import { FILING_CLASSES, type FilingClass, type Hold, isOver, purgeAfter } from "./retention.ts"

const BATCH = 500

type Candidate = { id: string; class: string; date: string; holds: Hold[] }

/** Filed papers whose files are still here, of the classes that end, with the holds on each. */
const candidates = async (ctx: TxCtx, classes: readonly string[], after: string): Promise<Candidate[]> => {
  const { rows } = await ctx.db.execute(sql`
    select f.id, f.class, f.date::text as date,
           coalesce((select jsonb_agg(jsonb_build_object('lastPaymentOn', b.last_payment_on))
              from filing_funding ff join funding_block b on b.id = ff.block_id
             where ff.filing_id = f.id), '[]'::jsonb)
           || coalesce((select jsonb_agg(jsonb_build_object('until', h.until)) from retention_hold h
             where h.lifted_at is null and (h.roundtable_id is null or h.roundtable_id = f.roundtable_id)),
             '[]'::jsonb)
           || case when f.funded and not exists (select 1 from filing_funding ff where ff.filing_id = f.id)
                   then '[{"lastPaymentOn": null}]'::jsonb else '[]'::jsonb end as holds
      from filing f
     where f.purged_at is null and f.id > ${after}::uuid
       and f.class in (select jsonb_array_elements_text(${JSON.stringify(classes)}::jsonb))
     order by f.id limit ${BATCH}`)
  return rows as Candidate[]
}

/** Ends the files of papers whose time is over; the row stays and says that the paper was discarded. */
const discard = async (ctx: TxCtx, ids: readonly string[]) => {
  await endFiles(ctx, sql`owner_kind in (${RECORD}, ${RECORD_INNER}) and ${inArray(sql`owner_id`, [...ids])}`)
  await ctx.db
    .update(filings)
    .set({ purgedAt: ctx.now })
    .where(inArray(filings.id, [...ids]))
  await ctx.db.execute(sql`
    update signature set email = null
     where email is not null and filing_id in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x)`)
  await ctx.db.execute(sql`
    update pec_receipt set recipient = 'discarded ' || id::text, message_id = null
     where recipient is not null and filing_id in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x)`)
}

const purgeFilings = async (ctx: TxCtx): Promise<number> => {
  const rules = await readRetention(ctx)
  const ending = Object.entries(FILING_CLASSES).filter(([, kept]) => rules[kept].term !== null)
  const today = civilDay(ctx.now)
  let after = "00000000-0000-0000-0000-000000000000"
  let purged = 0
  for (;;) {
    const rows = await candidates(
      ctx,
      ending.map(([name]) => name),
      after,
    )
    const over = rows.filter(({ class: name, date, holds }) =>
      isOver(purgeAfter(rules[FILING_CLASSES[name as FilingClass]], date, holds), today),
    )
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
}

/** Codes after their ten years lose the name that they were about; that they were issued stays. */
const purgeCodes = async (ctx: TxCtx): Promise<number> => {
  const rows = await ctx.db
    .update(verificationCodes)
    .set({ holder: null })
    .where(sql`holder is not null and ${verificationCodes.expiresOn} < ${civilDay(ctx.now)}`)
    .returning({ id: verificationCodes.id })
  return rows.length
}

/** Discards filed papers and codes whose time is over; a second run changes nothing. Counts go to the audit. */
export const purgeRecords = (ctx: Ctx): Promise<Record<string, number>> =>
  transact(ctx, async (ctx) => ({ filings: await purgeFilings(ctx), codes: await purgeCodes(ctx) }))

/** Writes what a purge removed, by class, if it removed anything. */
export const recordPurge = (ctx: Ctx, counts: Record<string, number>): Promise<void> =>
  transact(ctx, async (ctx) => {
    if (Object.values(counts).every((count) => count === 0)) return
    await record(ctx, {
      ...{ action: "retention.purged", subject: { kind: "retention", id: "installation" } },
      values: counts,
    })
  })
