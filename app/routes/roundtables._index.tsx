import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseAdminister } from "../roundtables/policy.ts"
import { listRoundtables } from "../roundtables/queries.server.ts"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const page = await listRoundtables(ctx, { after })
    const mayCreate = refuseAdminister(ctx.actor) === null
    const title = titleOf(context, context.t("roundtables.list.title"))
    return { title, ...page, isFirst: after === null, mayCreate }
  })

export default function Roundtables() {
  const { rows, next, isFirst, mayCreate } = useLoaderData<typeof loader>()
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
      <DataTable
        caption={t("roundtables.list.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("roundtables.list.empty")}
        first={isFirst ? null : { href: "/roundtables", label: t("common.list.first") }}
        next={next ? { href: `/roundtables?after=${next}`, label: t("common.list.next") } : null}
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
