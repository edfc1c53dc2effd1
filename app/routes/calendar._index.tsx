import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { civilDay, daysAfter } from "../civil-time.ts"
import { AgendaDays, CalendarFilterForm, EntryTable, MonthTable } from "../desk/calendar/calendar-parts.tsx"
import { calendarChoices, entriesBetween, periodOf } from "../desk/calendar/events.server.ts"
import { addressOf, filtersOf } from "../desk/calendar/input.ts"
import { boundsOf, monthAfter, monthOf, VIEWS } from "../desk/calendar/month.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { visibleTo } from "../roundtables/visible.server.ts"
import { ButtonLink } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { Tabs } from "../ui/tabs.tsx"

export const meta = pageMeta
export const handle = { shared: true }

const AGENDA_DAYS = 90

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const asked = filtersOf(new URL(request.url).searchParams)
    const isSignedIn = ctx.actor.personId !== null
    const filters = { ...asked, mine: asked.mine && isSignedIn }
    const today = civilDay(ctx.now)
    const month = monthOf(filters.month, today)
    const bounds =
      filters.view === "agenda" ? { from: today, until: daysAfter(today, AGENDA_DAYS) } : boundsOf(month)
    const entries = await entriesBetween(ctx, periodOf(bounds.from, bounds.until), filters)
    const choices = await calendarChoices(ctx, visibleTo(ctx.actor))
    const title = titleOf(context, context.t("calendar.title"))
    return { title, ...choices, entries, filters: { ...filters, month }, today, isSignedIn }
  })

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** The month that is shown, with the ways to those beside it. */
const MonthSteps = ({ filters, today }: Pick<Page, "filters" | "today">) => {
  const { t, dates } = useTranslation()
  const name = (month: string) => `${dates.month(`${month}-01`)} ${month.slice(0, 4)}`
  const to = (months: number) => monthAfter(filters.month, months)
  return (
    <div className="row-x between">
      <h2 className="sec">{name(filters.month)}</h2>
      <nav aria-label={t("calendar.months")} className="row-x">
        <ButtonLink kind="line" href={addressOf(filters, { month: to(-1) })}>
          {name(to(-1))}
        </ButtonLink>
        <ButtonLink kind="quiet" href={addressOf(filters, { month: today.slice(0, 7) })}>
          {t("calendar.this_month")}
        </ButtonLink>
        <ButtonLink kind="line" href={addressOf(filters, { month: to(1) })}>
          {name(to(1))}
        </ButtonLink>
      </nav>
    </div>
  )
}

export default function CalendarRoute() {
  const { entries, filters, tables, regions, today, isSignedIn } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const { view, month } = filters
  const caption = t("calendar.caption", { month: `${dates.month(`${month}-01`)} ${month.slice(0, 4)}` })
  return (
    <div className="wrap">
      <PageHead title={t("calendar.title")} lead={t("calendar.lead")} />
      <CalendarFilterForm {...{ filters, tables, regions, isSignedIn }} />
      <Tabs
        label={t("calendar.views_label")}
        pick={t("calendar.view")}
        tabs={VIEWS.map((one) => ({
          ...{ href: addressOf(filters, { view: one }), label: t(`calendar.views.${one}`) },
          current: one === view,
        }))}
      />
      <div className="stack">
        {view === "agenda" ? null : <MonthSteps {...{ filters, today }} />}
        {view === "month" ? <MonthTable {...{ month, today, entries, caption }} /> : null}
        {view === "agenda" ? <AgendaDays entries={entries} /> : null}
        {view === "list" ? <EntryTable {...{ entries, caption }} /> : null}
        <p className="small">
          <a href={addressOf({ ...filters, view: "month", month: null }, {}, "/calendar/ics")}>
            {t("calendar.ics")}
          </a>
          {isSignedIn ? (
            <>
              {" · "}
              <a href="/account/calendar">{t("calendar.own_link")}</a>
            </>
          ) : null}
        </p>
      </div>
    </div>
  )
}
