import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { addSession } from "../courses/add-session.server.ts"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { AddSession } from "../courses/input.ts"
import { refuseKeepCourses } from "../courses/policy.ts"
import { headOf } from "../courses/queries.server.ts"
import { SessionFields } from "../courses/session-fields.tsx"
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
    return {
      title: titleOf(context, context.t("courses.new_session.title")),
      ...{ ...(await headOf(ctx, params.code ?? "")), key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AddSession, { editionCode: params.code }, async (ctx, input) =>
    redirect(`/editions/${await addSession(ctx, input)}?done=session_added`),
  )

export default function NewSession() {
  const { course, edition, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.new_session.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.new_session.title")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <SessionFields values={null} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("courses.new_session.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
