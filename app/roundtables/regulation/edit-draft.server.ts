import { eq, inArray } from "drizzle-orm"
import { constituencies, regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, invalid } from "../../errors.ts"
import { lockRoundtable, openDraft } from "./draft-lock.server.ts"
import type { Subject } from "./fields.ts"
import { fingerprint } from "./fingerprint.server.ts"
import type { EditRule } from "./input.ts"
import type { Rules } from "./rules.ts"

/** What an editor has seen of one subject: its rule and where it comes from. */
export const seenOf = (rules: Rules, subject: Subject): string =>
  fingerprint({ rule: rules[subject], source: rules.sources[subject] ?? "" })

const refuseForeignGroups = async (ctx: TxCtx, roundtableId: string, { rule }: EditRule) => {
  const ids = "notFor" in rule ? (rule.notFor as string[]) : []
  if (ids.length === 0) return
  const rows = await ctx.db
    .select({ id: constituencies.id, roundtableId: constituencies.roundtableId })
    .from(constituencies)
    .where(inArray(constituencies.id, ids))
  if (rows.filter((row) => row.roundtableId === roundtableId).length !== ids.length)
    throw invalid("notFor", "regulation.errors.choose")
}

/** The changed fields of a rule, by name, for the audit. */
const changedFields = (before: object, after: object): Record<string, string> => {
  const old = before as Record<string, unknown>
  const changed = Object.entries(after).filter(([name, value]) => String(value) !== String(old[name]))
  return Object.fromEntries(changed.map(([name, value]) => [name, String(value)]))
}

/**
 * Writes one subject of the table's draft. Two people may write different subjects at once; of two who
 * write the same the second is told, and nothing is written over what they have not seen.
 * @throws forbidden unless secretary here; not_found without a draft; conflict when the subject changed
 *   since `seen`; invalid for a constituency of another table
 */
export const editDraft = (ctx: Ctx, input: EditRule) =>
  transact(ctx, async (ctx) => {
    const { subject, rule, source } = input
    const { id: roundtableId } = await lockRoundtable(ctx, input.roundtableCode)
    const draft = await openDraft(ctx, roundtableId)
    if (seenOf(draft.rules, subject) !== input.seen) throw conflict("regulation.errors.changed_meanwhile")
    await refuseForeignGroups(ctx, roundtableId, input)
    const { [subject]: _, ...others } = draft.rules.sources
    const sources = source === "" ? others : { ...others, [subject]: source }
    const rules = { ...draft.rules, [subject]: rule, sources }
    await ctx.db
      .update(regulationVersions)
      .set({ rules, changedById: ctx.actor.personId, changedAt: ctx.now })
      .where(eq(regulationVersions.id, draft.id))
    await record(ctx, {
      action: "rules.changed",
      subject: { kind: "regulation_version", id: draft.id },
      roundtableId,
      values: { subject, ...changedFields(draft.rules[subject], rule), source },
    })
  })
