import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { cancelSession, changeSession } from "../courses/change-session.server.ts"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { SessionAct } from "../courses/input.ts"
import { SessionFields } from "../courses/session-fields.tsx"
import { getSession } from "../courses/session-query.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("courses.change_session.title")),
    ...(await getSession(ctx, params.code ?? "")),
    keys: { change: newKey(), cancel: newKey() },
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SessionAct, { sessionCode: params.code }, async (ctx, input) => {
    const code = input.intent === "cancel" ? await cancelSession(ctx, input) : await changeSession(ctx, input)
    return redirect(`/editions/${code}?done=session_changed`)
  })

export default function SessionRoute() {
  const { course, edition, values, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const forCancel = refusal?.typed.intent === "cancel"
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.change_session.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.change_session.title")} lead={t("courses.change_session.lead")} />
      <RefusableForm formKey={keys.change} refusal={forCancel ? undefined : refusal}>
        <SessionFields values={values} />
        <Actions>
          <Button name="intent" value="change" busy={t("common.form.saving")}>
            {t("courses.change_session.button")}
          </Button>
        </Actions>
      </RefusableForm>
      <Section id="cancel" title={t("courses.change_session.cancel_title")}>
        <RefusableForm formKey={keys.cancel} refusal={forCancel ? refusal : undefined}>
          <Field name="reason" label={t("courses.fields.reason")} maxLength={500} />
          <Actions>
            <Button name="intent" value="cancel" kind="stop">
              {t("courses.change_session.cancel_button")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
    </div>
  )
}
