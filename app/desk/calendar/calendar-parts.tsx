import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Field } from "../../ui/field.tsx"
import { Form } from "../../ui/form.tsx"
import type { CalendarFilters } from "./input.ts"
import { byDay, weeksOf } from "./month.ts"

export type Entry = {
  kind: "meeting" | "session"
  code: string
  uid: string
  ordinal: number
  title: string
  language: string
  detail: string
  startsAt: string
  place: string | null
  isCancelled: boolean
  isDeserted: boolean
  day: string
}

const hrefOf = ({ kind, code }: Entry) => (kind === "meeting" ? `/meetings/${code}` : `/editions/${code}`)

const StateOf = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation()
  const words = [
    ...(entry.ordinal === 2 ? [t("calendar.second_call")] : []),
    ...(entry.isCancelled ? [t("calendar.cancelled")] : []),
    ...(entry.isDeserted ? [t("calendar.deserted")] : []),
  ]
  return words.length > 0 ? <small> {words.join(", ")}</small> : null
}

/** One thing with its hour, as a link. */
const EntryLink = ({ entry }: { entry: Entry }) => {
  const { t, dates } = useTranslation()
  return (
    <>
      <span className="cal-time">{dates.time(entry.startsAt)}</span>{" "}
      <a href={hrefOf(entry)}>
        <bdi lang={entry.language}>{entry.title}</bdi>
        {" · "}
        <bdi className="cal-what" lang={entry.kind === "meeting" ? undefined : entry.language}>
          {entry.kind === "meeting" ? t("calendar.meeting_is", { number: entry.detail }) : entry.detail}
        </bdi>
      </a>
      <StateOf entry={entry} />
    </>
  )
}

const EntryList = ({ entries }: { entries: readonly Entry[] }) => (
  <ul className="bare">
    {entries.map((entry) => (
      <li key={entry.uid} className={`cal-entry ${entry.kind}`}>
        <EntryLink entry={entry} />
      </li>
    ))}
  </ul>
)

type MonthProps = { month: string; today: string; entries: readonly Entry[]; caption: string }

/** A month as a table of weeks; on phones the days that have something, one below the other. */
export const MonthTable = ({ month, today, entries, caption }: MonthProps) => {
  const { t, dates } = useTranslation()
  const days = new Map(byDay(entries))
  const weeks = weeksOf(month)
  return (
    <table className="cal">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              {dates.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const own = day.startsWith(month) ? (days.get(day) ?? []) : []
              const look = [day.startsWith(month) ? "" : "out", own.length > 0 ? "full" : ""].join(" ").trim()
              return (
                <td key={day} className={look || undefined} aria-current={day === today ? "date" : undefined}>
                  <p className="cal-day">
                    <span aria-hidden="true">{Number(day.slice(8))}</span>
                    <span className="cal-long">{dates.longDay(day)}</span>
                    {day === today ? <span className="visually-hidden"> {t("calendar.today")}</span> : null}
                  </p>
                  {own.length > 0 ? <EntryList entries={own} /> : null}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is to come, day by day. */
export const AgendaDays = ({ entries }: { entries: readonly Entry[] }) => {
  const { t, dates } = useTranslation()
  const days = byDay(entries)
  if (days.length === 0) return <Empty>{t("calendar.none")}</Empty>
  return (
    <div className="stack">
      {days.map(([day, own]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="sec" id={`day-${day}`}>
            {dates.longDay(day)}
          </h2>
          <EntryList entries={own} />
        </section>
      ))}
    </div>
  )
}

/** The month as rows. */
export const EntryTable = ({ entries, caption }: { entries: readonly Entry[]; caption: string }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={entries}
      rowKey={(one) => one.uid}
      empty={t("calendar.none")}
      columns={[
        { key: "when", heading: t("calendar.when"), cell: (one) => dates.moment(one.startsAt) },
        {
          key: "what",
          heading: t("calendar.what"),
          cell: (one) => (
            <>
              <a href={hrefOf(one)}>
                <bdi lang={one.language}>{one.title}</bdi>
              </a>
              <StateOf entry={one} />
            </>
          ),
        },
        {
          key: "kind",
          heading: t("calendar.kind"),
          cell: (one) =>
            one.kind === "meeting" ? t("calendar.meeting_is", { number: one.detail }) : one.detail,
        },
        { key: "place", heading: t("calendar.place"), cell: (one) => <bdi>{one.place ?? ""}</bdi> },
      ]}
    />
  )
}

type FilterProps = {
  filters: CalendarFilters
  tables: readonly { code: string; name: string }[]
  regions: readonly { code: string; name: string }[]
  isSignedIn: boolean
}

/** Of which table, in which region, and whether only one's own. */
export const CalendarFilterForm = ({ filters, tables, regions, isSignedIn }: FilterProps) => {
  const { t } = useTranslation()
  const options = (all: FilterProps["tables"]) => [
    { value: "", label: t("calendar.any") },
    ...all.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <Form
      method="get"
      action="/calendar"
      className="filters"
      texts={{ error: t("common.form.error"), optional: t("common.form.optional") }}
    >
      {filters.view === "month" ? null : <input type="hidden" name="view" value={filters.view} />}
      {filters.month ? <input type="hidden" name="month" value={filters.month} /> : null}
      <Field
        {...{ as: "select", name: "table", value: filters.table ?? "", options: options(tables) }}
        label={t("calendar.table")}
      />
      <Field
        {...{ as: "select", name: "region", value: filters.region ?? "", options: options(regions) }}
        label={t("calendar.region")}
      />
      {isSignedIn ? <CheckField name="mine" label={t("calendar.mine")} checked={filters.mine} /> : null}
      <Button kind="line">{t("calendar.filter")}</Button>
    </Form>
  )
}
