import { useTranslation } from "../../i18n/translation.tsx"
import { printedCode } from "../../records/verification-code.ts"
import { SummaryList } from "../../ui/summary-list.tsx"
import type { CertificateContent } from "./content.ts"
import { Attended } from "./words.tsx"

type FactsProps = {
  content: CertificateContent | null
  course: { title: string; language: string }
  edition: { code: string; number: number }
  verification: string
  successor: string | null
  issuedAt: string | Date
  endedAt: string | Date | null
  endReason: string | null
}

/** What a paper says in short, where it is verified, and what became of it. */
export const CertificateFacts = (props: FactsProps) => {
  const { content, course, edition, verification, successor, issuedAt, endedAt, endReason } = props
  const { t, dates } = useTranslation()
  const why = endReason === "merged" ? t("certificates.page.merged") : endReason
  const ended = [
    ...(endedAt ? [{ term: t("certificates.page.since"), value: dates.moment(endedAt) }] : []),
    ...(endReason ? [{ term: t("certificates.page.why"), value: <bdi>{why}</bdi> }] : []),
    ...(successor
      ? [
          {
            term: t("certificates.page.newer"),
            value: <a href={`/certificates/${successor}`}>{t("certificates.page.newer_open")}</a>,
          },
        ]
      : []),
  ]
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        ...(content ? [{ term: t("certificates.paper.name"), value: <bdi>{content.name}</bdi> }] : []),
        { term: t("certificates.paper.course"), value: <bdi lang={course.language}>{course.title}</bdi> },
        {
          term: t("certificates.paper.edition"),
          value: <a href={`/editions/${edition.code}`}>{t("courses.edition", { number: edition.number })}</a>,
        },
        ...(content
          ? [
              {
                term: t("certificates.list.hours"),
                value: <Attended attended={content.minutes.attended} planned={content.minutes.counted} />,
              },
            ]
          : []),
        { term: t("certificates.own.issued"), value: dates.day(issuedAt) },
        {
          term: t("certificates.page.verify"),
          value: (
            <a href={`/verify/${verification}`}>
              <bdi dir="ltr">{printedCode(verification)}</bdi>
            </a>
          ),
        },
        ...ended,
      ]}
    />
  )
}
