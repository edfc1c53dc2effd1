import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CallForm } from "../calls/call-fields.tsx"
import { EditCall } from "../calls/input.ts"
import { editCall, getCallForm } from "../calls/write-call.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    ...(await getCallForm(ctx, params.code ?? "")),
    ...{ locales: context.locales, key: newKey(), title: titleOf(context, context.t("calls.edit")) },
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EditCall, { callCode: params.code }, async (ctx, input) => {
    await editCall(ctx, input)
    return redirect(`/calls/${params.code}?done=changed`)
  })

export default function EditCallRoute() {
  const { call, offers, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/calls/${call.code}`} label={call.title} lang={call.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("calls.edit")} />
      <CallForm {...{ call, offers, locales, refusal }} formKey={key} />
    </div>
  )
}
