import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Empty } from "../ui/empty.tsx"
import { Section } from "../ui/page-head.tsx"

type SeatLine = {
  label: string
  voting: boolean
  seatCode: string
  roundtable: string
  roundtableCode: string
  language: string
}

/** Where a body sits: tables and seats, never the persons on them. */
export const SeatsOfOrganisation = ({ seats }: { seats: readonly SeatLine[] }) => {
  const { t } = useTranslation()
  return (
    <Section id="seats" title={t("people.organisations.seats")}>
      {seats.length === 0 ? (
        <Empty>{t("people.organisations.no_seats")}</Empty>
      ) : (
        <DataTable
          caption={t("people.organisations.seats")}
          captionHidden
          rows={seats}
          rowKey={(row) => row.seatCode}
          empty={null}
          columns={[
            {
              key: "roundtable",
              heading: t("organisations.seats.roundtable"),
              cell: (row) => (
                <a href={`/roundtables/${row.roundtableCode}`}>
                  <bdi lang={row.language}>{row.roundtable}</bdi>
                </a>
              ),
            },
            { key: "seat", heading: t("roundtables.members.seat"), cell: (row) => row.label },
            {
              key: "voting",
              heading: t("organisations.seats.how"),
              cell: (row) => t(row.voting ? "people.organisations.voting" : "people.organisations.advisory"),
            },
          ]}
        />
      )}
    </Section>
  )
}
