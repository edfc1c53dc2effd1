import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { AccountAct } from "../people/account-act.tsx"
import { getPersonName } from "../people/admin-queries.server.ts"
import { erasePerson } from "../people/erase-person.server.ts"
import { ErasureFacts } from "../people/erasure-facts.tsx"
import { ErasePerson } from "../people/input.ts"
import { refuseEraseOthers } from "../people/policy.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.erase.title_admin")),
    person: await getPersonName(ctx, params.code ?? "", refuseEraseOthers),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, ErasePerson, { personCode: params.code }, async (ctx, input) => {
    await erasePerson(ctx, input)
    const here = `/admin/people/${input.personCode}`
    return redirect(ctx.actor.isAdministrator ? `${here}?done=erased` : "/desk")
  })

export default function ErasePersonPage() {
  const { person, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <AccountAct
      {...{ person, refusal, formKey: key }}
      title={t("people.erase.title_admin")}
      lead={t("people.erase.lead_admin")}
      button={t("people.erase.button_admin")}
      facts={<ErasureFacts />}
    />
  )
}
