import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"

type CrumbsProps = {
  course: { code: string; title: string; language: string }
  edition?: { code: string; number: number }
  /** The page itself, where it is neither the course's nor the edition's. */
  title?: string
}

/** The way down to a page of a course or of one of its editions. */
export const CourseCrumbs = ({ course, edition, title }: CrumbsProps) => {
  const { t } = useTranslation()
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: "/courses", label: t("common.nav.courses") },
        { href: `/courses/${course.code}`, label: course.title, lang: course.language },
        ...(edition
          ? [{ href: `/editions/${edition.code}`, label: t("courses.edition", { number: edition.number }) }]
          : []),
        ...(title ? [{ label: title }] : []),
      ]}
    />
  )
}
