import { useTranslation } from "../../../i18n/translation.tsx"

const FORMATS = ["pdf", "docx", "odt", "html"] as const

/** The files of a verbale, and the command that checks one. */
export const MinutesFiles = ({ code, at = "/minutes" }: { code: string; at?: string }) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="files" className="stack-s">
      <h2 className="sec" id="files">
        {t("transfer.out.menu")}
      </h2>
      <ul>
        {FORMATS.map((format) => (
          <li key={format}>
            <a href={`${at}/${code}/export/${format}`} download>
              {t(`transfer.out.${format}`)}
            </a>
          </li>
        ))}
        <li>
          <a href={`${at}/${code}/export/json`} download>
            {t("minutes.export.json")}
          </a>
        </li>
      </ul>
    </section>
  )
}
