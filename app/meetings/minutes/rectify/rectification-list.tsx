import { useTranslation } from "../../../i18n/translation.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { SummaryList } from "../../../ui/summary-list.tsx"

type Rectified = {
  code: string
  number: number
  decidedAt: string | Date
  says: string
  reads: string
  reason: string
  language: string
  verification: string
}

/** How the approved words are to be read. */
export const SaysReads = ({ says, reads, language }: { says: string; reads: string; language: string }) => {
  const { t } = useTranslation()
  const words = (text: string) => (
    <span lang={language} dir="auto">
      {text}
    </span>
  )
  return (
    <SummaryList
      missing=""
      items={[
        { term: t("afterwards.rectify.says"), value: words(says) },
        { term: t("afterwards.rectify.reads"), value: words(reads) },
      ]}
    />
  )
}

/** The rettifiche of a verbale, on its own page: the text above does not change, these go with it. */
export const RectificationList = ({ rows, code }: { rows: readonly Rectified[]; code: string }) => {
  const { t, dates } = useTranslation()
  if (rows.length === 0) return null
  return (
    <Section id="rectifications" title={t("afterwards.rectify.title")}>
      <p>{t("afterwards.rectify.go_with_it")}</p>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.code} className="stack-s">
            <p>
              <strong>{t("afterwards.rectify.name", { number: row.number })}</strong>{" "}
              <span className="small muted">
                {dates.longDay(row.decidedAt)} · <bdi dir="ltr">{row.verification}</bdi>
              </span>
            </p>
            <SaysReads {...row} />
          </li>
        ))}
      </ul>
      <p>
        <a href={`/minutes/${code}/rectifications`}>{t("afterwards.rectify.see")}</a>
      </p>
    </Section>
  )
}
