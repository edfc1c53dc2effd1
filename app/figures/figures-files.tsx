import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"
import { LICENCE } from "./licence.ts"

/** The same numbers as files; of a public table they are open data. */
export const FiguresFiles = ({ path, query, isOpen }: { path: string; query: string; isOpen: boolean }) => {
  const { t } = useTranslation()
  const formats = ["csv", "xlsx", ...(isOpen ? ["json"] : [])] as ("csv" | "xlsx" | "json")[]
  return (
    <Section id="files" title={t(isOpen ? "figures.files.open_title" : "figures.files.title")}>
      <p>{t(isOpen ? "figures.files.open_lead" : "figures.files.lead")}</p>
      <ul>
        {formats.map((format) => (
          <li key={format}>
            <a href={`${path}/${format}${query}`}>{t(`figures.files.${format}`)}</a>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <p>
          {t("figures.files.licence")}{" "}
          <a href={LICENCE.url} rel="license">
            <bdi>{LICENCE.name}</bdi>
          </a>
        </p>
      ) : null}
    </Section>
  )
}
