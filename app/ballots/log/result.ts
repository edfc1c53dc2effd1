import { OUTCOMES } from "../counting/account.ts"
import type { Amount } from "../counting/count.ts"
import type { Verdict } from "../counting/verdict.ts"
import { fingerprintOf } from "./digest.ts"

const said = (amounts: Readonly<Record<string, Amount>>, keys: readonly string[]) =>
  Object.fromEntries(
    [...keys].sort().flatMap((key) => {
      const amount = amounts[key]
      return amount && amount.heads > 0 ? [[key, { heads: amount.heads, weight: amount.weight }]] : []
    }),
  )

/**
 * What a verdict comes to in its one form: figures and outcome, in no order but that of names. It keeps its form
 * whatever later versions of the verdict hold beside.
 */
export const resultOf = ({ outcome, unit, quorum, motion, selection, tie, whole }: Verdict) => ({
  format: "tavoli-result-1" as const,
  ...{ outcome, unit },
  quorum: quorum ? { found: quorum.found, needed: quorum.needed } : null,
  outcomes: whole ? said(whole.outcomes, OUTCOMES) : {},
  marks: whole ? said(whole.marks, Object.keys(whole.marks)) : {},
  motion: motion ? { yes: motion.yes, base: motion.base, needed: motion.needed } : null,
  chosen: [...(selection?.chosen ?? []), ...(tie?.chosen ?? [])].sort(),
  tied: selection?.tied ? [...selection.tied.options].sort() : [],
  tie: tie?.becomes ?? null,
})
export type Result = ReturnType<typeof resultOf>

/** What is known only as a ballot closes: who was out, for which seat the chair votes, and what it came to. */
export type Closing = { excluded: readonly string[]; chair: string | null; result: Result }

/** The fingerprint that the last seal carries. */
export const closingFingerprint = ({ excluded, chair, result }: Closing): string =>
  fingerprintOf({ format: "tavoli-closing-1", excluded: [...excluded].sort(), chair, result })
