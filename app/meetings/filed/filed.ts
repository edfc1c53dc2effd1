import type { Dates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"

/** The kind of subject of a filed convocation: one version of what was sent. */
export const CONVOCATION_VERSION = "convocation_version"

/** One sending of a convocation, or of a change, and what is known of its paper. */
export type Filed = {
  versionId: string
  sequence: number
  kind: string
  sentAt: Date
  /** Null until it is filed among the acts. */
  filingCode: string | null
  entries: { registry: string; number: number; date: string }[]
  accepted: number
  delivered: number
  failed: number
}

type Speaker = { t: Translate; dates: Dates }

/** The protocol numbers of a paper, in words: "n. 198 del 2 maggio 2026 (Comune, protocollo generale)". */
export const protocolWords = ({ t, dates }: Speaker, { entries }: Pick<Filed, "entries">): string =>
  entries
    .map(({ number, date, registry }) =>
      t("convening.filed.entry", { number, day: dates.day(date), registry }),
    )
    .join("; ")

/** What the receipts of certified mail prove, in words; empty where there are none. */
export const receiptWords = (
  t: Translate,
  { accepted, delivered, failed }: Pick<Filed, "accepted" | "delivered" | "failed">,
): string =>
  [
    ...(accepted > 0 ? [t("convening.filed.accepted", { count: accepted })] : []),
    ...(delivered > 0 ? [t("convening.filed.delivered", { count: delivered })] : []),
    ...(failed > 0 ? [t("convening.filed.failed", { count: failed })] : []),
  ].join(", ")
