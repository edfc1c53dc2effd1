import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { civilDay } from "../civil-time.ts"
import { AnswersPart } from "../figures/answers-part.tsx"
import { CommitmentsPart } from "../figures/commitments-part.tsx"
import { FiguresFiles } from "../figures/figures-files.tsx"
import { periodAsked, periodQuery, yearsOf } from "../figures/input.ts"
import { ParticipationPart } from "../figures/participation-part.tsx"
import { tableFigures } from "../figures/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { PeriodForm } from "../meetings/figures/period-form.tsx"
import { pageMeta } from "../page-meta.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const period = periodAsked(new URL(request.url).searchParams, civilDay(ctx.now))
    const figures = await tableFigures(ctx, params.code ?? "", period)
    return {
      title: titleOf(context, `${context.t("figures.title")}, ${figures.roundtable.name}`),
      ...figures,
    }
  })

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** Which days are counted, and the ways to others. */
const Days = ({ page, path }: { page: Page; path: string }) => {
  const { t, dates } = useTranslation()
  const { period, roundtable, day } = page
  const [from, to] = [period.from && dates.day(period.from), period.to && dates.day(period.to)]
  const said = from && to ? "both" : from ? "from" : to ? "to" : "all"
  return (
    <div className="stack-s">
      <p className="lead">{t(`figures.period.${said}`, { from: from ?? "", to: to ?? "" })}</p>
      <div className="no-print">
        <PeriodForm path={path} period={period} />
      </div>
      <p className="small no-print">
        {yearsOf(roundtable.startsOn, day).map((year) => (
          <span key={year}>
            <a href={path + periodQuery({ from: `${year}-01-01`, to: `${year}-12-31` })}>{year}</a>
            {" · "}
          </span>
        ))}
        <a href={path + periodQuery({ from: null, to: null })}>{t("figures.period.always")}</a>
      </p>
    </div>
  )
}

export default function FiguresRoute() {
  const page = useLoaderData<typeof loader>()
  const { roundtable, period, isOpen, isMember, participation, answers, commitments } = page
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/figures`
  return (
    <RoundtableFrame roundtable={roundtable} current="overview">
      <h2>{t("figures.title")}</h2>
      <p>{t("figures.lead")}</p>
      <Days page={page} path={path} />
      <p className="small">{t(isOpen ? "figures.counted_public" : "figures.counted_members")}</p>
      <div className="stack-l">
        <ParticipationPart participation={participation} />
        {isMember ? (
          <p>
            <a href={`/roundtables/${roundtable.code}/attendance`}>{t("attendance.link")}</a>
          </p>
        ) : null}
        <AnswersPart answers={answers} />
        <CommitmentsPart commitments={commitments} />
        <FiguresFiles path={path} query={periodQuery(period)} isOpen={isOpen} />
      </div>
    </RoundtableFrame>
  )
}
