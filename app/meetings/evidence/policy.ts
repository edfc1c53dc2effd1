import { because, type Reason } from "../../errors.ts"

/** Why no evidence of presence is taken in for a meeting, or null: it is a draft, or was called off. */
export const refuseEvidence = (state: string): Reason | null => {
  if (state === "draft") return because("assembly.refuse.not_convened")
  return state === "cancelled" ? because("meetings.refuse.cancelled") : null
}

/** Why nothing more is said of a platform's report, or null: it was discarded, or taken back. */
export const refuseReport = (report: { purgedAt: Date | null; withdrawnAt: Date | null }): Reason | null => {
  if (report.purgedAt) return because("evidence.refuse.report_purged")
  return report.withdrawnAt ? because("evidence.refuse.report_withdrawn") : null
}
