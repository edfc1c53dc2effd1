import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { Uses } from "../taxonomies/topic-parts.tsx"
import { listVocabularies } from "../taxonomies/vocabularies.server.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("operation.sections.taxonomies.title")),
    vocabularies: await listVocabularies(ctx),
  }))
}

export default function Taxonomies() {
  const { vocabularies } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const title = t("operation.sections.taxonomies.title")
  return (
    <div className="wrap band-s">
      <AdminCrumbs title={title} />
      <PageHead title={title} lead={t("taxonomies.lead")} />
      <DataTable
        caption={title}
        captionHidden
        rows={vocabularies}
        rowKey={({ key }) => key}
        empty={t("taxonomies.list.empty")}
        columns={[
          {
            key: "name",
            heading: t("taxonomies.list.vocabulary"),
            cell: ({ key }) => <a href={`/admin/taxonomies/${key}`}>{t(`taxonomies.${key}.title`)}</a>,
          },
          {
            key: "offered",
            heading: t("taxonomies.list.offered"),
            numeric: true,
            cell: ({ offered }) => offered,
          },
          { key: "past", heading: t("taxonomies.list.past"), numeric: true, cell: ({ past }) => past },
          { key: "uses", heading: t("taxonomies.list.uses"), cell: ({ uses }) => <Uses uses={uses} /> },
          {
            key: "keeper",
            heading: t("taxonomies.list.keeper"),
            cell: ({ key }) => t(`taxonomies.${key}.keeper`),
          },
        ]}
      />
    </div>
  )
}
