import type { Translate } from "../../i18n/translate.ts"

/** What is wrong with the first version that does not hold. */
export type VersionBreak = "missing" | "content" | "link" | "seal" | "log"

export type VersionsReport = {
  /** Documents and versions looked at, and versions whose words were erased. */
  documents: number
  checked: number
  erased: number
  /** The last version that holds of the last document looked at whole; null where there is none. */
  last: { code: string; number: number; seal: string } | null
  broken: { code: string; number: number; why: VersionBreak } | null
}

/** What a check of the versions found, in sentences. */
export const versionLines = (report: VersionsReport, t: Translate): string[] => {
  const { documents, checked, erased, last, broken } = report
  const lines = [
    t("versions.verify.documents", { count: documents }),
    t("versions.verify.checked", { count: checked }),
  ]
  if (erased > 0) lines.push(t("versions.verify.erased", { count: erased }))
  if (last) lines.push(t("versions.verify.up_to", { code: last.code, number: last.number, seal: last.seal }))
  else if (!broken) lines.push(t("versions.verify.nothing"))
  if (!broken) return last ? [...lines, t("versions.verify.whole")] : lines
  const { code, number, why } = broken
  return [...lines, t(`versions.verify.broken.${why}`, { code, number }), t("versions.verify.what_to_do")]
}
