import { eq, sql } from "drizzle-orm"
import { commitments, roundtables } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import { refuseReadCommitment } from "./policy.ts"
import { PUBLIC_COMMITMENT } from "./visible.server.ts"

/** The kind under which the log and the index know a commitment. */
export const COMMITMENT = "commitment"
/** The owner of the files that are shown as evidence. */
export const COMMITMENT_UPDATE = "commitment_update"

const rowsOf = (ctx: Ctx, code: string) =>
  ctx.db
    .select({
      ...{ commitment: commitments, roundtable: roundtables },
      isPublic: sql<boolean>`${PUBLIC_COMMITMENT}`,
    })
    .from(commitments)
    .innerJoin(roundtables, eq(roundtables.id, commitments.roundtableId))
    .where(eq(commitments.code, code))

const readable = (ctx: Ctx, row: Awaited<ReturnType<typeof rowsOf>>[number] | undefined) => {
  const { commitment, roundtable, isPublic } = found(row)
  const { roundtableId, organisationId } = commitment
  const facts = { roundtableId, organisationId, isPublic }
  if (refuseReadCommitment(ctx.actor, facts)) found(null)
  return { commitment, roundtable, facts }
}

/** A commitment with its table. @throws not_found, also for who may not read it */
export const findCommitment = async (ctx: Ctx, code: string) => {
  const [row] = await rowsOf(ctx, code)
  return readable(ctx, row)
}

/** As `findCommitment`, under the row lock. */
export const lockCommitment = async (ctx: TxCtx, code: string) => {
  const [row] = await rowsOf(ctx, code).for("no key update", { of: commitments })
  return readable(ctx, row)
}
