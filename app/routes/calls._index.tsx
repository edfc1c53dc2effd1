import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CallTable } from "../calls/call-table.tsx"
import { listCalls } from "../calls/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    return {
      ...{ ...(await listCalls(ctx, after)), isFirst: after === null },
      title: titleOf(context, context.t("calls.title")),
    }
  })

export default function Calls() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead title={t("calls.title")} lead={t("calls.list.lead")} />
      <p>
        <a href="/proposals">{t("calls.list.to_proposals")}</a>
      </p>
      <CallTable path="/calls" withTable {...{ rows, next, isFirst }} />
    </div>
  )
}
