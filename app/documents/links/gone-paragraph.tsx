import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import type { AskedParagraph } from "./asked-paragraph.server.ts"

/** Says that the paragraph of an address stands in the text no more, and where it last stood. */
export const GoneParagraph = ({ code, paragraph }: { code: string; paragraph: AskedParagraph | null }) => {
  const { t } = useTranslation()
  if (!paragraph?.isGone) return null
  return (
    <Note tone="wait" live>
      {t("links.paragraph.gone")}{" "}
      {paragraph.lastIn === null ? null : (
        <a href={`/documents/${code}/versions/${paragraph.lastIn}#${paragraph.block}`}>
          {t("links.paragraph.last_in", { number: paragraph.lastIn })}
        </a>
      )}
    </Note>
  )
}
