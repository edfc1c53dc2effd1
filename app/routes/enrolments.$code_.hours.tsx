import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { minutesNeeded } from "../courses/attendance.ts"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { HoursTable } from "../courses/register/hours-table.tsx"
import { getHours } from "../courses/register/overview.server.ts"
import { shareOf } from "../courses/register/share.ts"
import { StandingStatus } from "../courses/register/standing.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const found = await getHours(ctx, params.code ?? "")
    const { t } = context
    const name = found.name ?? t("courses.enrolments.erased")
    const heading = found.isOwn ? t("register.hours.title") : t("register.hours.title_of", { name })
    return { title: titleOf(context, heading), heading, ...found }
  })
}

export default function HoursRoute() {
  const page = useLoaderData<typeof loader>()
  const { t, locale } = useTranslation()
  const { course, edition, planned, attended } = page
  const minutes = (count: number) => t("register.hours.minutes", { count })
  const missing = Math.max(0, minutesNeeded(planned, course.threshold) - attended)
  return (
    <div className="wrap">
      <CourseCrumbs course={course} edition={edition} title={page.heading} />
      <PageHead title={<bdi>{page.heading}</bdi>} lead={t("register.hours.lead")} />
      <div className="stack-l">
        <SummaryList
          missing={t("register.hours.none")}
          items={[
            { term: t("register.hours.attended"), value: minutes(attended) },
            { term: t("register.hours.planned"), value: minutes(planned) },
            { term: t("register.hours.share"), value: <bdi>{shareOf(attended, planned, locale)}</bdi> },
            {
              term: t("register.hours.threshold"),
              value: `${course.threshold}%: ${minutes(minutesNeeded(planned, course.threshold))}`,
            },
            {
              term: t("register.hours.missing"),
              value: missing === 0 ? t("register.hours.none") : minutes(missing),
            },
            { term: t("register.hours.standing"), value: <StandingStatus standing={page.standing} /> },
          ]}
        />
        <HoursTable rows={page.sessions} />
      </div>
    </div>
  )
}
