import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { cancelCall } from "../calls/announce-call.server.ts"
import { CancelCall } from "../calls/input.ts"
import { getCancelling } from "../calls/queries.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const call = await getCancelling(ctx, params.code ?? "")
    return { call, key: newKey(), title: titleOf(context, context.t("calls.cancel.title")) }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CancelCall, { callCode: params.code }, async (ctx, input) => {
    await cancelCall(ctx, input)
    return redirect(`/calls/${params.code}?done=cancelled`)
  })

export default function CancelCallRoute() {
  const { call, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/calls/${call.code}`} label={call.title} lang={call.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("calls.cancel.title")} lead={t("calls.cancel.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          {...{ as: "textarea", name: "words", rows: 5, dir: "auto", maxLength: 2_000 }}
          label={t("calls.cancel.words")}
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("calls.cancel.button")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
