import { canonicalJson } from "../../../documents/export/canonical.ts"
import type { SittingFacts } from "../facts.ts"

/** What the canonical content of a verbale says that it is. */
export const MINUTES_FORMAT = "tavoli-minutes-1"

/** The facts as they are kept: instants in ISO, nothing else changed. */
export const plainFacts = (facts: SittingFacts): unknown => {
  const { openedAt, closedAt, ordinal, startsAt } = facts.call
  return JSON.parse(JSON.stringify({ ...facts, call: { ordinal, startsAt, openedAt, closedAt } }))
}

export type MinutesContent = { title: string; language: string; facts: unknown; text: unknown }

/**
 * A verbale's content in the one form that its digest is made of: its text, and as data what the text says of roll,
 * numero legale, items and outcome. RFC 8785 over NFC text, nulls left out; nothing of its state.
 */
export const canonicalMinutes = ({ title, language, facts, text }: MinutesContent): string =>
  canonicalJson({ format: MINUTES_FORMAT, title, language, facts, text })
