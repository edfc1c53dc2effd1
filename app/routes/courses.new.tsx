import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CourseFields } from "../courses/course-fields.tsx"
import { createCourse } from "../courses/create-course.server.ts"
import { CreateCourse } from "../courses/input.ts"
import { refuseKeepCourses } from "../courses/policy.ts"
import { getCourse } from "../courses/queries.server.ts"
import { listProviders } from "../courses/staff-queries.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listTopics } from "../taxonomies/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepCourses(ctx.actor))
    const from = new URL(request.url).searchParams.get("from")
    const copied = from ? await getCourse(ctx, from) : null
    const [providers, topics] = await Promise.all([listProviders(ctx), listTopics(ctx, context.locale)])
    return {
      title: titleOf(context, context.t("courses.new.title")),
      ...{ providers, topics, from, locales: context.locales, key: newKey() },
      values: copied && {
        ...copied.course,
        ...{ providerCode: copied.provider.code, places: copied.places.join(", ") },
        topics: copied.topics.map(({ id }) => id),
      },
    }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(
    context,
    request,
    CreateCourse,
    { copiedFrom: new URL(request.url).searchParams.get("from") ?? undefined },
    async (ctx, input) => redirect(`/courses/${await createCourse(ctx, input)}?done=created`),
  )

export default function NewCourse() {
  const { values, locales, providers, topics, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/courses" label={t("courses.list.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.new.title")} lead={t("courses.new.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <CourseFields {...{ values, locales, providers, topics }} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("courses.new.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
