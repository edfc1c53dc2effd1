import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { TermFilter } from "../taxonomies/input.ts"
import { TerritoryFilter, TerritoryTable } from "../taxonomies/territory-table.tsx"
import { getTerritoryName, listTerritoryTerms } from "../taxonomies/vocabularies.server.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const filter = TermFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
    const page = await listTerritoryTerms(ctx, filter)
    const whole = filter.within ? await getTerritoryName(ctx, filter.within) : null
    return {
      title: titleOf(context, context.t("taxonomies.territories.title")),
      ...{ ...page, filter, whole },
    }
  })
}

export default function Territories() {
  const { whole, ...list } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const title = t("taxonomies.territories.title")
  return (
    <div className="wrap band-s stack">
      <AdminCrumbs
        title={title}
        parent={{ href: "/admin/taxonomies", label: t("operation.sections.taxonomies.title") }}
      />
      <PageHead title={title} lead={t("taxonomies.territories.lead")} />
      <Note title={t("taxonomies.territories.why_title")}>{t("taxonomies.territories.why")}</Note>
      <TerritoryFilter filter={list.filter} />
      {whole ? (
        <p>
          {t("taxonomies.territories.parts_of", { name: whole })}{" "}
          <a href="/admin/taxonomies/territories">{t("taxonomies.territories.all")}</a>
        </p>
      ) : null}
      <TerritoryTable {...list} />
    </div>
  )
}
