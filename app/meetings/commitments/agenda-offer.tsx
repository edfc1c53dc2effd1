import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Note } from "../../ui/note.tsx"

type AgendaOfferProps = { open: number; titles: readonly string[]; formKey: string }

/** Offers to put the open commitments on the agenda; where they are, to bring their list up to date. */
export const AgendaOffer = ({ open, titles, formKey }: AgendaOfferProps) => {
  const { t } = useTranslation()
  if (open === 0) return null
  const item = t("commitments.agenda.item").toLowerCase()
  const isThere = titles.some((title) => title.toLowerCase() === item)
  return (
    <Note title={t("commitments.agenda.title", { count: open })}>
      <p>{t(isThere ? "commitments.agenda.there" : "commitments.agenda.offer")}</p>
      <Press
        {...{ formKey, fields: { intent: "commitments" }, kind: "line", dense: false }}
        label={t(isThere ? "commitments.agenda.renew" : "commitments.agenda.button")}
      />
    </Note>
  )
}
