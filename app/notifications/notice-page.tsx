import { useTranslation } from "../i18n/translation.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

type NoticePageProps = {
  /** Whose it is; null once the person was erased. */
  name: string | null
  /** Why it is not simply opened: nobody is signed in, somebody else is, or it can no longer be read. */
  door: "sign_in" | "somebody_else" | "gone"
  me: string | null
  path: string
}

/** Where a mail's link leads when it cannot lead to what the mail was about. */
export const NoticePage = ({ name, door, me, path }: NoticePageProps) => {
  const { t } = useTranslation()
  const whose = name ?? t("notifications.notice.somebody")
  return (
    <div className="wrap form band-s">
      <PageHead title={t("notifications.notice.title", { name: whose })} />
      {door === "sign_in" ? (
        <Note title={t("notifications.notice.sign_in")}>
          <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`}>
            {t("notifications.notice.sign_in_button")}
          </ButtonLink>
        </Note>
      ) : null}
      {door === "somebody_else" ? (
        <Note tone="wait" title={t("notifications.notice.other_title", { name: whose })}>
          <p>{t("notifications.notice.other_text", { me: me ?? "" })}</p>
          <form method="post" action="/sign-out">
            <input type="hidden" name="to" value={path} />
            <Button>{t("notifications.notice.sign_out")}</Button>
          </form>
        </Note>
      ) : null}
      {door === "gone" ? (
        <Note tone="wait" title={t("notifications.notice.gone_title")}>
          <p>{t("notifications.notice.gone_text")}</p>
          <ButtonLink href="/inbox">{t("notifications.notice.inbox")}</ButtonLink>
        </Note>
      ) : null}
    </div>
  )
}
