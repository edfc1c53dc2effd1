import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"

type Text = { code: string; title: string; language: string; version: number | null }

/** The texts that are decided on, each at the version that was frozen. */
export const BallotTexts = ({ texts }: { texts: readonly Text[] }) => {
  const { t } = useTranslation()
  if (texts.length === 0) return null
  return (
    <Section id="texts" title={t("ballots.page.texts")}>
      <ul className="lines">
        {texts.map(({ code, title, language, version }) => (
          <li key={code}>
            <a
              href={version === null ? `/documents/${code}` : `/documents/${code}/versions/${version}`}
              lang={language}
            >
              <bdi>{title}</bdi>
            </a>
            {version === null ? null : ` (${t("ballots.page.version", { number: version })})`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
