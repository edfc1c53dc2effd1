import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { listEnrolments } from "../courses/enrolment-queries.server.ts"
import { EnrolmentStatus } from "../courses/words.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const { edition, course, ...page } = await listEnrolments(ctx, params.code ?? "", { after })
    return {
      title: titleOf(context, context.t("courses.enrolments.title")),
      edition: { code: edition.code, number: edition.number, capacity: edition.capacity },
      ...{ course, ...page, isFirst: after === null },
    }
  })
}

export default function EnrolmentsRoute() {
  const { edition, course, rows, next, isFirst, taken, waiting, needs } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/editions/${edition.code}/enrolments`
  return (
    <div className="wrap">
      <CourseCrumbs course={course} edition={edition} title={t("courses.enrolments.title")} />
      <PageHead
        title={t("courses.enrolments.title")}
        meta={[
          t("courses.seats.taken", { taken, capacity: edition.capacity }),
          waiting > 0 ? t("courses.seats.waiting", { count: waiting }) : null,
        ]}
      />
      <DataTable
        caption={t("courses.enrolments.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("courses.enrolments.empty")}
        first={isFirst ? null : { href: home, label: t("common.list.first") }}
        next={next ? { href: `${home}?after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "name",
            heading: t("courses.enrolments.name"),
            cell: (row) => (
              <a href={`/enrolments/${row.code}`}>
                <bdi>{row.name ?? t("courses.enrolments.erased")}</bdi>
              </a>
            ),
          },
          {
            key: "body",
            heading: t("courses.enrolments.body"),
            cell: (row) => <bdi lang={row.bodyLanguage ?? undefined}>{row.body}</bdi>,
          },
          {
            key: "profession",
            heading: t("courses.list.profession"),
            cell: (row) => t(`courses.professions.${row.profession as "mediator"}`),
          },
          {
            key: "state",
            heading: t("courses.editions.state"),
            cell: (row) => (
              <>
                <EnrolmentStatus state={row.state} />
                {row.position === null
                  ? null
                  : ` ${t("courses.enrolments.position", { position: row.position })}`}
                {row.isReserved ? ` ${t("courses.enrolments.reserved")}` : null}
              </>
            ),
          },
        ]}
      />
      {needs.length > 0 ? (
        <Section id="needs" title={t("courses.enrolments.needs")}>
          <SummaryList
            narrow
            missing="0"
            items={needs.map(({ kind, count }) => ({
              term: t(`courses.needs.${kind as "interpreter"}`),
              value: count,
            }))}
          />
        </Section>
      ) : null}
    </div>
  )
}
