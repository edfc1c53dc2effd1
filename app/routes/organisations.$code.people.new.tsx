import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { InvitePerson } from "../people/input.ts"
import { invitePerson } from "../people/invite-person.server.ts"
import { getManagedOrganisation } from "../people/member-queries.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.members.invite")),
    organisation: await getManagedOrganisation(ctx, params.code ?? ""),
    days: ctx.settings.invitationDays,
    locales: context.locales,
    locale: context.locale,
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, InvitePerson, { organisationCode: params.code }, async (ctx, input) => {
    await invitePerson(ctx, input)
    return redirect(`/organisations/${params.code}/people?done=invited`)
  })

export default function InvitePersonPage() {
  const { organisation, days, locales, locale, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={organisation.language}>{organisation.name}</bdi>}
        title={t("people.members.invite")}
        lead={t("people.members.invite_lead", { days })}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field name="name" label={t("people.account.name")} dir="auto" />
        <Field name="email" label={t("people.request.email")} type="email" inputMode="email" />
        <Field
          as="select"
          name="language"
          label={t("people.account.language")}
          value={locale}
          width="m"
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <CheckField
          name="role"
          label={t("people.members.as_manager")}
          help={t("people.members.as_manager_help")}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("people.members.send")}</Button>
          <ButtonLink kind="quiet" href={`/organisations/${organisation.code}/people`}>
            {t("people.members.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
