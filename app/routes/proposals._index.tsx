import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { listRegions } from "../courses/catalogue.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ProposalFilters as Filters } from "../proposals/filters.ts"
import { listProposals } from "../proposals/list.server.ts"
import { ProposalFilters } from "../proposals/proposal-filters.tsx"
import { ProposalTable } from "../proposals/proposal-table.tsx"
import { listTopics } from "../taxonomies/queries.server.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const filters = Filters.parse(Object.fromEntries(search))
    const [page, regions, topics] = await Promise.all([
      listProposals(ctx, { after, filters }),
      listRegions(ctx),
      listTopics(ctx, context.locale),
    ])
    return {
      ...{ ...page, filters, regions, topics, isFirst: after === null, done: search.get("done") },
      title: titleOf(context, context.t("proposals.title")),
    }
  })

export default function Proposals() {
  const { rows, next, isFirst, done, filters, regions, topics } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead title={t("proposals.title")} lead={t("proposals.list.lead")} />
      <p>
        <a href="/calls">{t("calls.title")}</a>
      </p>
      {done === "declined" ? (
        <Note tone="ok" live>
          {t("proposals.authors.done.declined")}
        </Note>
      ) : null}
      <ProposalFilters path="/proposals" {...{ filters, regions, topics }} />
      <ProposalTable
        path="/proposals"
        withTable
        {...{ rows, next, isFirst, filters }}
        empty={t("proposals.list.nothing")}
      />
      <p>
        <a href="/practices">{t("practices.list.all")}</a>
      </p>
    </div>
  )
}
