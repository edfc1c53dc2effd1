import { useTranslation } from "../i18n/translation.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { PageLinks } from "../ui/page-links.tsx"
import { Tabs } from "../ui/tabs.tsx"
import { type InboxEntry, InboxList } from "./inbox-list.tsx"

type Table = { code: string; name: string }

type InboxPageProps = {
  entries: readonly InboxEntry[]
  next: string | null
  isFirst: boolean
  unreadOnly: boolean
  table: string | null
  tables: readonly Table[]
  /** Unread entries in all, and how many of them the reader may no longer see. */
  unread: number
  hidden: number
  done: boolean
  formKey: string
}

const addressOf = (page: { unreadOnly: boolean; table: string | null; after?: string }) => {
  const query = new URLSearchParams()
  if (page.unreadOnly) query.set("show", "unread")
  if (page.table) query.set("table", page.table)
  if (page.after) query.set("after", page.after)
  return query.size > 0 ? `/inbox?${query}` : "/inbox"
}

const Filter = ({ unreadOnly, table, tables }: Pick<InboxPageProps, "unreadOnly" | "table" | "tables">) => {
  const { t } = useTranslation()
  if (tables.length < 2) return null
  return (
    <form method="get" action="/inbox" className="row-x filter">
      {unreadOnly ? <input type="hidden" name="show" value="unread" /> : null}
      <div className="field">
        <label htmlFor="table">{t("notifications.inbox.table")}</label>
        <select id="table" name="table" className="inp" defaultValue={table ?? ""}>
          <option value="">{t("notifications.inbox.every_table")}</option>
          {tables.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Button kind="line">{t("notifications.inbox.filter")}</Button>
    </form>
  )
}

const ReadAll = ({ unread, hidden, formKey }: Pick<InboxPageProps, "unread" | "hidden" | "formKey">) => {
  const { t } = useTranslation()
  if (unread === 0) return null
  return (
    <form method="post" className="stack-s">
      <FormKey value={formKey} />
      <input type="hidden" name="intent" value="read-all" />
      {hidden > 0 ? <p className="muted">{t("notifications.inbox.hidden", { count: hidden })}</p> : null}
      <Button kind="line" icon="it-check">
        {t("notifications.inbox.read_all")}
      </Button>
    </form>
  )
}

const Ways = ({
  next,
  isFirst,
  ...view
}: Pick<InboxPageProps, "next" | "isFirst" | "unreadOnly" | "table">) => {
  const { t } = useTranslation()
  return (
    <PageLinks
      first={isFirst ? null : { href: addressOf(view), label: t("common.list.first") }}
      next={next ? { href: addressOf({ ...view, after: next }), label: t("common.list.next") } : null}
    />
  )
}

/** One's own notices, newest first, with what there is to do about them. */
export const InboxPage = (page: InboxPageProps) => {
  const { entries, unreadOnly, table, unread, done } = page
  const { t } = useTranslation()
  const empty = unreadOnly ? "empty_unread" : table ? "empty_table" : "empty"
  return (
    <div className="wrap read stack-l">
      <PageHead
        title={t("notifications.inbox.title")}
        lead={t("notifications.inbox.lead")}
        action={
          <ButtonLink kind="line" icon="it-settings" href="/account/notices">
            {t("notifications.inbox.settings")}
          </ButtonLink>
        }
      />
      {done ? (
        <Note tone="ok" live>
          {t("notifications.inbox.done")}
        </Note>
      ) : null}
      <Tabs
        label={t("notifications.inbox.views")}
        pick={`${t("notifications.inbox.view")}:`}
        tabs={[
          {
            ...{ href: addressOf({ unreadOnly: false, table }), current: !unreadOnly },
            label: t("notifications.inbox.all"),
          },
          {
            ...{ href: addressOf({ unreadOnly: true, table }), current: unreadOnly, count: unread },
            label: t("notifications.inbox.unread"),
          },
        ]}
      />
      <Filter {...page} />
      <ReadAll {...page} />
      {entries.length === 0 ? (
        <Empty>{t(`notifications.inbox.${empty}`)}</Empty>
      ) : (
        <InboxList entries={entries} />
      )}
      <Ways {...page} />
      <p className="small muted">{t("notifications.inbox.kept")}</p>
    </div>
  )
}
