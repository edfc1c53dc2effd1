import { MarkedText } from "../../i18n/marked-text.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { Day } from "../../ui/day.tsx"

export type ShownPassage = {
  seq: number
  act: string
  office: string
  name: string | null
  table: string
  tableLanguage: string
  to: string | null
  toLanguage: string | null
  text: string | null
  language: string
  createdAt: string | Date
}

const Step = ({ passage }: { passage: ShownPassage }) => {
  const { t, dates } = useTranslation()
  const { act, table, to, text, createdAt } = passage
  const office = t(`common.sitting.${passage.office as "chair"}`)
  const day = new Date(createdAt).toISOString()
  return (
    <li className="appt">
      <Day
        dateTime={day}
        top={dates.weekday(createdAt)}
        main={dates.dayOfMonth(createdAt)}
        bottom={dates.month(createdAt)}
      />
      <div>
        <h3>
          <MarkedText
            k={`items.acts.${act as "sent"}`}
            marks={{
              table: <bdi lang={passage.tableLanguage}>{table}</bdi>,
              to: <bdi lang={passage.toLanguage ?? undefined}>{to}</bdi>,
            }}
          />
        </h3>
        <p className="small">
          {office}
          {passage.name ? (
            <>
              {" · "}
              <bdi>{passage.name}</bdi>
            </>
          ) : null}
          {` · ${dates.year(createdAt)}, ${dates.time(createdAt)}`}
        </p>
        {text ? (
          <p className="quote pre" lang={passage.language} dir="auto">
            {text}
          </p>
        ) : null}
      </div>
    </li>
  )
}

/** Every step of an item, the oldest first: what was done, by which table, in which office. */
export const ItemWay = ({ passages }: { passages: readonly ShownPassage[] }) => (
  <ol className="lines">
    {passages.map((passage) => (
      <Step key={passage.seq} passage={passage} />
    ))}
  </ol>
)
