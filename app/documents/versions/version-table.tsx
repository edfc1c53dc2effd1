import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"

export type VersionRow = {
  number: number
  kind: string
  name: string | null
  sha256: string
  createdAt: string | Date
  by: string | null
}
type Props = {
  home: string
  language: string
  rows: readonly VersionRow[]
  next: number | null
  isFirst: boolean
}

/** The versions of a document, the latest first, a page at a time. */
export const VersionTable = ({ home, language, rows, next, isFirst }: Props) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("versions.caption")}
      captionHidden
      rows={rows}
      rowKey={({ number }) => String(number)}
      empty={t("versions.empty")}
      first={isFirst ? null : { href: home, label: t("common.list.first") }}
      next={next ? { href: `${home}?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "version",
          heading: t("versions.version"),
          cell: ({ number, name }) => (
            <>
              <a href={`${home}/${number}`}>{t("versions.number", { number })}</a>
              {name ? (
                <>
                  {" "}
                  <bdi lang={language}>{name}</bdi>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: "kind",
          heading: t("versions.what"),
          cell: ({ kind }) => t(`versions.kinds.${kind as "named"}`),
        },
        { key: "when", heading: t("versions.when"), cell: ({ createdAt }) => dates.moment(createdAt) },
        {
          key: "by",
          heading: t("versions.by"),
          cell: ({ by }) => (by ? <bdi>{by}</bdi> : t("versions.by_itself")),
        },
        {
          key: "changes",
          heading: t("versions.compare.heading"),
          cell: ({ number }) =>
            number > 1 ? (
              <a href={`${home}/changes?from=${number - 1}&to=${number}`}>
                {t("versions.compare.with_previous")}
                <span className="visually-hidden"> {t("versions.number", { number })}</span>
              </a>
            ) : (
              "–"
            ),
        },
      ]}
    />
  )
}
