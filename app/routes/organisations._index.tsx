import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseQueue } from "../people/adhesions/policy.ts"
import { RegisterFilter } from "../people/organisations/input.ts"
import { listOrganisations } from "../people/organisations/queries.server.ts"
import { addressOf, RegisterFilters } from "../people/organisations/register-filters.tsx"
import { StateWord } from "../people/organisations/state-word.tsx"
import { refuseKeepRegister } from "../people/policy.ts"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Empty } from "../ui/empty.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const filter = RegisterFilter.parse(Object.fromEntries(search))
    const page = await listOrganisations(ctx, { after, filter })
    const mayCreate = refuseKeepRegister(ctx.actor) === null
    const mayDecide = refuseQueue(ctx.actor) === null
    const title = titleOf(context, context.t("people.organisations.title"))
    return { title, ...page, filter, isFirst: after === null, mayCreate, mayDecide }
  })

const Head = ({ mayCreate, mayDecide }: { mayCreate: boolean; mayDecide: boolean }) => {
  const { t } = useTranslation()
  const link = (href: string, label: string) => (
    <ButtonLink kind="line" href={href}>
      {label}
    </ButtonLink>
  )
  return (
    <PageHead
      title={t("people.organisations.title")}
      lead={t("people.organisations.lead")}
      action={
        <>
          {mayCreate ? (
            <>
              <ButtonLink href="/organisations/new">{t("people.organisations.new")}</ButtonLink>
              {link("/organisations/import", t("organisations.import.link"))}
            </>
          ) : null}
          {mayDecide
            ? link("/adhesions", t("organisations.adhesion.queue_link"))
            : link("/adhesions/new", t("organisations.adhesion.link"))}
        </>
      }
    />
  )
}

export default function Organisations() {
  const { rows, next, filter, isFirst, mayCreate, mayDecide } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const isFiltered = addressOf(filter) !== "/organisations"
  return (
    <div className="wrap band-s">
      <Head mayCreate={mayCreate} mayDecide={mayDecide} />
      <RegisterFilters filter={filter} />
      <DataTable
        caption={t("people.organisations.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={
          isFiltered ? (
            <Empty action={<a href="/organisations">{t("organisations.filter.clear")}</a>}>
              {t("organisations.filter.nothing")}
            </Empty>
          ) : (
            t("people.organisations.empty")
          )
        }
        first={isFirst ? null : { href: addressOf(filter), label: t("common.list.first") }}
        next={next ? { href: addressOf(filter, next), label: t("common.list.next") } : null}
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
            key: "level",
            heading: t("organisations.level"),
            cell: (row) => (
              <>
                {t(`organisations.levels.${row.level as "regional"}`)} <StateWord state={row.state} />
              </>
            ),
          },
          {
            key: "territory",
            heading: t("people.organisations.territory"),
            cell: (row) => <bdi lang="it">{row.territory}</bdi>,
          },
        ]}
      />
      <p className="small">
        <a href="/organisations.csv">{t("organisations.export")}</a>
      </p>
    </div>
  )
}
