import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"

type Row = {
  code: string
  name: string | null
  quality: string
  seat: string | null
  body: string | null
  hasMail: boolean
}

/** Whom a meeting is convened with, and how it reaches them; each may be looked at before. */
export const RecipientTable = ({ rows, preview }: { rows: readonly Row[]; preview: string }) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("meetings.send.recipients")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("meetings.send.nobody")}
      columns={[
        { key: "name", heading: t("meetings.deliveries.name"), cell: (row) => <bdi>{row.name}</bdi> },
        {
          key: "quality",
          heading: t("meetings.deliveries.quality"),
          cell: (row) => t(`common.sitting.${row.quality as "titular"}`),
        },
        { key: "seat", heading: t("meetings.deliveries.seat"), cell: (row) => <bdi>{row.seat ?? ""}</bdi> },
        { key: "body", heading: t("meetings.deliveries.body"), cell: (row) => <bdi>{row.body ?? ""}</bdi> },
        {
          key: "means",
          heading: t("meetings.deliveries.means"),
          cell: (row) => t(row.hasMail ? "meetings.deliveries.mail" : "meetings.deliveries.paper"),
        },
        {
          key: "preview",
          heading: t("meetings.send.preview"),
          cell: (row) =>
            row.hasMail ? (
              <ButtonLink
                dense
                kind="quiet"
                href={`${preview}?to=${row.code}#preview`}
                hidden={row.name ?? ""}
              >
                {t("meetings.send.see")}
              </ButtonLink>
            ) : (
              ""
            ),
        },
      ]}
    />
  )
}
