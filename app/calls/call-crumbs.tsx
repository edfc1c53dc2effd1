import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"

type Props = {
  table: { code: string; name: string; language: string }
  call: { title: string; language: string }
}

/** The way to a call, by its table. */
export const CallCrumbs = ({ table, call }: Props) => {
  const { t } = useTranslation()
  const home = `/roundtables/${table.code}`
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: home, label: table.name, lang: table.language },
        { href: `${home}/calls`, label: t("calls.title") },
        { label: call.title, lang: call.language },
      ]}
    />
  )
}
