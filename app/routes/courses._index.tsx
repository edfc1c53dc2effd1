import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { listCourses, listRegions } from "../courses/catalogue.server.ts"
import { CourseFilters, catalogueAddress } from "../courses/course-filters.tsx"
import { CatalogueFilters } from "../courses/input.ts"
import { refuseKeepCourses } from "../courses/policy.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listTopics } from "../taxonomies/queries.server.ts"
import { Actions, ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const asked = (name: string) => search.get(name) || null
    const filters = CatalogueFilters.parse({
      ...{ region: asked("region"), topic: asked("topic"), profession: asked("profession") },
    })
    const [page, regions, topics] = await Promise.all([
      listCourses(ctx, { after: asked("after"), filters }),
      listRegions(ctx),
      listTopics(ctx, context.locale),
    ])
    return {
      ...{ ...page, filters, regions, topics, isFirst: !asked("after") },
      title: titleOf(context, context.t("courses.list.title")),
      mayKeep: refuseKeepCourses(ctx.actor) === null,
      isSignedIn: ctx.actor.personId !== null,
    }
  })

export default function Courses() {
  const { rows, next, isFirst, filters, regions, topics, mayKeep, isSignedIn } =
    useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead
        title={t("courses.list.title")}
        lead={t("courses.list.lead")}
        action={
          <Actions>
            {isSignedIn ? (
              <ButtonLink href="/my-courses" kind="line">
                {t("courses.own.title")}
              </ButtonLink>
            ) : null}
            {mayKeep ? <ButtonLink href="/courses/new">{t("courses.new.title")}</ButtonLink> : null}
          </Actions>
        }
      />
      <CourseFilters {...{ filters, regions, topics }} />
      <DataTable
        caption={t("courses.list.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("courses.list.empty")}
        first={isFirst ? null : { href: catalogueAddress(filters), label: t("common.list.first") }}
        next={next ? { href: catalogueAddress(filters, next), label: t("common.list.next") } : null}
        columns={[
          {
            key: "title",
            heading: t("courses.list.course"),
            cell: (row) => (
              <>
                <a href={`/courses/${row.code}`} lang={row.language}>
                  <bdi>{row.title}</bdi>
                </a>
                {row.isTemplate ? ` (${t("courses.list.template")})` : null}
              </>
            ),
          },
          {
            key: "provider",
            heading: t("courses.list.provider"),
            cell: (row) => <bdi lang={row.providerLanguage}>{row.provider}</bdi>,
          },
          {
            key: "next",
            heading: t("courses.list.next"),
            cell: (row) =>
              row.next ? (
                <a href={`/editions/${row.next.code}`}>
                  {row.next.startsAt
                    ? dates.day(row.next.startsAt)
                    : t("courses.edition", { number: row.next.number })}
                </a>
              ) : (
                t("courses.list.none")
              ),
          },
          {
            key: "mode",
            heading: t("courses.list.where"),
            cell: (row) =>
              row.next ? (
                <>
                  {t(`courses.modes.${row.next.mode as "mixed"}`)}
                  {row.next.place ? ", " : null}
                  <bdi>{row.next.place}</bdi>
                </>
              ) : null,
          },
        ]}
      />
    </div>
  )
}
