import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { FormKey } from "../ui/form-key.tsx"
import type { Group } from "./kinds.ts"

export type InboxEntry = {
  id: string
  /** The civil day in Rome, to gather the entries of one day under it. */
  day: string
  line: string
  group: Group
  createdAt: string | Date
  isRead: boolean
  /** Whether there is a page that it is about. */
  leads: boolean
  table: { code: string; name: string; language: string } | null
  /** One-time key of the row's forms. */
  key: string
}

const Line = ({ entry }: { entry: InboxEntry }) => {
  if (!entry.leads) return <span dir="auto">{entry.line}</span>
  return (
    <form method="post">
      <FormKey value={entry.key} />
      <input type="hidden" name="intent" value="open" />
      <input type="hidden" name="id" value={entry.id} />
      <button type="submit" className="as-link" dir="auto">
        {entry.line}
      </button>
    </form>
  )
}

const MarkRead = ({ entry }: { entry: InboxEntry }) => {
  const { t } = useTranslation()
  return (
    <form method="post">
      <FormKey value={entry.key} />
      <input type="hidden" name="intent" value="read" />
      <input type="hidden" name="id" value={entry.id} />
      <Button
        kind="quiet"
        dense
        icon="it-check"
        hidden={t("notifications.inbox.read_named", { line: entry.line })}
      >
        {t("notifications.inbox.read")}
      </Button>
    </form>
  )
}

const Entry = ({ entry }: { entry: InboxEntry }) => {
  const { t, dates } = useTranslation()
  return (
    <li className={entry.isRead ? undefined : "unread"}>
      <div>
        <h3>
          <Line entry={entry} />
          {entry.isRead ? null : (
            <span className="visually-hidden"> {t("notifications.inbox.is_unread")}</span>
          )}
        </h3>
        <p className="small">
          <time dateTime={new Date(entry.createdAt).toISOString()}>{dates.time(entry.createdAt)}</time>
          {" · "}
          {t(`mail.groups.${entry.group}`)}
          {entry.table ? (
            <>
              {" · "}
              <bdi lang={entry.table.language}>{entry.table.name}</bdi>
            </>
          ) : null}
        </p>
      </div>
      {entry.isRead ? null : <MarkRead entry={entry} />}
    </li>
  )
}

/** The entries of an inbox by day; the line opens the page that it is about and is read by that. */
export const InboxList = ({ entries }: { entries: readonly InboxEntry[] }) => {
  const { dates } = useTranslation()
  const days = [...new Set(entries.map(({ day }) => day))]
  return (
    <div className="stack-l">
      {days.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="sec" id={`day-${day}`}>
            <time dateTime={day}>{dates.longDay(day)}</time>
          </h2>
          <ul className="notices">
            {entries
              .filter((entry) => entry.day === day)
              .map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
