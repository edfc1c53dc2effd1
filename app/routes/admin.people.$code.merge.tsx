import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { AccountAct } from "../people/account-act.tsx"
import { getPersonName } from "../people/admin-queries.server.ts"
import { MergePeople } from "../people/input.ts"
import { mergePeople } from "../people/merge.server.ts"
import { refuseAdministerPeople } from "../people/policy.ts"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.merge.title")),
    person: await getPersonName(ctx, params.code ?? "", refuseAdministerPeople),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, MergePeople, { personCode: params.code }, async (ctx, input) => {
    const code = await mergePeople(ctx, input)
    return redirect(`/admin/people/${code}?done=merged`)
  })

export default function MergePeoplePage() {
  const { person, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <AccountAct
      {...{ person, refusal, formKey: key }}
      title={t("people.merge.title")}
      lead={t("people.merge.lead_admin")}
      button={t("people.link.merge.button")}
    >
      <Field name="email" label={t("people.merge.email")} type="email" inputMode="email" />
    </AccountAct>
  )
}
