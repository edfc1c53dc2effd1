import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ProposalFilters as Filters } from "../proposals/filters.ts"
import { listProposalsAt } from "../proposals/list.server.ts"
import { ProposalFilters } from "../proposals/proposal-filters.tsx"
import { ProposalTable } from "../proposals/proposal-table.tsx"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { listTopics } from "../taxonomies/queries.server.ts"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const filters = Filters.parse(Object.fromEntries(search))
    const [page, topics] = await Promise.all([
      listProposalsAt(ctx, { roundtableId: roundtable.id, after, filters }),
      listTopics(ctx, context.locale),
    ])
    return {
      ...{ ...page, filters, topics, roundtable, isFirst: after === null },
      title: titleOf(context, `${context.t("proposals.title")}, ${roundtable.name}`),
    }
  })

export default function ProposalsOfTable() {
  const { rows, next, isFirst, filters, topics, roundtable } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/proposals`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="proposals"
      action={
        roundtable.closedAt ? null : <ButtonLink href={`${path}/new`}>{t("proposals.start.link")}</ButtonLink>
      }
    >
      <div className="stack-l">
        <p className="lead">{t("proposals.list.table_lead")}</p>
        <p>
          <a href={`/roundtables/${roundtable.code}/calls`}>{t("calls.title")}</a>
        </p>
        <ProposalFilters path={path} {...{ filters, topics }} regions={[]} />
        <ProposalTable {...{ path, rows, next, isFirst, filters }} empty={t("proposals.list.empty")} />
      </div>
    </RoundtableFrame>
  )
}
