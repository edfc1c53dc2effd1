import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import type { ChoosableGroup } from "./kinds.ts"

export type UnsubscribePageProps = {
  /** Whose mail it is; null once the person was erased. */
  name: string | null
  about: ChoosableGroup | "digest"
  state: "open" | "stopped" | "expired"
  wasRenewed: boolean
  formKey: string
}

const Expired = ({ wasRenewed, formKey }: Pick<UnsubscribePageProps, "wasRenewed" | "formKey">) => {
  const { t } = useTranslation()
  if (wasRenewed)
    return (
      <Note tone="ok" live title={t("notifications.unsubscribe.renewed_title")}>
        {t("notifications.unsubscribe.renewed")}
      </Note>
    )
  return (
    <Note tone="wait" title={t("notifications.unsubscribe.expired_title")}>
      <p>{t("notifications.unsubscribe.expired")}</p>
      <form method="post">
        <FormKey value={formKey} />
        <Button name="intent" value="renew">
          {t("notifications.unsubscribe.renew")}
        </Button>
      </form>
    </Note>
  )
}

/** What the link of a mail shows: what it would stop, for whom, and one button. */
export const UnsubscribePage = ({ name, about, state, wasRenewed, formKey }: UnsubscribePageProps) => {
  const { t } = useTranslation()
  const group = about === "digest" ? t("notifications.unsubscribe.digest") : t(`mail.groups.${about}`)
  return (
    <div className="wrap form band-s stack">
      <PageHead
        title={t("notifications.unsubscribe.title", {
          name: name ?? t("notifications.unsubscribe.somebody"),
        })}
      />
      {state === "expired" ? <Expired wasRenewed={wasRenewed} formKey={formKey} /> : null}
      {state === "stopped" ? (
        <Note tone="ok" live title={t("notifications.unsubscribe.stopped_title")}>
          {t("notifications.unsubscribe.stopped", { group })}
        </Note>
      ) : null}
      {state === "open" ? (
        <form method="post" className="stack">
          <FormKey value={formKey} />
          <p>{t("notifications.unsubscribe.open", { group })}</p>
          <Button>{t("notifications.unsubscribe.button")}</Button>
        </form>
      ) : null}
      <p>
        <a href="/account/notices">{t("notifications.unsubscribe.choose")}</a>
      </p>
    </div>
  )
}
