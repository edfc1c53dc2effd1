import { and, eq } from "drizzle-orm"
import { verificationCodes } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx, TxCtx } from "../context.ts"
import { conflict, found } from "../errors.ts"
import { purgeAfter, RETENTION_PRESETS } from "./retention.ts"
import { codeOf, typedCode } from "./verification-code.ts"

export type IssueCode = {
  subject: { kind: string; id: string }
  roundtableId?: string | null
  /** What it attests, as printed: "Attestato di frequenza – Accoglienza allo sportello, 20 ore". */
  title: string
  language?: string
  /** The body that answers for it. */
  issuer: string
  /** Whom it is about; the public page shows initials only. */
  holder?: string | null
  /** Digest of the printed file, for whoever compares it. */
  sha256?: Uint8Array | null
}

/** Issues a code for a certificate or attestation, good for ten years. The caller has asked its policy. */
export const issueCode = async (ctx: TxCtx, ask: IssueCode): Promise<{ id: string; code: string }> => {
  const issuedOn = civilDay(ctx.now)
  const code = codeOf(crypto.getRandomValues(new Uint8Array(11)))
  const { subject, roundtableId = null, title, issuer, holder = null, sha256 = null } = ask
  const [row] = await ctx.db
    .insert(verificationCodes)
    .values({
      ...{ code, roundtableId, title, issuer, holder, sha256, issuedOn },
      ...{ subjectKind: subject.kind, subjectId: subject.id },
      expiresOn: found(purgeAfter(RETENTION_PRESETS.certificate_codes, issuedOn, [])),
      ...(ask.language && { language: ask.language }),
    })
    .returning({ id: verificationCodes.id })
  const { id } = found(row)
  await record(ctx, { action: "code.issued", subject: { kind: "verification_code", id }, roundtableId })
  return { id, code }
}

const change = async (
  ctx: TxCtx,
  id: string,
  to: { status: "revoked" | "replaced"; statusReason: string; replacedById?: string },
) => {
  const changed = await ctx.db
    .update(verificationCodes)
    .set({ ...to, statusAt: ctx.now })
    .where(and(eq(verificationCodes.id, id), eq(verificationCodes.status, "valid")))
    .returning({ roundtableId: verificationCodes.roundtableId })
  const [row] = changed
  if (!row) throw conflict("records.errors.code_changed")
  await record(ctx, {
    ...{ action: `code.${to.status}`, subject: { kind: "verification_code", id } },
    roundtableId: row.roundtableId,
  })
}

/** Revokes a code for good, with the reason that its page then says. */
export const revokeCode = (ctx: TxCtx, id: string, reason: string): Promise<void> =>
  change(ctx, id, { status: "revoked", statusReason: reason })

/** Replaces a code by a new one for a corrected certificate; the page of the old one leads to the new. */
export const replaceCode = async (ctx: TxCtx, id: string, reason: string, by: IssueCode) => {
  const issued = await issueCode(ctx, by)
  await change(ctx, id, { status: "replaced", statusReason: reason, replacedById: issued.id })
  return issued
}

const initials = (name: string | null) =>
  name
    ?.split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join(" ") ?? null

/** What a typed code is worth today, for everybody; `wrong` when it cannot be one, null when none was issued. */
export const verifyCode = async (ctx: Ctx, typed: string) => {
  const read = typedCode(typed)
  if ("wrong" in read) return read
  const [row] = await ctx.db.select().from(verificationCodes).where(eq(verificationCodes.code, read.code))
  if (!row) return null
  const [newer] = row.replacedById
    ? await ctx.db
        .select({ code: verificationCodes.code })
        .from(verificationCodes)
        .where(eq(verificationCodes.id, row.replacedById))
    : []
  const { code, title, language, issuer, issuedOn, expiresOn, statusAt, statusReason } = row
  const status = expiresOn < civilDay(ctx.now) ? ("expired" as const) : (row.status as "valid")
  return {
    ...{ code, title, language, issuer, issuedOn, expiresOn, statusAt, statusReason, status },
    subject: { kind: row.subjectKind, id: row.subjectId },
    ...{ holder: initials(row.holder), replacedBy: newer?.code ?? null },
    sha256: row.sha256 ? Buffer.from(row.sha256).toString("hex") : null,
  }
}
