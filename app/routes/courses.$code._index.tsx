import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { shownState } from "../courses/edition-state.ts"
import { getCourse } from "../courses/queries.server.ts"
import { EditionStatus } from "../courses/words.tsx"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const found = await getCourse(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, found.course.title), ...found },
      editions: found.editions.map((edition) => ({ ...edition, shown: shownState(edition, ctx.now) })),
      done: new URL(request.url).searchParams.get("done") === "created",
    }
  })

export default function CourseRoute() {
  const { course, provider, places, topics, editions, mayKeep, done } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <CourseCrumbs course={course} />
      <PageHead
        kick={t(course.isTemplate ? "courses.list.template" : "courses.course")}
        title={
          <bdi lang={course.language} dir="auto">
            {course.title}
          </bdi>
        }
        action={
          mayKeep ? (
            <Actions>
              {course.isTemplate ? null : (
                <ButtonLink href={`/courses/${course.code}/editions/new`}>
                  {t("courses.new_edition.title")}
                </ButtonLink>
              )}
              <ButtonLink href={`/courses/new?from=${course.code}`} kind="line">
                {t("courses.new.copy")}
              </ButtonLink>
            </Actions>
          ) : null
        }
      />
      {done ? (
        <Note tone="ok" live>
          {t("courses.new.done")}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <p className="lead pre" lang={course.language} dir="auto">
            {course.summary}
          </p>
          <Section id="editions" title={t("courses.editions.title")}>
            <DataTable
              caption={t("courses.editions.title")}
              captionHidden
              rows={editions}
              rowKey={(row) => row.code}
              empty={t("courses.editions.empty")}
              columns={[
                {
                  key: "number",
                  heading: t("courses.editions.edition"),
                  cell: (row) => (
                    <a href={`/editions/${row.code}`}>{t("courses.edition", { number: row.number })}</a>
                  ),
                },
                {
                  key: "starts",
                  heading: t("courses.editions.starts"),
                  cell: (row) => (row.startsAt ? dates.day(row.startsAt) : t("courses.editions.no_sessions")),
                },
                {
                  key: "place",
                  heading: t("courses.list.where"),
                  cell: (row) => (
                    <>
                      {t(`courses.modes.${row.mode as "mixed"}`)}
                      {row.place ? ", " : null}
                      <bdi>{row.place}</bdi>
                    </>
                  ),
                },
                {
                  key: "state",
                  heading: t("courses.editions.state"),
                  cell: (row) => <EditionStatus state={row.shown} />,
                },
              ]}
            />
          </Section>
        </div>
        <Section id="facts" title={t("courses.facts.title")}>
          <SummaryList
            narrow
            missing={t("common.none")}
            items={[
              { term: t("courses.facts.target"), value: <bdi lang={course.language}>{course.target}</bdi> },
              {
                term: t("courses.list.provider"),
                value: (
                  <a href={`/organisations/${provider.code}`} lang={provider.language}>
                    <bdi>{provider.name}</bdi>
                  </a>
                ),
              },
              { term: t("courses.fields.places"), value: <bdi lang="it">{places.join(", ")}</bdi> },
              { term: t("courses.fields.topics"), value: topics.map(({ label }) => label).join(", ") },
              {
                term: t("courses.facts.certificate"),
                value: t("courses.facts.percent", { percent: course.threshold }),
              },
            ]}
          />
        </Section>
      </div>
    </div>
  )
}
