import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readLogFilter } from "../audit/input.ts"
import { LogTable } from "../audit/log-table.tsx"
import { pageOfLog } from "../audit/queries.server.ts"
import { refuse } from "../errors.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseReadTrail } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, language } = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseReadTrail(ctx.actor, id))
    const { after, ...filter } = readLogFilter(new URLSearchParams()).filter
    const place = readLogFilter(new URL(request.url).searchParams).filter.after ?? after
    const page = await pageOfLog(ctx, { ...filter, people: null, roundtableId: id }, place)
    const title = titleOf(context, context.t("audit.trail.title"))
    return { title, ...page, table: { code, name, language }, isFirst: place === null }
  })
}

export default function Trail() {
  const { lines, next, isFirst, table } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/roundtables/${table.code}`
  return (
    <div className="wrap band-s">
      <BackLink href={`${home}/members`} label={table.name} lang={table.language} />
      <PageHead title={t("audit.trail.title")} lead={t("audit.trail.lead")} />
      <LogTable {...{ lines, next, isFirst }} path={`${home}/audit`} hrefOf={null} withTable={false} />
    </div>
  )
}
