import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PaperStatus } from "./paper-status.tsx"

type Paper = {
  code: string
  title: string
  language: string
  kind: string
  state: string
  roundtable: string
  roundtableCode: string
  roundtableLanguage: string
  writtenAt: string | null
}
type PaperTableProps = {
  papers: readonly Paper[]
  next: string | null
  isFirst: boolean
  path: string
  empty: string
  withRoundtable: boolean
}

/** Documents as a table, a page at a time. */
export const PaperTable = ({ papers, next, isFirst, path, empty, withRoundtable }: PaperTableProps) => {
  const { t, dates } = useTranslation()
  const roundtable = {
    key: "roundtable",
    heading: t("documents.list.roundtable"),
    cell: (paper: Paper) => (
      <a href={`/roundtables/${paper.roundtableCode}`}>
        <bdi lang={paper.roundtableLanguage}>{paper.roundtable}</bdi>
      </a>
    ),
  }
  return (
    <DataTable
      caption={t("documents.list.caption")}
      captionHidden
      rows={papers}
      rowKey={(paper) => paper.code}
      empty={empty}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      next={next ? { href: `${path}?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "title",
          heading: t("documents.list.document"),
          cell: (paper) => (
            <a href={`/documents/${paper.code}`} lang={paper.language}>
              <bdi>{paper.title}</bdi>
            </a>
          ),
        },
        {
          key: "state",
          heading: t("documents.list.state"),
          cell: (paper) => <PaperStatus state={paper.state} />,
        },
        {
          key: "changed",
          heading: t("documents.list.changed"),
          cell: (paper) => (paper.writtenAt ? dates.moment(paper.writtenAt) : t("common.none")),
        },
        ...(withRoundtable ? [roundtable] : []),
      ]}
    />
  )
}
