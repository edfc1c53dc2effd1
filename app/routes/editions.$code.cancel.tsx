import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { cancelEdition } from "../courses/cancel-edition.server.ts"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { CancelEdition } from "../courses/input.ts"
import { refuseKeepCourses } from "../courses/policy.ts"
import { headOf } from "../courses/queries.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepCourses(ctx.actor))
    return {
      title: titleOf(context, context.t("courses.cancel_edition.title")),
      ...{ ...(await headOf(ctx, params.code ?? "")), key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CancelEdition, { editionCode: params.code }, async (ctx, input) =>
    redirect(`/editions/${await cancelEdition(ctx, input)}?done=cancelled`),
  )

export default function CancelEditionRoute() {
  const { course, edition, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.cancel_edition.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.cancel_edition.title")} lead={t("courses.cancel_edition.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field name="reason" label={t("courses.fields.reason")} maxLength={500} />
        <Actions>
          <Button kind="stop">{t("courses.cancel_edition.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
