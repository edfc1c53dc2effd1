import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"

type Props = { files: readonly { number: number; title: string; fileCode: string }[] }

/** What is annexed to a proposal: whoever signs it signs that too. */
export const Annexes = ({ files }: Props) => {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <Section id="files" title={t("attachments.title")} count={files.length}>
      <ol className="lines annexes">
        {files.map(({ number, title, fileCode }) => (
          <li key={number}>
            <strong>{t("attachments.number", { number })}</strong>{" "}
            <a href={`/files/${fileCode}`}>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </Section>
  )
}
