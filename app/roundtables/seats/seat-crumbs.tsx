import { useTranslation } from "../../i18n/translation.tsx"
import { Breadcrumb } from "../../ui/breadcrumb.tsx"

type SeatCrumbsProps = {
  roundtable: { code: string; name: string; language: string }
  /** The seat, where the page is about one of its things; the page itself is `title`. */
  seat?: { code: string; label: string }
  title: string
}

/** The way to something of a seat: tables, this table, who sits there, the seat, the thing. */
export const SeatCrumbs = ({ roundtable, seat, title }: SeatCrumbsProps) => {
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}`
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: "/roundtables", label: t("common.nav.roundtables") },
        { href: home, label: roundtable.name, lang: roundtable.language },
        { href: `${home}/members`, label: t("roundtables.tabs.members") },
        ...(seat ? [{ href: `/seats/${seat.code}`, label: t("seats.title", { seat: seat.label }) }] : []),
        { label: title },
      ]}
    />
  )
}
