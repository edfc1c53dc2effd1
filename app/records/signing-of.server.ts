import { and, asc, desc, eq, isNull, sql } from "drizzle-orm"
import { filings, signatures } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { refuseReadRecord } from "./policy.ts"
import type { FilingClass } from "./retention.ts"

/**
 * The paper of a subject that stands filed, with who is asked to sign it and what came of that; null where none is
 * filed. The caller has asked whether the subject may be read.
 */
export const signingOf = async (
  ctx: Pick<Ctx, "db" | "actor">,
  subject: { kind: string; id: string },
  kind: FilingClass,
) => {
  const rows = await ctx.db
    .select({
      ...{ id: filings.id, code: filings.code, roundtableId: filings.roundtableId },
      visibility: filings.visibility,
      ...{ party: signatures.party, state: signatures.state, settledAt: signatures.settledAt },
      ...{ dueOn: signatures.dueOn, signatureCode: signatures.code },
    })
    .from(filings)
    .leftJoin(signatures, eq(signatures.filingId, filings.id))
    .where(
      and(
        ...[eq(filings.subjectKind, subject.kind), eq(filings.subjectId, subject.id)],
        ...[eq(filings.class, kind), isNull(filings.voidedAt), isNull(filings.purgedAt)],
      ),
    )
    .orderBy(desc(filings.date), desc(filings.id), asc(signatures.position))
    .limit(200)
  const [first] = rows
  if (!first) return null
  return {
    code: first.code,
    mayRead: refuseReadRecord(ctx.actor, first) === null,
    signatures: rows.flatMap(({ id, party, state, settledAt, dueOn, signatureCode }) =>
      id === first.id && party !== null && state !== null && signatureCode !== null
        ? [{ code: signatureCode, party, state, settledAt, dueOn }]
        : [],
    ),
  }
}

/** Whether the paper of a subject stands filed in a class. */
export const isFiled = async (
  ctx: Pick<Ctx, "db">,
  subject: { kind: string; id: string },
  kind: FilingClass,
): Promise<boolean> =>
  (await ctx.db.$count(
    filings,
    sql`subject_kind = ${subject.kind} and subject_id = ${subject.id} and class = ${kind} and voided_at is null`,
  )) > 0
