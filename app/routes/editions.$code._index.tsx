import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { minutesNeeded } from "../courses/attendance.ts"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { EditionFacts } from "../courses/edition-facts.tsx"
import { EditionNotes } from "../courses/edition-notes.tsx"
import { shownState } from "../courses/edition-state.ts"
import { EditionTools } from "../courses/edition-tools.tsx"
import { PublishEdition } from "../courses/input.ts"
import { PlaceBox } from "../courses/place-box.tsx"
import { publishEdition } from "../courses/publish-edition.server.ts"
import { getEdition } from "../courses/queries.server.ts"
import { SeatsBar } from "../courses/seats-bar.tsx"
import { SessionTable } from "../courses/session-table.tsx"
import { EditionStatus } from "../courses/words.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { refusal, ...found } = await getEdition(ctx, params.code ?? "")
    const search = new URL(request.url).searchParams
    return {
      ...{ title: titleOf(context, found.course.title), ...found },
      shown: shownState(found.edition, ctx.now),
      refusal: refusal && context.t(refusal.key as MessageKey, refusal.values),
      manages: ctx.actor.actingFor?.role === "manager",
      done: search.get("done"),
      group: { seated: Number(search.get("seated") ?? 0), others: Number(search.get("others") ?? 0) },
      keys: { accept: newKey(), decline: newKey(), publish: newKey() },
    }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PublishEdition, { editionCode: params.code }, async (ctx, input) =>
    redirect(`/editions/${await publishEdition(ctx, input)}?done=published`),
  )

export default function EditionRoute() {
  const found = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useTranslation()
  const { edition, course, own, keys } = found
  return (
    <div className="wrap">
      <CourseCrumbs course={course} edition={edition} />
      <Refused refusal={refused} />
      <PageHead
        kick={t("courses.edition", { number: edition.number })}
        title={
          <bdi lang={course.language} dir="auto">
            {course.title}
          </bdi>
        }
        status={<EditionStatus state={found.shown} />}
      />
      <EditionNotes done={found.done} group={found.group} edition={edition} isOver={found.isOver} />
      <div className="grid-main">
        <div className="stack-l">
          <p className="lead pre" lang={course.language} dir="auto">
            {course.summary}
          </p>
          <Section id="sessions" title={t("courses.session.heading")}>
            <SessionTable sessions={found.sessions} planned={found.planned} mayKeep={found.mayKeep} />
            {found.sessions.length > 0 ? (
              <p className="small">
                <a href={`/editions/${edition.code}/ics`}>{t("calendar.ics")}</a>
              </p>
            ) : null}
          </Section>
          <Section id="facts" title={t("courses.facts.heading")}>
            <EditionFacts
              {...{ course, edition, provider: found.provider, holders: found.holders }}
              {...{ reserved: found.reserved, capacity: edition.capacity, planned: found.planned }}
              needed={minutesNeeded(found.planned, course.threshold)}
            />
          </Section>
        </div>
        <div className="stack-l">
          <PlaceBox
            editionCode={edition.code}
            {...{ own, keys, position: found.position, waiting: found.waiting, refusal: found.refusal }}
            isFull={found.waiting > 0 || found.taken >= edition.capacity}
          />
          <Section id="seats" title={t("courses.seats.title")}>
            <SeatsBar taken={found.taken} capacity={edition.capacity} waiting={found.waiting} />
          </Section>
          <EditionTools
            {...{ edition, mayKeep: found.mayKeep, maySeeEnrolled: found.maySeeEnrolled }}
            mayEnrolGroup={found.manages && found.refusal === null}
            publishKey={keys.publish}
          />
        </div>
      </div>
    </div>
  )
}
