import type { Translate } from "../../i18n/translate.ts"
import type { Proof } from "./proof.ts"

/**
 * What a check of one file found, in sentences: first what was seen, then the verdict and what it does not say.
 * @param beyond what its kind of paper says of how far the check went, after the verdict
 */
export const proofLines = (
  proof: Proof,
  what: string | null,
  t: Translate,
  beyond: readonly string[] = [],
): string[] => {
  const { digest, printed, source, isPdf, isMarked, signature, refusal } = proof
  const lines = what ? [what] : []
  if (isPdf && source) lines.push(t("proof.source", { name: source.name, size: source.bytes }))
  if (digest) lines.push(t("proof.digest", { digest }))
  if (printed) lines.push(t("proof.printed", { digest: printed }))
  if (isPdf && source) lines.push(t(isMarked ? "proof.marked" : "proof.unmarked"))
  if (signature > 0) lines.push(t("proof.signed", { size: signature }))
  if (refusal) return [...lines, t(`proof.refused.${refusal}`), t("proof.what_to_do")]
  return [
    ...lines,
    t(isPdf ? "proof.whole" : "proof.whole_json"),
    ...beyond,
    t(isPdf ? "proof.not_told" : "proof.compare"),
  ]
}
