import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { listOwnEnrolments } from "../courses/enrolment-queries.server.ts"
import { EnrolmentStatus } from "../courses/words.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const page = await listOwnEnrolments(ctx, { after })
    return { title: titleOf(context, context.t("courses.own.title")), ...page, isFirst: after === null }
  })
}

export default function MyCourses() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <BackLink href="/courses" label={t("courses.list.title")} />
      <PageHead
        title={t("courses.own.title")}
        lead={t("courses.own.lead")}
        action={
          <ButtonLink href="/my-certificates" kind="line">
            {t("certificates.own.link")}
          </ButtonLink>
        }
      />
      <DataTable
        caption={t("courses.own.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("courses.own.empty")}
        first={isFirst ? null : { href: "/my-courses", label: t("common.list.first") }}
        next={next ? { href: `/my-courses?after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "course",
            heading: t("courses.list.course"),
            cell: (row) => (
              <a href={`/enrolments/${row.code}`} lang={row.language}>
                <bdi>{row.course}</bdi>
              </a>
            ),
          },
          {
            key: "edition",
            heading: t("courses.editions.edition"),
            cell: (row) => (
              <a href={`/editions/${row.edition}`}>{t("courses.edition", { number: row.number })}</a>
            ),
          },
          {
            key: "state",
            heading: t("courses.editions.state"),
            cell: (row) => <EnrolmentStatus state={row.state} />,
          },
          {
            key: "next",
            heading: t("courses.own.next"),
            cell: (row) => (row.nextAt ? dates.longMoment(row.nextAt) : null),
          },
        ]}
      />
    </div>
  )
}
