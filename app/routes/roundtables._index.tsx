import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { civilDay } from "../civil-time.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { tableState } from "../roundtables/card.ts"
import { ListFilters } from "../roundtables/card-input.ts"
import { refuseAdminister } from "../roundtables/policy.ts"
import { listRoundtables, listTerritories } from "../roundtables/queries.server.ts"
import { isFiltered, listAddress, RoundtableFilters } from "../roundtables/roundtable-filters.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const asked = (name: string) => search.get(name) || null
    const filters = ListFilters.parse({
      ...{ kind: asked("kind"), territory: asked("territory"), state: asked("state") },
    })
    const [page, territories] = await Promise.all([
      listRoundtables(ctx, { after, filters }),
      listTerritories(ctx),
    ])
    const mayCreate = refuseAdminister(ctx.actor) === null
    const title = titleOf(context, context.t("roundtables.list.title"))
    const today = civilDay(ctx.now)
    return { title, ...page, isFirst: after === null, filters, territories, mayCreate, today }
  })

export default function Roundtables() {
  const { rows, next, isFirst, filters, territories, mayCreate, today } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead
        title={t("roundtables.list.title")}
        lead={t("roundtables.list.lead")}
        action={
          mayCreate ? <ButtonLink href="/roundtables/new">{t("roundtables.list.new")}</ButtonLink> : null
        }
      />
      <RoundtableFilters filters={filters} territories={territories} />
      <DataTable
        caption={t("roundtables.list.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t(isFiltered(filters) ? "roundtables.list.no_match" : "roundtables.list.empty")}
        first={isFirst ? null : { href: listAddress(filters), label: t("common.list.first") }}
        next={next ? { href: listAddress(filters, next), label: t("common.list.next") } : null}
        columns={[
          {
            key: "name",
            heading: t("roundtables.list.name"),
            cell: (row) => (
              <a href={`/roundtables/${row.code}`} lang={row.language}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          {
            key: "kind",
            heading: t("roundtables.list.kind"),
            cell: (row) => t(`roundtables.kinds.${row.kind as "regional"}`),
          },
          {
            key: "territory",
            heading: t("roundtables.list.territory"),
            cell: (row) => <bdi lang="it">{row.territory}</bdi>,
          },
          {
            key: "state",
            heading: t("roundtables.list.state"),
            cell: (row) => t(`roundtables.list.states.${tableState(row, today)}`),
          },
          {
            key: "seats",
            heading: t("roundtables.list.seats"),
            numeric: true,
            cell: (row) => row.votingSeats,
          },
        ]}
      />
    </div>
  )
}
