import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { PaperTable } from "../documents/paper-table.tsx"
import { listPapers } from "../documents/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const page = await listPapers(ctx, { after })
    return { title: titleOf(context, context.t("documents.list.title")), ...page, isFirst: after === null }
  })

export default function Documents() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead title={t("documents.list.title")} lead={t("documents.list.lead")} />
      <PaperTable
        papers={rows}
        next={next}
        isFirst={isFirst}
        path="/documents"
        empty={t("documents.list.empty")}
        withRoundtable
      />
    </div>
  )
}
