import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { createOrganisation } from "../people/organisations/create-organisation.server.ts"
import { CardFields } from "../people/organisations/fields.tsx"
import { CreateOrganisation } from "../people/organisations/input.ts"
import { refuseKeepRegister } from "../people/policy.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    return {
      title: titleOf(context, context.t("people.organisations.new_title")),
      locales: context.locales,
      places: await listPlaceNames(ctx),
      key: newKey(),
    }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, CreateOrganisation, {}, async (ctx, input) => {
    const code = await createOrganisation(ctx, input)
    return redirect(`/organisations/${code}?done=created`)
  })

export default function NewOrganisation() {
  const { locales, places, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/organisations" label={t("people.organisations.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("people.organisations.new_title")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <CardFields values={{}} locales={locales} places={places} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("people.organisations.create")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
