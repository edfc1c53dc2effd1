import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { type Column, DataTable } from "#app/ui/data-table.tsx"

type Row = { id: string; name: string; votes: number }
const columns: [Column<Row>, Column<Row>] = [
  { key: "name", heading: "Tavolo", cell: (row) => row.name, sort: { href: "?by=name", now: "ascending" } },
  {
    key: "votes",
    heading: "Voti",
    cell: (row) => row.votes,
    numeric: true,
    sort: { href: "?by=votes", now: null },
  },
]
const rows: Row[] = [{ id: "1", name: "Scuola", votes: 18 }]
const table = { caption: "Tavoli", columns, rowKey: (row: Row) => row.id, empty: "Nessun tavolo" }

test("the first cell names the row, the others say their heading on phones", () => {
  const markup = renderToStaticMarkup(<DataTable {...table} rows={rows} />)
  expect(markup).toContain('<th role="rowheader" scope="row">Scuola</th>')
  expect(markup).toContain('<td role="cell" data-l="Voti" class="num"><span>18</span></td>')
})

test("the column by which it is sorted says so, and sorting is a link", () => {
  const markup = renderToStaticMarkup(<DataTable {...table} rows={rows} />)
  expect(markup).toContain('aria-sort="ascending"><a href="?by=name">')
  expect(markup.match(/aria-sort/g)).toHaveLength(1)
})

test("an empty list is a sentence, not a table without rows", () => {
  expect(renderToStaticMarkup(<DataTable {...table} rows={[]} />)).toBe(
    '<div class="empty">Nessun tavolo</div>',
  )
})

test("a wide table is a region that the keyboard reaches, with a name", () => {
  const markup = renderToStaticMarkup(<DataTable {...table} rows={rows} wide={{ label: "Presenze" }} />)
  expect(markup).toContain('<section class="scroll-x" tabindex="0" aria-label="Presenze">')
})

test("a list paged by key links to what follows and to its beginning", () => {
  const markup = renderToStaticMarkup(
    <DataTable
      {...table}
      rows={rows}
      next={{ href: "?after=1", label: "Altri" }}
      first={{ href: "?", label: "Primi" }}
    />,
  )
  expect(markup).toContain('<a class="btn btn-line s" href="?after=1" rel="next">Altri</a>')
  expect(markup).toContain('<a href="?">Primi</a>')
})

test("a total leaves the cells empty that have none", () => {
  const markup = renderToStaticMarkup(<DataTable {...table} rows={rows} totals={{ name: "In tutto" }} />)
  expect(markup).toContain('<td role="cell" data-l="Voti" class="num"></td></tr></tfoot>')
})
