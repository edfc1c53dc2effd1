import { and, eq } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, orConflict } from "../../errors.ts"
import { lockRoundtable } from "./draft-lock.server.ts"
import type { StartDraft } from "./input.ts"
import { isPreset, presetRules, type SourceTexts } from "./presets.ts"
import { parseRules, type Rules } from "./rules.ts"

const rulesOf = async (
  ctx: TxCtx,
  roundtableId: string,
  from: string,
  texts: SourceTexts,
): Promise<Rules> => {
  const [kind, name = ""] = from.split(":")
  if (kind === "preset" && isPreset(name)) return presetRules(name, texts)
  const [version] = await ctx.db
    .select({ rules: regulationVersions.rules })
    .from(regulationVersions)
    .where(
      and(eq(regulationVersions.roundtableId, roundtableId), eq(regulationVersions.number, Number(name))),
    )
  if (!version) throw invalid("from", "regulation.errors.from_missing")
  return parseRules(version.rules)
}

/**
 * Begins the draft of the table's next version, from a preset or from one of its versions.
 * @throws forbidden unless secretary here; conflict when a draft is open already; invalid for a version
 *   that the table does not have
 */
export const startDraft = (ctx: Ctx, input: StartDraft, texts: SourceTexts) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockRoundtable(ctx, input.roundtableCode)
    const rules = await rulesOf(ctx, roundtableId, input.from, texts)
    const { personId } = ctx.actor
    const [draft] = await ctx.db
      .insert(regulationVersions)
      .values({ roundtableId, rules, startedFrom: input.from, createdById: personId, changedById: personId })
      .returning({ id: regulationVersions.id })
      .catch(
        orConflict({
          regulation_version_one_draft_per_roundtable: conflict("regulation.errors.draft_is_open"),
        }),
      )
    await record(ctx, {
      action: "rules.drafted",
      subject: { kind: "regulation_version", id: found(draft).id },
      roundtableId,
      values: { from: input.from },
    })
  })
