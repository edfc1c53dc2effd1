import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import type { Translate } from "../../i18n/translate.ts"
import { csvFile } from "../../roundtables/seats/csv.ts"
import { shareOf } from "../register/share.ts"
import type { CertificateKind } from "./entitled.ts"
import { listCertificates } from "./queries.server.ts"

/** More people than an edition may have. */
const EVERYBODY = 5_000

const COLUMNS = [
  ...(["person", "body", "kind", "number", "status", "verification"] as const),
  ...(["issued", "planned", "counted", "attended", "share"] as const),
]

/** A line for each person of an edition, with their paper: the same as the page. */
export const certificatesFile = async (ctx: Ctx, editionCode: string, t: Translate, locale: string) => {
  const { rows, plannedMinutes } = await listCertificates(ctx, editionCode, { after: null, limit: EVERYBODY })
  const lines = rows.map(({ name, body, attended, planned: counted, paper }) => [
    ...[name ?? t("courses.enrolments.erased"), body],
    ...(paper
      ? [
          ...[t(`certificates.kinds.${paper.kind as CertificateKind}`), paper.number],
          ...[
            t(`records.verify.word.${paper.status as "valid"}`),
            paper.verification,
            civilDay(paper.issuedAt),
          ],
        ]
      : ["", "", "", "", ""]),
    ...[plannedMinutes, counted, attended, shareOf(attended, counted, locale)],
  ])
  return csvFile([COLUMNS.map((column) => t(`certificates.csv.${column}`)), ...lines])
}
