import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Status, type StatusLook } from "../ui/status.tsx"
import { kindOf } from "./kinds.ts"
import { MAIL_STATES, type MailState } from "./mail-state.ts"

type Mail = {
  id: string
  kind: string
  to: string | null
  isSecret: boolean
  state: MailState
  reason: string | null
  attempts: number
  lastError: string | null
  createdAt: string | Date
}

type MailLogProps = {
  rows: readonly Mail[]
  next: string | null
  isFirst: boolean
  state: MailState | null
}

const LOOKS: Record<MailState, StatusLook> = {
  due: { tone: "info", icon: "it-refresh" },
  waiting: { tone: "wait" },
  gathered: { tone: "wait" },
  sent: { tone: "ok" },
  dropped: { tone: "plain", icon: "it-minus-circle" },
  failed: { tone: "bad" },
}

const State = ({ mail }: { mail: Mail }) => {
  const { t } = useTranslation()
  return (
    <>
      <Status {...LOOKS[mail.state]}>{t(`notifications.log.states.${mail.state}`)}</Status>
      {mail.reason ? (
        <span className="small muted"> {t(`notifications.log.reasons.${mail.reason as "read"}`)}</span>
      ) : null}
      {mail.lastError ? (
        <span className="small muted" dir="auto">
          {" "}
          {t("notifications.log.error", { error: mail.lastError })}
        </span>
      ) : null}
    </>
  )
}

const Filter = ({ state }: { state: MailState | null }) => {
  const { t } = useTranslation()
  return (
    <form method="get" className="row-x filter">
      <div className="field">
        <label htmlFor="state">{t("notifications.log.filter")}</label>
        <select id="state" name="state" className="inp" defaultValue={state ?? ""}>
          <option value="">{t("notifications.log.every")}</option>
          {MAIL_STATES.map((value) => (
            <option key={value} value={value}>
              {t(`notifications.log.states.${value}`)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="line">{t("notifications.log.show")}</Button>
    </form>
  )
}

const addressOf = (state: MailState | null, after: string | null) => {
  const query = new URLSearchParams()
  if (state) query.set("state", state)
  if (after) query.set("after", after)
  return `/admin/mail${query.size > 0 ? `?${query}` : ""}`
}

/** The delivery log: what went out, what waits and why, what did not arrive. */
export const MailLog = ({ rows, next, isFirst, state }: MailLogProps) => {
  const { t, dates } = useTranslation()
  const recipient = (mail: Mail) =>
    mail.isSecret ? t("notifications.log.hidden") : (mail.to ?? t("notifications.log.no_address"))
  return (
    <>
      <Filter state={state} />
      <DataTable
        caption={t("notifications.log.title")}
        captionHidden
        rows={rows}
        rowKey={(mail) => mail.id}
        empty={t("notifications.log.empty")}
        first={isFirst ? null : { href: addressOf(state, null), label: t("common.list.first") }}
        next={next ? { href: addressOf(state, next), label: t("common.list.next") } : null}
        columns={[
          {
            key: "kind",
            heading: t("notifications.log.kind"),
            cell: (mail) => (
              <>
                {t(`mail.groups.${kindOf(mail.kind).group}`)} <code className="small muted">{mail.kind}</code>
              </>
            ),
          },
          { key: "to", heading: t("notifications.log.to"), cell: (mail) => <bdi>{recipient(mail)}</bdi> },
          { key: "state", heading: t("notifications.log.state"), cell: (mail) => <State mail={mail} /> },
          {
            ...{ key: "attempts", heading: t("notifications.log.attempts"), numeric: true },
            cell: (mail) => mail.attempts,
          },
          {
            key: "at",
            heading: t("notifications.log.at"),
            cell: (mail) => dates.moment(mail.createdAt),
          },
        ]}
      />
    </>
  )
}
