import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, runOpen, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { RequestAccount, RequestOrganisation } from "../people/input.ts"
import { OrganisationField } from "../people/organisation-field.tsx"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { requestAccount, requestOrganisation } from "../people/request-account.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.request.title")),
    isMember: ctx.actor.personId !== null,
    names: await proposedNames(ctx),
    sent: new URL(request.url).searchParams.get("done") === "sent",
    days: ctx.settings.invitationDays,
    key: newKey(),
  }))

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const form = await request.formData()
  if (context.ctx.actor.personId)
    return runOpen(context, form, RequestOrganisation, {}, async (ctx, input) => {
      await requestOrganisation(ctx, input)
      return redirect("/account?done=requested")
    })
  return runOpen(context, form, RequestAccount, { language: context.locale }, async (ctx, input) => {
    await requestAccount(ctx, input)
    return redirect("/request-account?done=sent")
  })
}

const Person = () => {
  const { t } = useTranslation()
  return (
    <>
      <Field name="name" label={t("people.account.name")} autoComplete="name" dir="auto" />
      <Field
        name="email"
        label={t("people.request.email")}
        help={t("people.request.email_help")}
        type="email"
        autoComplete="email"
        inputMode="email"
      />
    </>
  )
}

export default function RequestAccountPage() {
  const { isMember, names, sent, days, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  if (sent)
    return (
      <div className="wrap form band-s">
        <PageHead title={t("people.by_mail.sent_title")} />
        <Note tone="ok" live>
          {t("people.request.sent", { days })}
        </Note>
        <ButtonLink href="/">{t("common.home")}</ButtonLink>
      </div>
    )
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead
        title={t(isMember ? "people.request.title_member" : "people.request.title")}
        lead={t(isMember ? "people.request.lead_member" : "people.request.lead")}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        {isMember ? null : <Person />}
        <OrganisationField names={names} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("people.request.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
