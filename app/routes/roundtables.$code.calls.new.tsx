import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CallForm } from "../calls/call-fields.tsx"
import { NewCall } from "../calls/input.ts"
import { createCall, offersForCall } from "../calls/write-call.server.ts"
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
    ...(await offersForCall(ctx, params.code ?? "")),
    ...{ locales: context.locales, key: newKey(), title: titleOf(context, context.t("calls.new.title")) },
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, NewCall, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/calls/${await createCall(ctx, input)}?done=written`),
  )

export default function NewCallRoute() {
  const { table, offers, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/roundtables/${table.code}/calls`} label={table.name} lang={table.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("calls.new.title")} lead={t("calls.new.lead")} />
      <CallForm {...{ offers, locales, refusal }} formKey={key} />
    </div>
  )
}
