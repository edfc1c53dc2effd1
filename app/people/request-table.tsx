import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Person } from "../ui/person.tsx"

type Waiting = {
  code: string
  name: string | null
  email: string | null
  organisation: string
  isRegistered: boolean
  role: string
  createdAt: string | Date
}
type RequestTableProps = {
  rows: readonly Waiting[]
  next?: { href: string; label: string } | null
  first?: { href: string; label: string } | null
}

/** Requests that wait for a decision; each leads to its page. */
export const RequestTable = ({ rows, next = null, first = null }: RequestTableProps) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("people.requests.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("people.requests.empty")}
      next={next}
      first={first}
      columns={[
        {
          key: "name",
          heading: t("people.requests.person"),
          cell: (row) => (
            <a href={`/requests/${row.code}`}>
              <Person name={row.name ?? t("people.erased")} detail={<bdi>{row.email}</bdi>} />
            </a>
          ),
        },
        {
          key: "organisation",
          heading: t("people.request.organisation"),
          cell: (row) => (
            <>
              <bdi dir="auto">{row.organisation}</bdi>
              {row.isRegistered ? null : <span className="muted"> ({t("people.requests.typed")})</span>}
            </>
          ),
        },
        { key: "role", heading: t("people.request.role"), cell: (row) => <bdi dir="auto">{row.role}</bdi> },
        { key: "at", heading: t("people.requests.since"), cell: (row) => dates.moment(row.createdAt) },
      ]}
    />
  )
}
