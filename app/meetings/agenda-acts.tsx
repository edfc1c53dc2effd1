import { useTranslation } from "../i18n/translation.tsx"
import { Press } from "../roundtables/seats/press.tsx"
import { ButtonLink } from "../ui/button.tsx"
import type { AgendaItem } from "./meeting.ts"

type AgendaActsProps = {
  item: AgendaItem
  index: number
  count: number
  home: string
  keys: { up: string; down: string; remove: string } | undefined
}

/** What can be done with a point of the agenda: each a button that needs no script. */
export const AgendaActs = ({ item, index, count, home, keys }: AgendaActsProps) => {
  const { t } = useTranslation()
  if (!keys) return null
  const press = (intent: "up" | "down" | "remove") => (
    <Press
      formKey={keys[intent]}
      fields={{ intent, itemCode: item.code }}
      label={t(`meetings.agenda.${intent}`)}
      hidden={item.title}
    />
  )
  return (
    <div className="row-x">
      {index > 0 ? press("up") : null}
      {index < count - 1 ? press("down") : null}
      <ButtonLink dense kind="quiet" href={`${home}?edit=${item.code}#form`} hidden={item.title}>
        {t("meetings.agenda.change")}
      </ButtonLink>
      {press("remove")}
    </div>
  )
}
