import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { editEdition } from "../courses/edit-edition.server.ts"
import { EditionFields } from "../courses/edition-fields.tsx"
import { editionValues } from "../courses/edition-values.server.ts"
import { EditEdition } from "../courses/input.ts"
import { refuseKeepCourses } from "../courses/policy.ts"
import { headOf } from "../courses/queries.server.ts"
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
    const code = params.code ?? ""
    return {
      title: titleOf(context, context.t("courses.edit_edition.title")),
      ...{ ...(await headOf(ctx, code)), values: await editionValues(ctx, code) },
      ...{ staff: await listStaff(ctx), locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EditEdition, { editionCode: params.code }, async (ctx, input) =>
    redirect(`/editions/${await editEdition(ctx, input)}?done=edited`),
  )

export default function EditEditionRoute() {
  const { course, edition, values, staff, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.edit_edition.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.edit_edition.title")} lead={t("courses.edit_edition.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <EditionFields {...{ values, staff, locales }} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("courses.edit_edition.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
