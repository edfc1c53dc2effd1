import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"

type AdminCrumbsProps = { title: string; parent?: { href: string; label: string } }

/** The way to a page for administrators. */
export const AdminCrumbs = ({ title, parent }: AdminCrumbsProps) => {
  const { t } = useTranslation()
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[{ href: "/admin", label: t("operation.title") }, ...(parent ? [parent] : []), { label: title }]}
    />
  )
}
