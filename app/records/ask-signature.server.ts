import { and, eq, sql } from "drizzle-orm"
import { filings, organisations, people, signatures } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, invalid, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { lockFiling, RECORD, tableOf } from "./file-record.server.ts"
import type { AskSignature, RefuseSignature, RemindSignature } from "./input.ts"
import { refuseFile, refuseKeepRecords, refuseVoided } from "./policy.ts"

type Signature = typeof signatures.$inferSelect

/** Tells a signatory what to sign and until when: by account where the address has one. */
const tell = async (
  ctx: TxCtx,
  kind: "signature_asked" | "signature_reminder",
  signature: Signature,
  filing: typeof filings.$inferSelect,
) => {
  const { email, signatory, dueOn, roundtableId } = signature
  if (!email) return
  const [person] = await ctx.db.select().from(people).where(eq(people.email, email))
  await notify(ctx, {
    ...{ kind, roundtableId, language: person?.language ?? filing.language },
    to: person ? { personId: person.id } : { address: email },
    subject: { kind: RECORD, id: filing.id },
    params: { name: signatory, paper: filing.title, due: dueOn ?? "–", path: `/records/${filing.code}` },
  })
}

/** A signature that still waits, its paper locked first: the order in which everything here locks. */
export const lockWaiting = async (ctx: TxCtx, code: string) => {
  const [known] = await ctx.db
    .select({ filingCode: filings.code })
    .from(signatures)
    .innerJoin(filings, eq(filings.id, signatures.filingId))
    .where(eq(signatures.code, code))
  const filing = await lockFiling(ctx, found(known).filingCode)
  refuse(refuseKeepRecords(ctx.actor, filing.roundtableId))
  refuse(refuseVoided(filing))
  const all = await ctx.db.select().from(signatures).where(eq(signatures.filingId, filing.id))
  const signature = found(all.find((one) => one.code === code))
  if (signature.state !== "waiting") throw conflict("records.errors.signature_settled")
  return { filing, signature, all }
}

/** Asks a party to sign a filed paper, with the power it signs under. */
export const askSignature = (ctx: Ctx, input: AskSignature): Promise<void> =>
  transact(ctx, async (ctx) => {
    const filing = await lockFiling(ctx, input.filingCode)
    refuse(refuseFile(ctx.actor, await tableOf(ctx, filing)))
    refuse(refuseVoided(filing))
    if (input.dueOn && input.dueOn < civilDay(ctx.now)) throw invalid("dueOn", "records.errors.due_past")
    const { filingCode: _code, ...asked } = input
    const [organisation] = await ctx.db
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.name, input.party))
      .limit(1)
    const position = sql<number>`(select coalesce(max(s.position), 0) + 1 from signature s where s.filing_id = ${filing.id})`
    const { id: filingId, roundtableId } = filing
    const [row] = await ctx.db
      .insert(signatures)
      .values({ ...asked, roundtableId, filingId, position, organisationId: organisation?.id ?? null })
      .returning()
    await tell(ctx, "signature_asked", found(row), filing)
    await record(ctx, {
      ...{ action: "record.signature-asked", subject: { kind: RECORD, id: filingId }, roundtableId },
      values: { party: input.party, power: input.power },
    })
  })

/** A party refuses to sign; the reason stands with the paper. */
export const refuseSignature = (ctx: Ctx, input: RefuseSignature): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { filing, signature } = await lockWaiting(ctx, input.signatureCode)
    await ctx.db
      .update(signatures)
      .set({ state: "refused", refusal: input.reason, settledAt: ctx.now })
      .where(eq(signatures.id, signature.id))
    const { id, roundtableId } = filing
    await record(ctx, {
      ...{ action: "record.signature-refused", subject: { kind: RECORD, id }, roundtableId },
      values: { reason: input.reason },
    })
    return filing.code
  })

/** Reminds a signatory by mail, at most once a day. */
export const remindSignature = (ctx: Ctx, input: RemindSignature): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { filing, signature } = await lockWaiting(ctx, input.signatureCode)
    if (!signature.email) throw conflict("records.errors.no_email")
    const reminded = await ctx.db
      .update(signatures)
      .set({ remindedAt: ctx.now })
      .where(
        and(
          eq(signatures.id, signature.id),
          sql`(reminded_at is null or reminded_at < ${ctx.now.toISOString()}::timestamptz - interval '1 day')`,
        ),
      )
      .returning({ id: signatures.id })
    if (reminded.length === 0) throw conflict("records.errors.reminded_today")
    await tell(ctx, "signature_reminder", signature, filing)
    return filing.code
  })
