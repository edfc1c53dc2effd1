import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import type { CertificateKind } from "../courses/certificates/entitled.ts"
import { listOwnCertificates } from "../courses/certificates/queries.server.ts"
import { PaperStatus } from "../courses/certificates/words.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const page = await listOwnCertificates(ctx, { after })
    return { title: titleOf(context, context.t("certificates.own.title")), ...page, isFirst: after === null }
  })
}

export default function MyCertificates() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <BackLink href="/my-courses" label={t("courses.own.title")} />
      <PageHead title={t("certificates.own.title")} lead={t("certificates.own.lead")} />
      <DataTable
        caption={t("certificates.own.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("certificates.own.empty")}
        first={isFirst ? null : { href: "/my-certificates", label: t("common.list.first") }}
        next={next ? { href: `/my-certificates?after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "course",
            heading: t("certificates.own.course"),
            cell: (row) => (
              <a href={`/certificates/${row.code}`}>
                <bdi lang={row.language}>{row.course}</bdi>, {t("courses.edition", { number: row.edition })}
              </a>
            ),
          },
          {
            key: "paper",
            heading: t("certificates.own.paper"),
            cell: (row) => t(`certificates.kinds.${row.kind as CertificateKind}`),
          },
          {
            key: "issued",
            heading: t("certificates.own.issued"),
            cell: (row) => dates.day(row.issuedAt),
          },
          {
            key: "status",
            heading: t("certificates.own.status"),
            cell: (row) => <PaperStatus status={row.status} />,
          },
        ]}
      />
    </div>
  )
}
