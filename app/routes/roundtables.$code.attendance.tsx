import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AttendanceChart } from "../meetings/figures/attendance-chart.tsx"
import { AttendanceTable } from "../meetings/figures/attendance-table.tsx"
import { Period } from "../meetings/figures/input.ts"
import { PeriodForm } from "../meetings/figures/period-form.tsx"
import { attendanceFigures, SITTINGS_ON_PAGE } from "../meetings/figures/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { Empty } from "../ui/empty.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const period = Period.parse(Object.fromEntries(new URL(request.url).searchParams))
    const figures = await attendanceFigures(ctx, params.code ?? "", period, SITTINGS_ON_PAGE)
    const { code, name, language, kind, territory, startsOn, endsOn } = figures.roundtable
    return {
      title: titleOf(context, `${context.t("attendance.title")}, ${name}`),
      ...{ ...figures, period, most: SITTINGS_ON_PAGE },
      roundtable: { code, name, language, kind, territory, startsOn, endsOn },
    }
  })
}

export default function AttendanceRoute() {
  const { roundtable, sittings, groups, bodies, period, most } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/attendance`
  const asked = Object.entries(period).flatMap(([name, day]) => (day ? [[name, day]] : []))
  const query = asked.length > 0 ? `?${new URLSearchParams(asked as [string, string][])}` : ""
  return (
    <RoundtableFrame roundtable={roundtable} current="meetings">
      <Section id="attendance" title={t("attendance.title")}>
        <p className="lead">{t("attendance.lead")}</p>
        <PeriodForm path={path} period={period} />
        {sittings.length === 0 ? (
          <Empty>{t("attendance.empty")}</Empty>
        ) : (
          <div className="stack-l">
            {sittings.length === most ? <p className="muted">{t("attendance.latest", { most })}</p> : null}
            <AttendanceChart groups={groups} sittings={sittings.length} />
            <AttendanceTable
              {...{ lines: groups, sittings, heading: t("attendance.group") }}
              caption={t("attendance.by_group")}
            />
            <AttendanceTable
              {...{ lines: bodies, sittings, heading: t("attendance.body") }}
              caption={t("attendance.by_body")}
            />
            <p className="small">{t("attendance.persons")}</p>
          </div>
        )}
      </Section>
      <p className="small">
        <a href={`/roundtables/${roundtable.code}/figures`}>{t("figures.link")}</a>
        {" · "}
        <a href={`${path}/csv${query}`}>{t("attendance.csv")}</a>
        {" · "}
        <a href={`${path}/xlsx${query}`}>{t("attendance.xlsx")}</a>
      </p>
    </RoundtableFrame>
  )
}
