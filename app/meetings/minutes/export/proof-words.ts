import type { Translate } from "../../../i18n/translate.ts"
import type { PaperKind, Proof } from "../../../records/proof/proof.ts"
import { EXTRACT_FORMAT } from "../extract/canonical-extract.ts"
import { PUBLIC_FORMAT } from "../publish/canonical-public.ts"
import { RECTIFICATION_FORMAT } from "../rectify/canonical-rectification.ts"
import type { Mismatch } from "./compare-with-minutes.ts"
import { EXTRACT_KIND, PUBLIC_KIND, RECTIFICATION_KIND } from "./issued-proof.ts"
import { MINUTES_KIND, minutesLine } from "./minutes-proof.ts"

/** A verbale, and the papers that come out of one: any of them is checked as "minutes". */
export const MINUTES_PAPERS: readonly PaperKind[] = [
  MINUTES_KIND,
  EXTRACT_KIND,
  RECTIFICATION_KIND,
  PUBLIC_KIND,
]

const ISSUED = {
  [EXTRACT_FORMAT]: "extract",
  [RECTIFICATION_FORMAT]: "rectification",
  [PUBLIC_FORMAT]: "public",
} as const

const issuedAs = (kind: string | null) =>
  kind !== null && Object.hasOwn(ISSUED, kind) ? ISSUED[kind as keyof typeof ISSUED] : null

type Words = { t: Translate; day: (at: string) => string }

/** Which paper a file is, in a sentence; null where that was not found. */
export const minutesPaperLine = ({ kind, facts }: Proof, { t, day }: Words): string | null => {
  const is = issuedAs(kind)
  if (!is) return minutesLine(facts, t, day)
  const { number = "", minutes = "", table = "", points = "", times = "" } = facts
  const on = facts.day ? day(facts.day) : ""
  return t(`proof.issued.${is}`, { number, minutes, table, points, times, day: on })
}

/**
 * How far the check of a paper that comes out of a verbale went.
 * @param compared what comparing it with a verbale's file found; undefined where none was named
 */
export const minutesBeyond = (
  { kind, facts }: Proof,
  compared: Mismatch | null | undefined,
  t: Translate,
): string[] => {
  const is = issuedAs(kind)
  if (!is) return []
  if (compared) return [t(`proof.issued.${compared}`, { digest: facts.of ?? "" })]
  return [t(`proof.issued.${compared === null ? "same" : "until"}_${is}`, { digest: facts.of ?? "" })]
}
