import type { Translate } from "../i18n/translate.ts"
import { type KeptHead, writeHead } from "./head.ts"

/** What is wrong with the first entry that does not hold. */
export type Break = "missing" | "content" | "link" | "values" | "beyond" | "head" | "kept"

export type AuditReport = {
  /** Entries looked at, and those whose values were erased. */
  checked: number
  erased: number
  unsealed: number
  /** The last entry that holds; null when none is sealed. */
  head: { seq: number; hash: string; at: string } | null
  broken: { seq: number; id: number | null; why: Break } | null
}

type Words = { t: Translate; moment: (instant: string) => string }

/** What a check of the chain found, in sentences. */
export const reportLines = (report: AuditReport, kept: KeptHead | null, { t, moment }: Words): string[] => {
  const { checked, erased, unsealed, head, broken } = report
  const lines = [t("audit.verify.checked", { count: checked })]
  if (head) lines.push(t("audit.verify.sealed_to", { seq: head.seq, moment: moment(head.at) }))
  else if (!broken) lines.push(t("audit.seal.nothing"))
  if (unsealed > 0) lines.push(t("audit.seal.waiting", { count: unsealed }))
  if (erased > 0) lines.push(t("audit.verify.erased", { count: erased }))
  if (broken)
    return [
      ...lines,
      t(`audit.verify.broken.${broken.why}`, { seq: broken.seq, id: broken.id ?? "–" }),
      t("audit.verify.what_to_do"),
    ]
  if (kept) lines.push(t("audit.verify.kept", { seq: kept.seq }))
  if (head) lines.push(t("audit.verify.head", { head: writeHead(head) }))
  return [...lines, t("audit.verify.whole")]
}
