import { and, desc, eq, isNotNull, isNull } from "drizzle-orm"
import { regulationVersions, roundtables } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseWriteRules } from "./policy.ts"
import { parseRules } from "./rules.ts"

/**
 * The table under a row lock, so that who changes its rules waits for whoever is changing them.
 * @throws not_found; forbidden unless secretary here or administrator, or when the table is closed
 */
export const lockRoundtable = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ id: roundtables.id, visibility: roundtables.visibility, closedAt: roundtables.closedAt })
    .from(roundtables)
    .where(eq(roundtables.code, code))
    .for("no key update")
  const roundtable = found(row)
  refuse(refuseWriteRules(ctx.actor, roundtable))
  return roundtable
}

/** The open draft of a locked table. @throws not_found where there is none */
export const openDraft = async (ctx: TxCtx, roundtableId: string) => {
  const [row] = await ctx.db
    .select()
    .from(regulationVersions)
    .where(
      and(
        eq(regulationVersions.roundtableId, roundtableId),
        isNull(regulationVersions.adoptedAt),
        isNull(regulationVersions.discardedAt),
      ),
    )
  const draft = found(row, "regulation.errors.no_draft")
  return { ...draft, rules: parseRules(draft.rules) }
}

/** The latest day from which a version of the table holds or will hold, or null. */
export const latestDay = async (ctx: TxCtx, roundtableId: string): Promise<string | null> => {
  const [row] = await ctx.db
    .select({ day: regulationVersions.inForceFrom })
    .from(regulationVersions)
    .where(
      and(
        eq(regulationVersions.roundtableId, roundtableId),
        isNotNull(regulationVersions.adoptedAt),
        isNull(regulationVersions.withdrawnAt),
      ),
    )
    .orderBy(desc(regulationVersions.inForceFrom))
    .limit(1)
  return row?.day ?? null
}
