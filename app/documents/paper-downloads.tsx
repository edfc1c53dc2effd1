import { useTranslation } from "../i18n/translation.tsx"
import { ActionsMenu } from "../ui/menu.tsx"
import { FORMATS } from "./export/paper-frame.ts"

/** The files that a document can be saved as. */
export const PaperDownloads = ({ code }: { code: string }) => {
  const { t } = useTranslation()
  return (
    <ActionsMenu label={t("transfer.out.menu")} icon="it-download" quiet={false}>
      <ul>
        {FORMATS.map((format) => (
          <li key={format}>
            <a href={`/documents/${code}/export/${format}`}>{t(`transfer.out.${format}`)}</a>
          </li>
        ))}
      </ul>
    </ActionsMenu>
  )
}
