import { type Said, said } from "../../roundtables/regulation/say.ts"
import { majorityVerdictWords } from "../../roundtables/regulation/verdict-words.ts"
import type { Judged, TotalsOutcome } from "./counted.ts"

export type Outcome = {
  outcome: TotalsOutcome
  judged: Judged
  casting: "yes" | "no" | null
  /** The numero legale of the moment of the vote. */
  required: number
  found: number
}

/** The sentence of the *esito* and why: the same on the page and in the verbale. */
export const totalsWords = ({ outcome, judged, casting, required, found }: Outcome) => {
  const { majority, verdict, tally, more, tie } = judged
  if (outcome === "not_valid") {
    const missing = required - found
    return { says: said("regulation.verdict.quorum_missing", { found, needed: required, missing }), why: [] }
  }
  const words = majorityVerdictWords(majority, verdict, { tally, more })
  if (verdict.outcome !== "tied") return words
  const end: Said[] = casting
    ? [said(`totals.casting.${casting}`)]
    : [said(outcome === "tied" ? `totals.tie.${tie}` : "totals.tie.not_approved")]
  return { says: words.says, why: [...words.why, ...end] }
}
