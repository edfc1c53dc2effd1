import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { AdhesionStatus } from "../people/adhesions/adhesion-history.tsx"
import { listAdhesions } from "../people/adhesions/queries.server.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { Tabs } from "../ui/tabs.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const [after, decided] = [search.get("after"), search.get("show") === "decided"]
    const page = await listAdhesions(ctx, { after, decided })
    const title = titleOf(context, context.t("organisations.adhesion.queue"))
    return { title, ...page, decided, isFirst: after === null }
  })
}

export default function Adhesions() {
  const { rows, next, decided, isFirst } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const base = decided ? "/adhesions?show=decided" : "/adhesions?show=open"
  return (
    <div className="wrap band-s">
      <PageHead title={t("organisations.adhesion.queue")} lead={t("organisations.adhesion.queue_lead")} />
      <Tabs
        label={t("organisations.adhesion.queue")}
        pick={t("organisations.adhesion.pick")}
        tabs={[
          { href: "/adhesions?show=open", label: t("organisations.adhesion.open"), current: !decided },
          { href: "/adhesions?show=decided", label: t("organisations.adhesion.decided"), current: decided },
        ]}
      />
      <DataTable
        caption={t("organisations.adhesion.queue")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t(decided ? "organisations.adhesion.none_decided" : "organisations.adhesion.none_open")}
        first={isFirst ? null : { href: base, label: t("common.list.first") }}
        next={next ? { href: `${base}&after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "name",
            heading: t("people.organisations.name"),
            cell: (row) => (
              <a href={`/adhesions/requests/${row.code}`} lang={row.language}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          {
            key: "table",
            heading: t("organisations.adhesion.table"),
            cell: (row) =>
              row.table ? (
                <bdi lang={row.tableLanguage ?? "it"}>{row.table}</bdi>
              ) : (
                t("organisations.adhesion.register_only")
              ),
          },
          {
            key: "due",
            heading: t("organisations.adhesion.answer_by"),
            cell: (row) => (row.dueOn ? dates.day(row.dueOn) : "–"),
          },
          {
            key: "state",
            heading: t("organisations.filter.state"),
            cell: (row) => <AdhesionStatus state={row.state} />,
          },
        ]}
      />
    </div>
  )
}
