import { MarkedText } from "../i18n/marked-text.tsx"
import { useTranslation } from "../i18n/translation.tsx"
import { Day } from "../ui/day.tsx"
import { numberOf } from "./proposal-number.ts"
import type { ShownEvent } from "./queries.server.ts"

const By = ({ event }: { event: ShownEvent }) => {
  const { t } = useTranslation()
  if (event.by && event.office) return <bdi lang={event.byLanguage ?? "it"}>{event.by}</bdi>
  if (event.by) return <bdi lang={event.byLanguage ?? "it"}>{event.by}</bdi>
  if (event.office) return <>{t(`common.sitting.${event.office as "chair"}`)}</>
  return <>{t("proposals.history.member")}</>
}

const OtherLink = ({ other }: { other: NonNullable<ShownEvent["other"]> }) => {
  const { t } = useTranslation()
  const number = numberOf(other)
  if (!number && !other.title) return <p className="small">{t("proposals.history.draft_of_it")}</p>
  return (
    <p className="small">
      <a href={`/proposals/${other.code}`}>
        {number ? <span dir="ltr">{number} </span> : null}
        <bdi lang={other.language}>{other.title}</bdi>
      </a>
    </p>
  )
}

const Step = ({ event }: { event: ShownEvent }) => {
  const { dates } = useTranslation()
  const { at } = event
  return (
    <li className="appt">
      <Day dateTime={at} top={dates.weekday(at)} main={dates.dayOfMonth(at)} bottom={dates.month(at)} />
      <div>
        <h3>
          <MarkedText
            k={`proposals.events.${event.kind as "begun"}`}
            marks={{
              table: <bdi lang={event.tableLanguage}>{event.table}</bdi>,
              to: <bdi lang={event.toLanguage ?? undefined}>{event.to}</bdi>,
            }}
          />
        </h3>
        <p className="small">
          <By event={event} />
          {` · ${dates.year(at)}, ${dates.time(at)}`}
        </p>
        {event.text ? (
          <p className="quote pre" lang={event.language} dir="auto">
            {event.text}
          </p>
        ) : null}
        {event.other ? <OtherLink other={event.other} /> : null}
      </div>
    </li>
  )
}

/** What happened to a proposal, step by step, the oldest first: who, when, why. */
export const History = ({ events }: { events: readonly ShownEvent[] }) => (
  <ol className="lines">
    {events.map((event) => (
      <Step key={event.seq} event={event} />
    ))}
  </ol>
)
