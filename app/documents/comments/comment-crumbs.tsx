import { useTranslation } from "../../i18n/translation.tsx"
import { Breadcrumb } from "../../ui/breadcrumb.tsx"

type CommentCrumbsProps = {
  paper: { code: string; title: string; language: string }
  /** A page under the list of comments. */
  here?: string
}

/** The way to the comments of a text. */
export const CommentCrumbs = ({ paper, here }: CommentCrumbsProps) => {
  const { t } = useTranslation()
  const home = `/documents/${paper.code}`
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: "/documents", label: t("common.nav.documents") },
        { href: home, label: paper.title, lang: paper.language },
        { href: `${home}/comments`, label: t("comments.title") },
        ...(here ? [{ label: here }] : []),
      ]}
    />
  )
}
