import { euros } from "../../answers/money.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"

export type ProjectSums = {
  askedCents: number | null
  ownCents: number | null
  startsOn: string | null
  endsOn: string | null
  partners: string | null
  place: string | null
}

/** What a project says besides its answers. */
export const ProjectFacts = ({ project, language }: { project: ProjectSums; language: string }) => {
  const { t, dates, locale } = useTranslation()
  const { askedCents, ownCents, startsOn, endsOn, partners, place } = project
  const sum = (cents: number | null) => (cents === null ? null : euros(cents, locale))
  const words = (text: string | null) =>
    text === null ? null : (
      <span className="pre" lang={language} dir="auto">
        {text}
      </span>
    )
  return (
    <SummaryList
      missing={t("proposals.form.not_yet")}
      items={[
        { term: t("calls.project.asked"), value: sum(askedCents) },
        { term: t("calls.project.own"), value: sum(ownCents) },
        { term: t("calls.project.starts"), value: startsOn && dates.day(startsOn) },
        { term: t("calls.project.ends"), value: endsOn && dates.day(endsOn) },
        { term: t("calls.project.place"), value: words(place) },
        { term: t("calls.project.partners"), value: words(partners) ?? t("common.none") },
      ]}
    />
  )
}
