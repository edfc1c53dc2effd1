import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { SeatRow } from "../seat-table.tsx"

type CompositionTableProps = {
  group: { id: string; name: string; seats: readonly SeatRow[] }
  language: string
}

/** One constituency of a table on paper: seats, bodies, and names for those who may read them. */
export const CompositionTable = ({ group, language }: CompositionTableProps) => {
  const { t, dates } = useTranslation()
  const holders = (seat: SeatRow, isTitular: boolean) =>
    (seat.holders ?? []).filter((holder) => (holder.rank === 0) === isTitular)
  const names = (seat: SeatRow, isTitular: boolean) => (
    <bdi>
      {holders(seat, isTitular)
        .map((holder) => holder.name ?? "–")
        .join(", ") || "–"}
    </bdi>
  )
  const until = (seat: SeatRow) => {
    const [titular] = holders(seat, true)
    return titular?.endsOn ? dates.day(titular.endsOn) : "–"
  }
  const named = group.seats.some((seat) => seat.holders !== null)
  return (
    <Section id={`group-${group.id}`} title={<bdi lang={language}>{group.name}</bdi>}>
      <DataTable
        caption={t("roundtables.members.caption", { group: group.name })}
        captionHidden
        rows={group.seats}
        rowKey={(seat) => seat.code}
        empty={t("common.none")}
        columns={[
          { key: "seat", heading: t("roundtables.members.seat"), cell: (seat) => <bdi>{seat.label}</bdi> },
          {
            key: "body",
            heading: t("roundtables.members.body"),
            cell: (seat) => <bdi lang={seat.organisationLanguage}>{seat.organisation}</bdi>,
          },
          {
            key: "condition",
            heading: t("roundtables.members.condition"),
            cell: (seat) => t(`roundtables.members.conditions.${seat.condition}`),
          },
          ...(named
            ? [
                {
                  key: "titular",
                  heading: t("common.sitting.titular"),
                  cell: (seat: SeatRow) => names(seat, true),
                },
                {
                  key: "substitutes",
                  heading: t("seats.print.substitutes"),
                  cell: (seat: SeatRow) => names(seat, false),
                },
                { key: "until", heading: t("seats.print.until"), cell: until },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
