import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { enrol } from "../courses/enrol.server.ts"
import { Enrol } from "../courses/input.ts"
import { NeedFields, ProfessionField } from "../courses/need-fields.tsx"
import { refuseEnrolNow } from "../courses/policy.ts"
import { headOf } from "../courses/queries.server.ts"
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
    const { edition, course, facts } = await headOf(ctx, params.code ?? "")
    refuse(refuseEnrolNow(facts, ctx.now))
    return {
      title: titleOf(context, context.t("courses.enrol.title")),
      ...{ edition, course, key: newKey(), body: ctx.actor.actingFor?.organisationName ?? null },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, Enrol, { editionCode: params.code }, async (ctx, input) => {
    const { code } = await enrol(ctx, input)
    return redirect(`/enrolments/${code}?done=enrolled`)
  })

export default function EnrolRoute() {
  const { course, edition, body, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.enrol.title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("courses.enrol.title")}
        lead={body ? t("courses.enrol.for_body", { body }) : t("courses.enrol.for_nobody")}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <ProfessionField />
        <NeedFields />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("courses.enrol.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
