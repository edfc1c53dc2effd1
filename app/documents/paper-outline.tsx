import { useTranslation } from "../i18n/translation.tsx"
import { headingsOf } from "./heading-list.ts"

/** The headings of a text as links into it. */
export const PaperOutline = ({ headings, language }: { headings: unknown; language: string }) => {
  const { t } = useTranslation()
  const listed = headingsOf(headings)
  if (listed.length === 0) return null
  return (
    <nav className="outline" aria-label={t("documents.page.outline")}>
      <h2 className="sec">{t("documents.page.outline")}</h2>
      <ol lang={language}>
        {listed.map(({ id, level, text }) => (
          <li key={id ?? text}>
            <a className={level > 1 ? "sub" : undefined} href={id ? `#${id}` : undefined}>
              <bdi>{text}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
