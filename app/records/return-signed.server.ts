import { eq } from "drizzle-orm"
import { files, signatures } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { DomainError, found, invalid } from "../errors.ts"
import type { StoredType } from "../files/file-type.server.ts"
import { keepFile } from "../files/keep-file.server.ts"
import { lockWaiting } from "./ask-signature.server.ts"
import { RECORD, RECORD_INNER } from "./file-record.server.ts"
import type { ReturnSigned } from "./input.ts"
import { lastAccepted, waitsFor } from "./signature-turn.ts"
import { checkReturned, type PartyKind } from "./signed-copy.ts"

const SIGNED_TYPES: readonly StoredType[] = ["application/pdf", "application/pkcs7-mime"]
const SCANNED_TYPES: readonly StoredType[] = ["application/pdf", "image/jpeg", "image/png"]

const bytesOf = async (ctx: TxCtx, fileId: string | null) => {
  const [row] = await ctx.db
    .select({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.id, found(fileId)))
  return found(
    await ctx.files.get(Buffer.from(found(row).sha256).toString("hex")),
    "files.errors.bytes_missing",
  )
}

/**
 * Takes back the file that a party signed outside: it must be what was given out, byte by byte. Both stay.
 * @returns the paper's code
 * @throws conflict out of turn or when settled already; invalid at the file, saying what does not match
 */
export const returnSigned = (ctx: Ctx, input: ReturnSigned): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { filing, signature, all } = await lockWaiting(ctx, input.signatureCode)
    const before = waitsFor(signature, all)
    if (before)
      throw new DomainError("conflict", {
        key: "records.errors.not_your_turn",
        values: { party: before.party },
      })
    const { id: filingId, roundtableId } = filing
    const owner = { kind: RECORD_INNER, id: filingId }
    const types = input.scan ? SCANNED_TYPES : SIGNED_TYPES
    const file = await keepFile(ctx, { upload: input.signed, owner, roundtableId, field: "signed", types })
    const earlier = lastAccepted(signature, all)
    const verdict = checkReturned(
      {
        ...{ bytes: await bytesOf(ctx, file.id), type: file.type, isScan: input.scan },
        party: signature.partyKind as PartyKind,
      },
      {
        produced: await bytesOf(ctx, filing.fileId),
        lastAccepted: earlier ? await bytesOf(ctx, earlier.fileId) : null,
      },
    )
    if ("refused" in verdict) throw invalid("signed", verdict.refused)
    await ctx.db
      .update(signatures)
      .set({ state: "signed", form: verdict.form, fileId: file.id, sha256: file.sha256, settledAt: ctx.now })
      .where(eq(signatures.id, signature.id))
    await record(ctx, {
      ...{ action: "record.signed", subject: { kind: RECORD, id: filingId }, roundtableId },
      values: { form: verdict.form, sha256: Buffer.from(file.sha256).toString("hex") },
    })
    return filing.code
  })
