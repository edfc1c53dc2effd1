import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { listRegions } from "../courses/catalogue.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PracticeFilters as Filters } from "../practices/filters.ts"
import { listPractices } from "../practices/list.server.ts"
import { PracticeFilters } from "../practices/practice-filters.tsx"
import { PracticeTable } from "../practices/practice-table.tsx"
import { listTopics } from "../taxonomies/queries.server.ts"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const filters = Filters.parse(Object.fromEntries(search))
    const [page, regions, topics] = await Promise.all([
      listPractices(ctx, { after, filters }),
      listRegions(ctx),
      listTopics(ctx, context.locale),
    ])
    return {
      ...{ ...page, filters, regions, topics, isFirst: after === null },
      title: titleOf(context, context.t("practices.title")),
    }
  })

export default function Practices() {
  const { rows, next, isFirst, filters, regions, topics } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead title={t("practices.title")} lead={t("practices.list.lead")} />
      <PracticeFilters path="/practices" {...{ filters, regions, topics }} />
      <PracticeTable
        path="/practices"
        withTable
        {...{ rows, next, isFirst, filters }}
        empty={t("practices.list.nothing")}
      />
    </div>
  )
}
