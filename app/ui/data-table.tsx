// biome-ignore-all lint/a11y/noRedundantRoles: `display: block` on phones takes a table's meaning, roles keep it
// biome-ignore-all lint/a11y/useSemanticElements: the elements are there, the roles stand beside them
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import { PageLinks } from "./page-links.tsx"

export type Column<Row> = {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** At the end of the cell, in tabular figures. */
  numeric?: boolean
  /** Sorting is a link to the same page; `now` says how it is sorted at this moment. */
  sort?: { href: string; now: "ascending" | "descending" | null }
}

type DataTableProps<Row> = {
  caption: ReactNode
  /** Hidden where a heading just above says the same. */
  captionHidden?: boolean
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What stands in place of an empty table: why it is empty and what to do. */
  empty: ReactNode
  /** Six numeric columns or more: a region that scrolls by itself between phone and desk. */
  wide?: { label: string }
  /** The next page of a list paged by key, or the way back to its beginning. */
  next?: { href: string; label: string } | null
  first?: { href: string; label: string } | null
  /** Totals, by column key. */
  totals?: Readonly<Record<string, ReactNode>>
}

const Heading = <Row,>({ column }: { column: Column<Row> }) => {
  const { heading, numeric, sort } = column
  const className = numeric ? "num" : undefined
  if (!sort)
    return (
      <th role="columnheader" scope="col" className={className}>
        {heading}
      </th>
    )
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={sort.now ?? undefined}>
      <a href={sort.href}>
        {heading}
        {sort.now ? <Icon name={sort.now === "ascending" ? "it-arrow-up" : "it-arrow-down"} /> : null}
      </a>
    </th>
  )
}

const Body = <Row,>({ columns, rows, rowKey }: Pick<DataTableProps<Row>, "columns" | "rows" | "rowKey">) => {
  const [title, ...others] = columns
  return (
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row" key={rowKey(row)}>
          <th role="rowheader" scope="row">
            {title.cell(row)}
          </th>
          {others.map(({ key, heading, numeric, cell }) => (
            <td role="cell" key={key} data-l={heading} className={numeric ? "num" : undefined}>
              <span>{cell(row)}</span>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

// An empty cell stays empty to the last space: on phones it is not shown at all.
const Totals = <Row,>({ columns, totals }: Required<Pick<DataTableProps<Row>, "columns" | "totals">>) => {
  const [title, ...others] = columns
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th role="rowheader" scope="row">
          {totals[title.key]}
        </th>
        {others.map(({ key, heading, numeric }) => (
          <td role="cell" key={key} data-l={heading} className={numeric ? "num" : undefined}>
            {totals[key] === undefined ? null : <span>{totals[key]}</span>}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

/** A table: caption, headings, rows that become cards on phones, and links to sort it and to go on. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { caption, captionHidden = false, columns, rows, rowKey, empty, wide, next, first, totals } = props
  if (rows.length === 0 && !first) return <div className="empty">{empty}</div>
  const table = (
    <table className="tbl stackable" role="table">
      <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Heading key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <Body columns={columns} rows={rows} rowKey={rowKey} />
      {totals ? <Totals columns={columns} totals={totals} /> : null}
    </table>
  )
  return (
    <>
      {wide ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="scroll-x" tabIndex={0} aria-label={wide.label}>
          {table}
        </section>
      ) : (
        table
      )}
      <PageLinks {...{ first, next }} />
    </>
  )
}
