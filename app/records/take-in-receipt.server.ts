import { pecReceipts } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, invalid, orConflict, refuse } from "../errors.ts"
import { type KeptFile, keepFile } from "../files/keep-file.server.ts"
import { lockFiling, RECORD, RECORD_INNER } from "./file-record.server.ts"
import type { TakeInReceipt } from "./input.ts"
import { refuseKeepRecords, refuseVoided } from "./policy.ts"
import { type Receipt, romeInstant } from "./receipt.ts"
import { readReceiptFile } from "./receipt-file.server.ts"

const digestOf = (file: KeptFile) => Buffer.from(file.sha256).toString("hex")

/** What the receipt's file says of itself; null without a file, or for one that says nothing. */
const readKept = async (ctx: TxCtx, file: KeptFile | null): Promise<Receipt | null> => {
  const bytes = file && (await ctx.files.get(digestOf(file)))
  return bytes ? readReceiptFile(bytes) : null
}

/** What the secretary typed, for a receipt whose file does not speak. */
const typedReceipt = (input: TakeInReceipt, now: Date): Receipt => {
  const { kind, recipient, messageId, day, time } = input
  if (!kind) throw invalid("kind", "records.errors.receipt_kind_missing")
  if (!day) throw invalid("day", "records.errors.receipt_day_missing")
  if (kind !== "acceptance" && !recipient) throw invalid("recipient", "records.errors.recipient_missing")
  const at = romeInstant(day, time ?? "00:00")
  if (at > now) throw invalid("day", "records.errors.receipt_later")
  return { kind, recipient, messageId, at }
}

/**
 * Takes in a receipt of certified mail for a filed paper. A file that carries its certified data says by
 * itself what it proves, and what was typed beside it does not count.
 * @throws invalid where the file does not say it and nobody typed it; conflict for a receipt taken in already
 */
export const takeInReceipt = (ctx: Ctx, input: TakeInReceipt): Promise<void> =>
  transact(ctx, async (ctx) => {
    const filing = await lockFiling(ctx, input.filingCode)
    refuse(refuseKeepRecords(ctx.actor, filing.roundtableId))
    refuse(refuseVoided(filing))
    const { id: filingId, roundtableId } = filing
    const owner = { kind: RECORD, id: filingId }
    const file = input.receipt
      ? await keepFile(ctx, {
          upload: input.receipt,
          owner: { ...owner, kind: RECORD_INNER },
          roundtableId,
          field: "receipt",
        })
      : null
    const receipt = (await readKept(ctx, file)) ?? typedReceipt(input, ctx.now)
    await ctx.db
      .insert(pecReceipts)
      .values({
        ...{ roundtableId, filingId, ...receipt, takenInById: ctx.actor.personId },
        ...{ fileId: file?.id ?? null, sha256: file?.sha256 ?? null },
      })
      .catch(orConflict({ pec_receipt_once: conflict("records.errors.receipt_twice") }))
    await record(ctx, {
      ...{ action: "record.receipt-taken-in", subject: owner, roundtableId },
      values: { kind: receipt.kind, sha256: file ? digestOf(file) : null },
    })
  })
