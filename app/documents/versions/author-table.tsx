import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import type { AuthoredRun } from "./authors.ts"

type Props = {
  runs: readonly AuthoredRun[]
  /** By place; null for somebody whose data was erased. */
  names: readonly (string | null)[]
  language: string
}
type Row = AuthoredRun & { key: string }

const Names = ({ authors, names }: { authors: readonly number[]; names: Props["names"] }) => {
  const { t } = useTranslation()
  if (authors.length === 0) return <span className="muted">{t("versions.authors.unknown")}</span>
  return (
    <ul className="bare">
      {authors.map((author) => (
        <li key={author}>
          {author < 0 ? (
            <span className="muted">{t("versions.authors.unknown")}</span>
          ) : (
            <bdi>{names[author] ?? t("people.erased")}</bdi>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Passages and who wrote them, in words: neighbours by the same people stand together. */
export const AuthorTable = ({ runs, names, language }: Props) => {
  const { t } = useTranslation()
  const rows: Row[] = runs.map((run, at) => ({ ...run, key: String(at) }))
  return (
    <div className="authors">
      <DataTable
        caption={t("versions.authors.caption")}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        empty={t("versions.authors.none")}
        columns={[
          {
            key: "who",
            heading: t("versions.authors.who"),
            cell: ({ authors }) => <Names authors={authors} names={names} />,
          },
          {
            key: "what",
            heading: t("versions.authors.what"),
            cell: ({ passages }) => (
              <div className="stack" lang={language}>
                {passages.map(({ text, level }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: passages of one text in their order
                  <p key={at} dir="auto">
                    {level > 0 ? <strong>{text}</strong> : text}
                  </p>
                ))}
              </div>
            ),
          },
        ]}
      />
    </div>
  )
}
