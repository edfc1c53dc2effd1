import { useTranslation } from "../i18n/translation.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

type EnrolmentFactsProps = {
  course: { title: string; language: string }
  edition: { code: string; number: number }
  enrolment: {
    profession: string
    joinedAt: Date
    offerEndsAt: Date | null
    reason: string | null
    priority: number
    priorityReason: string | null
  }
  body: string | null
  bodyLanguage: string | null
  position: number | null
  /** Null for whoever may not read them. */
  needs: readonly { kind: string; detail: string | null }[] | null
}

/** What is known of an enrolment. */
export const EnrolmentFacts = (props: EnrolmentFactsProps) => {
  const { course, edition, enrolment, body, position, needs } = props
  const { t, dates } = useTranslation()
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        {
          term: t("courses.list.course"),
          value: (
            <a href={`/editions/${edition.code}`} lang={course.language}>
              <bdi>{course.title}</bdi>
            </a>
          ),
        },
        {
          term: t("courses.enrolments.body"),
          value: body ? <bdi lang={props.bodyLanguage ?? undefined}>{body}</bdi> : null,
        },
        {
          term: t("courses.list.profession"),
          value: t(`courses.professions.${enrolment.profession as "mediator"}`),
        },
        { term: t("courses.enrolment.joined"), value: dates.longMoment(enrolment.joinedAt) },
        ...(position === null ? [] : [{ term: t("courses.enrolment.position"), value: position }]),
        ...(enrolment.offerEndsAt
          ? [{ term: t("courses.enrolment.offer_until"), value: dates.longMoment(enrolment.offerEndsAt) }]
          : []),
        ...(enrolment.reason
          ? [{ term: t("courses.fields.reason"), value: <bdi>{enrolment.reason}</bdi> }]
          : []),
        ...(enrolment.priorityReason
          ? [
              {
                term: t("courses.enrolment.priority"),
                value: (
                  <>
                    {enrolment.priority}: <bdi>{enrolment.priorityReason}</bdi>
                  </>
                ),
              },
            ]
          : []),
        ...(needs
          ? [
              {
                term: t("courses.enrolment.needs"),
                value:
                  needs.length > 0
                    ? needs
                        .map(({ kind, detail }) =>
                          [t(`courses.needs.${kind as "interpreter"}`), detail].filter(Boolean).join(": "),
                        )
                        .join("; ")
                    : null,
              },
            ]
          : []),
      ]}
    />
  )
}
