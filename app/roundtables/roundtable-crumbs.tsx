import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"

/** The way to something of a table: tables, this table, its documents, the thing. */
export const RoundtableCrumbs = ({
  roundtable,
  title,
  titleLanguage,
}: {
  roundtable: { code: string; name: string; language: string }
  title: string
  titleLanguage: string
}) => {
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}`
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: "/roundtables", label: t("common.nav.roundtables") },
        { href: home, label: roundtable.name, lang: roundtable.language },
        { href: `${home}/documents`, label: t("common.nav.documents") },
        { label: title, lang: titleLanguage },
      ]}
    />
  )
}
