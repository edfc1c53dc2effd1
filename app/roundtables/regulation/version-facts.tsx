import { useTranslation } from "../../i18n/translation.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"

type VersionFactsProps = {
  number: number
  inForceFrom: string | null
  decidedOn: string | null
  act: string | null
  language: string
  withdrawReason?: string | null
}

/** From when a version holds, and by which act. */
export const VersionFacts = (props: VersionFactsProps) => {
  const { t, dates } = useTranslation()
  const { number, inForceFrom, decidedOn, act, language, withdrawReason } = props
  const written = (text: string) => (
    <span lang={language} dir="auto">
      {text}
    </span>
  )
  return (
    <SummaryList
      narrow
      missing={t("common.none")}
      items={[
        { term: t("regulation.facts.version"), value: number },
        { term: t("regulation.facts.from"), value: inForceFrom ? dates.longDay(inForceFrom) : null },
        { term: t("regulation.facts.act"), value: act ? written(act) : null },
        { term: t("regulation.facts.decided"), value: decidedOn ? dates.day(decidedOn) : null },
        ...(withdrawReason
          ? [{ term: t("regulation.facts.withdrawn"), value: written(withdrawReason) }]
          : []),
      ]}
    />
  )
}

/** On paper only: what this is, its state and its fingerprint, and where it stands. */
export const PrintFoot = ({ sha256, address }: { sha256: string; address: string }) => {
  const { t } = useTranslation()
  return (
    <div className="print-only small">
      <p>{t("regulation.print.fingerprint", { sha256 })}</p>
      <p>{t("regulation.print.address", { address })}</p>
    </div>
  )
}
