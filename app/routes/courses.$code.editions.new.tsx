import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { createEdition } from "../courses/create-edition.server.ts"
import { EditionFields } from "../courses/edition-fields.tsx"
import { editionValues } from "../courses/edition-values.server.ts"
import { CreateEdition } from "../courses/input.ts"
import { refuseKeepCourses } from "../courses/policy.ts"
import { getCourse } from "../courses/queries.server.ts"
import { listStaff } from "../courses/staff-queries.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepCourses(ctx.actor))
    const { course, editions } = await getCourse(ctx, params.code ?? "")
    const last = editions[0]
    return {
      title: titleOf(context, context.t("courses.new_edition.title")),
      ...{ course, staff: await listStaff(ctx), locales: context.locales, key: newKey() },
      values: last ? await editionValues(ctx, last.code) : null,
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CreateEdition, { courseCode: params.code }, async (ctx, input) =>
    redirect(`/editions/${await createEdition(ctx, input)}?done=created`),
  )

export default function NewEdition() {
  const { course, values, staff, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} title={t("courses.new_edition.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.new_edition.title")} lead={t("courses.new_edition.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <EditionFields {...{ values, staff, locales }} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("courses.new_edition.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
