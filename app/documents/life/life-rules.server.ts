import type { Ctx } from "../../context.ts"
import { DEFAULT_PRESET, presetRules, type SourceTexts } from "../../roundtables/regulation/presets.ts"
import { ruleInForce } from "../../roundtables/regulation/rule-in-force.server.ts"

/**
 * What the table's regulation in force says of the life of texts, with the number of its version. A table that has
 * given itself none, such as a working group, goes by what a new table would begin with.
 */
export const lifeRules = async (ctx: Ctx, roundtableId: string) => {
  const inForce = await ruleInForce(ctx, roundtableId)
  const rules = inForce?.rules ?? presetRules(DEFAULT_PRESET, {} as SourceTexts)
  return { rules, regulationNumber: inForce?.number ?? null }
}
