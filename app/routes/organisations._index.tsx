import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseKeepRegister } from "../people/policy.ts"
import { listOrganisations } from "../people/queries.server.ts"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const page = await listOrganisations(ctx, { after })
    const mayCreate = refuseKeepRegister(ctx.actor) === null
    const title = titleOf(context, context.t("people.organisations.title"))
    return { title, ...page, isFirst: after === null, mayCreate }
  })

export default function Organisations() {
  const { rows, next, isFirst, mayCreate } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead
        title={t("people.organisations.title")}
        lead={t("people.organisations.lead")}
        action={
          mayCreate ? (
            <ButtonLink href="/organisations/new">{t("people.organisations.new")}</ButtonLink>
          ) : null
        }
      />
      <DataTable
        caption={t("people.organisations.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("people.organisations.empty")}
        first={isFirst ? null : { href: "/organisations", label: t("common.list.first") }}
        next={next ? { href: `/organisations?after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "name",
            heading: t("people.organisations.name"),
            cell: (row) => (
              <a href={`/organisations/${row.code}`} lang={row.language}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          {
            key: "kind",
            heading: t("people.organisations.kind"),
            cell: (row) => t(`people.kinds.${row.kind as "school"}`),
          },
          {
            key: "territory",
            heading: t("people.organisations.territory"),
            cell: (row) => <bdi lang="it">{row.territory}</bdi>,
          },
        ]}
      />
    </div>
  )
}
