import { useTranslation } from "../i18n/translation.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { actionName, kindName } from "./names.ts"

export type ShownLine = {
  id: number
  seq: number | null
  at: string
  action: string
  kind: string
  subject: string
  actorId: string | null
  actor: string | null
  roundtable: { code: string; name: string; language: string } | null
  fields: readonly string[]
}

/** Who did it: by name, or what stands for a name that is no longer there. */
export const Doer = ({ actorId, actor }: Pick<ShownLine, "actorId" | "actor">) => {
  const { t } = useTranslation()
  if (actor) return <bdi>{actor}</bdi>
  return <span className="muted">{t(actorId ? "audit.list.person_erased" : "audit.list.nobody")}</span>
}

/** Codes of the log, which are in no language. */
export const Codes = ({ of }: { of: readonly string[] }) => (
  <bdi className="mono small" dir="ltr" lang="en">
    {of.join(" ")}
  </bdi>
)

const useColumns = (withTable: boolean, hrefOf: ((line: ShownLine) => string) | null) => {
  const { t, dates } = useTranslation()
  const columns: [Column<ShownLine>, ...Column<ShownLine>[]] = [
    {
      key: "what",
      heading: t("audit.list.what"),
      cell: (line) =>
        hrefOf ? <a href={hrefOf(line)}>{actionName(t, line.action)}</a> : actionName(t, line.action),
    },
    { key: "when", heading: t("audit.list.when"), cell: (line) => dates.moment(line.at) },
    { key: "who", heading: t("audit.list.who"), cell: (line) => <Doer {...line} /> },
    { key: "about", heading: t("audit.list.about"), cell: (line) => kindName(t, line.kind) },
    {
      key: "fields",
      heading: t("audit.list.fields"),
      cell: (line) =>
        line.fields.length > 0 ? <Codes of={line.fields} /> : <span aria-hidden="true">–</span>,
    },
    {
      key: "place",
      heading: t("audit.list.place"),
      numeric: true,
      cell: ({ seq }) => seq ?? <span className="muted">{t("audit.list.not_sealed")}</span>,
    },
  ]
  if (withTable)
    columns.splice(4, 0, {
      key: "roundtable",
      heading: t("audit.list.roundtable"),
      cell: ({ roundtable }) =>
        roundtable ? (
          <a href={`/roundtables/${roundtable.code}/audit`} lang={roundtable.language}>
            <bdi>{roundtable.name}</bdi>
          </a>
        ) : (
          <span aria-hidden="true">–</span>
        ),
    })
  return columns
}

type LogTableProps = {
  lines: readonly ShownLine[]
  /** Address of the list with its filter, without the place. */
  path: string
  next: string | null
  isFirst: boolean
  /** The page of an entry, for who may read values. */
  hrefOf: ((line: ShownLine) => string) | null
  withTable: boolean
}

/** Entries of the log, newest first, a page at a time. */
export const LogTable = ({ lines, path, next, isFirst, hrefOf, withTable }: LogTableProps) => {
  const { t } = useTranslation()
  const columns = useColumns(withTable, hrefOf)
  const more = path.includes("?") ? "&" : "?"
  return (
    <DataTable
      caption={t("audit.list.caption")}
      captionHidden
      rows={lines}
      rowKey={(line) => String(line.id)}
      empty={t("audit.list.empty")}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      next={next ? { href: `${path}${more}after=${next}`, label: t("common.list.next") } : null}
      columns={columns}
    />
  )
}
