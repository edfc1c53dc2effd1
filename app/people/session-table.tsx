import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { FormKey } from "../ui/form-key.tsx"

type Session = { id: string; device: string | null; createdAt: string | Date; isThis: boolean; key: string }

/** Where one is signed in; each can be ended. `key` is the one-time key of the row's form. */
export const SessionTable = ({ sessions }: { sessions: readonly Session[] }) => {
  const { t, dates } = useTranslation()
  const nameOf = (session: Session) => session.device ?? t("people.account.device_unknown")
  return (
    <DataTable
      caption={t("people.account.sessions")}
      captionHidden
      rows={sessions}
      rowKey={(session) => session.id}
      empty={t("common.none")}
      columns={[
        {
          key: "device",
          heading: t("people.account.device"),
          cell: (session) => (
            <>
              <bdi>{nameOf(session)}</bdi>
              {session.isThis ? <span className="muted"> ({t("people.account.current")})</span> : null}
            </>
          ),
        },
        {
          key: "since",
          heading: t("people.account.since"),
          cell: (session) => dates.moment(session.createdAt),
        },
        {
          key: "end",
          heading: t("people.account.end"),
          cell: (session) => (
            <form method="post">
              <FormKey value={session.key} />
              <input type="hidden" name="intent" value="end-session" />
              <input type="hidden" name="id" value={session.id} />
              <Button
                kind="quiet"
                dense
                aria-label={t("people.account.end_named", { device: nameOf(session) })}
              >
                {t("people.account.end")}
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}
