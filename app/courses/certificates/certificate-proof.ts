import type { Translate } from "../../i18n/translate.ts"
import { CERTIFICATE_FORMAT, CertificateContent } from "./content.ts"

/** What the content of a certificate must be, for whoever checks a file of it. */
export const CERTIFICATE_PROOF = {
  format: CERTIFICATE_FORMAT,
  schema: CertificateContent,
  title: (content: unknown) => CertificateContent.parse(content).course.title,
  facts: (content: unknown) => {
    const { number, code, name, course } = CertificateContent.parse(content)
    return { number, code, name, course: course.title }
  },
}

/** Which certificate a file is of, in a sentence; null where that was not found. */
export const certificateLine = (facts: Readonly<Record<string, string>>, t: Translate): string | null => {
  const { number, code, name, course } = facts
  if (!number || !code || !name || !course) return null
  return t("proof.certificate", { number, code, name, course })
}
