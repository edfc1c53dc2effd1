import { and, desc, eq, isNotNull, isNull, lte } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { parseRules } from "./rules.ts"

/**
 * The rules of a table on a civil day (`YYYY-MM-DD`, Rome; today unless given), with the number and day of
 * their version; null for a table that has none yet. Frozen: asked again later, the same day gives the same.
 */
export const ruleInForce = async (ctx: Ctx, roundtableId: string, day: string = civilDay(ctx.now)) => {
  const [row] = await ctx.db
    .select({
      ...{ id: regulationVersions.id, number: regulationVersions.number, rules: regulationVersions.rules },
      ...{ inForceFrom: regulationVersions.inForceFrom, act: regulationVersions.act },
      ...{ decidedOn: regulationVersions.decidedOn, sha256: regulationVersions.rulesSha256 },
    })
    .from(regulationVersions)
    .where(
      and(
        eq(regulationVersions.roundtableId, roundtableId),
        isNotNull(regulationVersions.adoptedAt),
        isNull(regulationVersions.withdrawnAt),
        lte(regulationVersions.inForceFrom, day),
      ),
    )
    .orderBy(desc(regulationVersions.inForceFrom))
    .limit(1)
  if (!row) return null
  const { id, number, inForceFrom, act, decidedOn, rules, sha256 } = row
  return {
    ...{
      id,
      number: number ?? 0,
      inForceFrom: inForceFrom ?? "",
      act: act ?? "",
      decidedOn: decidedOn ?? "",
    },
    rules: parseRules(rules),
    sha256: Buffer.from(sha256 ?? []).toString("hex"),
  }
}

/** Whether one person may hold several seats of this table on a day: only where its regulation says so. */
export const allowsCumulo = async (ctx: Ctx, roundtableId: string, day?: string): Promise<boolean> =>
  (await ruleInForce(ctx, roundtableId, day))?.rules.seats.cumulo === true
