import type { RuleOf, Subject } from "./fields.ts"
import { DEFAULT_PRESET, presetRules, type SourceTexts } from "./presets.ts"

const NO_TEXTS = {} as SourceTexts

/**
 * A rule in its one form: where something is not allowed, or is as the ordinary case, the rest is as the
 * default has it, so that two rules that say the same are the same.
 */
export const settle = <S extends Subject>(subject: S, rule: RuleOf<S>): RuleOf<S> => {
  const switches = ["own", "held", "allowed"] as const
  const off = switches.find((name) => name in rule && (rule as Record<string, unknown>)[name] === false)
  if (off) return { ...presetRules(DEFAULT_PRESET, NO_TEXTS)[subject], [off]: false } as RuleOf<S>
  const lists = Object.entries(rule).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set(value)].sort() : value,
  ])
  const settled = Object.fromEntries(lists) as RuleOf<S>
  if ("agreed" in settled && settled.agreed === "never") return { ...settled, decide: "never" }
  return "supporters" in settled && settled.supporters === 0 ? { ...settled, fromGroups: 1 } : settled
}
