import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { Duration } from "./words.tsx"

type EditionFactsProps = {
  course: { target: string; language: string; threshold: number }
  provider: { code: string; name: string; language: string }
  edition: {
    mode: string
    place: string | null
    language: string
    approval: string
    opensAt: Date
    closesAt: Date
    cancelUntil: Date
    professions: readonly string[]
  }
  holders: readonly { code: string; name: string | null; role: string }[]
  reserved: number
  capacity: number
  needed: number
  planned: number
}

const Holders = ({ holders, provider }: Pick<EditionFactsProps, "holders" | "provider">) => (
  <>
    {holders.map(({ code, name }, index) => (
      <span key={code}>
        {index > 0 ? ", " : null}
        <bdi>{name}</bdi>
      </span>
    ))}
    {holders.length > 0 ? " · " : null}
    <a href={`/organisations/${provider.code}`} lang={provider.language}>
      <bdi>{provider.name}</bdi>
    </a>
  </>
)

/** What one should know before enrolling. */
export const EditionFacts = (props: EditionFactsProps) => {
  const { course, edition, reserved, capacity, needed, planned } = props
  const { t, dates } = useTranslation()
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        {
          term: t("courses.facts.target"),
          value: (
            <>
              <bdi lang={course.language}>{course.target}</bdi>{" "}
              {edition.professions.length > 0
                ? t("courses.facts.only", {
                    professions: edition.professions
                      .map((one) => t(`courses.professions.${one as "mediator"}`))
                      .join(", "),
                  })
                : null}{" "}
              {reserved > 0 ? t("courses.facts.reserved", { reserved, capacity }) : null}
            </>
          ),
        },
        { term: t("courses.facts.holders"), value: <Holders {...props} /> },
        { term: t("courses.facts.mode"), value: t(`courses.modes.${edition.mode as "mixed"}`) },
        { term: t("courses.facts.place"), value: edition.place ? <bdi>{edition.place}</bdi> : null },
        {
          term: t("courses.facts.certificate"),
          value: (
            <>
              {t("courses.facts.threshold", { percent: course.threshold })} <Duration minutes={needed} /> /{" "}
              <Duration minutes={planned} />
            </>
          ),
        },
        {
          term: t("courses.facts.approval"),
          value: t(`courses.approvals.${edition.approval as "no_approval"}`),
        },
        { term: t("courses.facts.opens"), value: dates.longDay(edition.opensAt) },
        { term: t("courses.facts.closes"), value: dates.longDay(beforeMidnight(edition.closesAt)) },
        { term: t("courses.facts.cancel_until"), value: dates.longDay(beforeMidnight(edition.cancelUntil)) },
        {
          term: t("courses.facts.language"),
          value: t(`common.languages.${edition.language}` as MessageKey),
        },
      ]}
    />
  )
}

/** A day's end is the next day's midnight: the day that people mean is the one before. */
const beforeMidnight = (instant: Date) => new Date(instant.getTime() - 1)
