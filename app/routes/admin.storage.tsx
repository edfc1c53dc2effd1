import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { FileTable } from "../operation/file-table.tsx"
import { measureFiles, measureStorage } from "../operation/storage.server.ts"
import { useSize } from "../operation/use-size.tsx"
import { pageMeta } from "../page-meta.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const title = titleOf(context, context.t("operation.sections.storage.title"))
    const [database, files] = await Promise.all([measureStorage(ctx), measureFiles(ctx)])
    return { title, ...database, files }
  })
}

export default function Storage() {
  const { total, tables, files } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { size, count } = useSize()
  const title = t("operation.sections.storage.title")
  return (
    <div className="wrap band-s">
      <AdminCrumbs title={title} />
      <PageHead title={title} lead={t("operation.storage.total", { size: size(total) })} />
      <div className="stack-l">
        <FileTable {...files} />
        <DataTable
          caption={t("operation.storage.caption")}
          rows={tables}
          rowKey={({ name }) => name}
          empty={t("operation.storage.empty")}
          columns={[
            {
              key: "name",
              heading: t("operation.storage.table"),
              cell: ({ name }) => (
                <bdi className="mono" lang="en" dir="ltr">
                  {name}
                </bdi>
              ),
            },
            {
              key: "bytes",
              heading: t("operation.storage.bytes"),
              numeric: true,
              cell: (row) => size(row.bytes),
            },
            {
              key: "rows",
              heading: t("operation.storage.rows"),
              numeric: true,
              cell: (row) => count(row.rows),
            },
          ]}
        />
      </div>
      <p className="small muted">{t("operation.storage.estimate")}</p>
    </div>
  )
}
