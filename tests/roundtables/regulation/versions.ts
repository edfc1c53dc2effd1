import {
  type Preset,
  presetRules,
  SOURCE_NAMES,
  type SourceTexts,
} from "#app/roundtables/regulation/presets.ts"
import type { Rules } from "#app/roundtables/regulation/rules.ts"
import type { Db } from "#db/client.server.ts"
import { regulationVersions } from "#db/schema/index.ts"

/** Names of laws as a route gives them, each the name of its key. */
export const TEXTS = Object.fromEntries(SOURCE_NAMES.map((name) => [name, name])) as SourceTexts

/** The rules of a preset with some subjects' values changed. */
export const rulesWith = (
  over: { [S in keyof Rules]?: Partial<Rules[S]> } = {},
  preset: Preset = "administrative",
): Rules => {
  const rules = presetRules(preset, TEXTS)
  const changed = Object.entries(over).map(([subject, value]) => [
    subject,
    typeof value === "object" ? { ...(rules[subject as "notice"] as object), ...value } : value,
  ])
  return { ...rules, ...Object.fromEntries(changed) }
}

type Over = Partial<typeof regulationVersions.$inferInsert> & { roundtableId: string }
const insert = async (db: Db, row: Over) => {
  const whole = { rules: rulesWith(), startedFrom: "preset:administrative", ...row }
  const [version] = await db.insert(regulationVersions).values(whole).returning()
  if (!version) throw new Error("No version was written")
  return version
}

/** An open draft of the table's rules. */
export const makeDraft = (db: Db, over: Over) => insert(db, over)

/** A version that was adopted on the day from which it holds, or long ago if that is yet to come. */
export const makeVersion = (db: Db, over: Over & { number: number; inForceFrom: string }) => {
  const day = over.inForceFrom < "2026-01-01" ? over.inForceFrom : "2026-01-01"
  const adopted = { adoptedAt: new Date(`${day}T09:00:00Z`), decidedOn: day, act: "Decisione di prova" }
  return insert(db, { ...adopted, rulesSha256: new Uint8Array(32), ...over })
}
