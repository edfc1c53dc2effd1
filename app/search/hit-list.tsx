import { useTranslation } from "../i18n/translation.tsx"
import type { Hit } from "./find.server.ts"
import type { Piece } from "./passage.ts"

/** A text with the words that were looked for marked; the pieces are plain text. */
const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>
    {pieces.map(({ text, isHit }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text in their fixed order
      isHit ? <mark key={index}>{text}</mark> : text,
    )}
  </>
)

/** What was found: the title leads to it; below what it is, and the passage that was found. */
export const HitList = ({ hits, start }: { hits: readonly Hit[]; start: number }) => {
  const { t, dates, locale } = useTranslation()
  return (
    <ol className="found" start={start}>
      {hits.map(({ id, kind, path, language, changedAt, title, passage }) => (
        <li key={id}>
          <h3>
            <a href={path} lang={language} dir="auto">
              <Pieces pieces={title} />
            </a>
          </h3>
          <p className="small">
            {t(`search.kinds.${kind as "document"}`)}
            {language === locale ? null : ` · ${t(`common.languages.${language as "it"}`)}`}
            {kind === "document" ? ` · ${dates.day(changedAt)}` : null}
          </p>
          {passage.length > 0 ? (
            <p lang={language} dir="auto">
              <Pieces pieces={passage} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
