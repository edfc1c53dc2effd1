import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { createOrganisation } from "../people/create-organisation.server.ts"
import { CreateOrganisation } from "../people/input.ts"
import { ORGANISATION_KINDS } from "../people/organisation.ts"
import { refuseKeepRegister } from "../people/policy.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    return {
      title: titleOf(context, context.t("people.organisations.new_title")),
      locales: context.locales,
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
  const { locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/organisations" label={t("people.organisations.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("people.organisations.new_title")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="name"
          label={t("people.organisations.name")}
          help={t("people.organisations.name_help")}
          maxLength={200}
          dir="auto"
          autoComplete="organization"
        />
        <Field
          as="select"
          name="kind"
          width="m"
          label={t("people.organisations.kind")}
          prompt={t("people.organisations.kind_prompt")}
          options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`people.kinds.${value}`) }))}
        />
        <Field
          name="territory"
          label={t("people.organisations.territory")}
          help={t("roundtables.new.territory_help")}
          maxLength={200}
          dir="auto"
        />
        <Field
          as="select"
          name="language"
          width="m"
          label={t("people.organisations.language")}
          value="it"
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("people.organisations.create")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
