import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context }: LoaderFunctionArgs) => ({
  title: titleOf(context, context.t("common.cookies_page.title")),
  days: context.ctx.settings.sessionDays,
})

export default function Cookies() {
  const { days } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const rows = [
    {
      name: "tavoli",
      purpose: t("common.cookies_page.session"),
      duration: t("common.cookies_page.session_duration", { count: days }),
    },
    {
      name: "tavoli_device",
      purpose: t("common.cookies_page.device"),
      duration: t("common.cookies_page.device_duration"),
    },
    {
      name: "tavoli_language",
      purpose: t("common.cookies_page.language"),
      duration: t("common.cookies_page.language_duration"),
    },
  ]
  return (
    <div className="wrap read band-s">
      <PageHead title={t("common.cookies_page.title")} lead={t("common.cookies_page.lead")} />
      <DataTable
        caption={t("common.cookies_page.table")}
        rows={rows}
        rowKey={(row) => row.name}
        empty={t("common.none")}
        columns={[
          {
            key: "name",
            heading: t("common.cookies_page.name"),
            cell: (row) => <bdi className="mono">{row.name}</bdi>,
          },
          { key: "purpose", heading: t("common.cookies_page.purpose"), cell: (row) => row.purpose },
          { key: "duration", heading: t("common.cookies_page.duration"), cell: (row) => row.duration },
        ]}
      />
    </div>
  )
}
