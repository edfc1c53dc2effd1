import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { actOnEnrolment } from "../courses/act-on-enrolment.server.ts"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { EnrolmentActs } from "../courses/enrolment-acts.tsx"
import { EnrolmentFacts } from "../courses/enrolment-facts.tsx"
import { getEnrolment } from "../courses/enrolment-queries.server.ts"
import { EnrolmentAct } from "../courses/input.ts"
import { EnrolmentStatus } from "../courses/words.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { edition, cancelRefusal, ...found } = await getEnrolment(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return {
      ...{ ...found, edition: { code: edition.code, number: edition.number } },
      title: titleOf(context, context.t("courses.enrolment.title")),
      cancelRefusal: cancelRefusal && context.t(cancelRefusal.key as MessageKey, cancelRefusal.values),
      done: done === "enrolled" || done === "saved" ? done : null,
      keys: { decide: newKey(), answer: newKey(), cancel: newKey(), priority: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EnrolmentAct, { enrolmentCode: params.code }, async (ctx, input) => {
    await actOnEnrolment(ctx, input)
    return redirect(`/enrolments/${params.code}?done=saved`)
  })

export default function EnrolmentRoute() {
  const found = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { course, edition, enrolment, done } = found
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.enrolment.title")} />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("courses.enrolment.title")}
        title={<bdi>{found.person ?? t("courses.enrolments.erased")}</bdi>}
        status={<EnrolmentStatus state={found.state} />}
      />
      {done ? (
        <Note tone="ok" live>
          {t(
            done === "saved"
              ? "courses.enrolment.saved"
              : `courses.enrolment.done.${found.state as "waiting"}`,
          )}
        </Note>
      ) : null}
      <EnrolmentFacts {...found} enrolment={enrolment} />
      {found.state === "confirmed" ? (
        <p>
          <a href={`/enrolments/${enrolment.code}/hours`}>{t("register.hours.link")}</a>
        </p>
      ) : null}
      <EnrolmentActs {...found} refusal={refusal} />
    </div>
  )
}
