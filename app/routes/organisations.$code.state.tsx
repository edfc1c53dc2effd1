import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { conflict, refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { changeState } from "../people/organisations/change-state.server.ts"
import { History } from "../people/organisations/history.tsx"
import { ChangeState } from "../people/organisations/input.ts"
import { isStanding, NEXT_STATES, type OrganisationState } from "../people/organisations/organisation.ts"
import { getOrganisation, listChanges } from "../people/organisations/queries.server.ts"
import { refuseKeepRegister } from "../people/policy.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    const { id, code, name, state } = await getOrganisation(ctx, params.code ?? "")
    if (!isStanding(state)) throw conflict("organisations.errors.ended")
    return {
      title: titleOf(context, context.t("organisations.state.title", { name })),
      ...{ code, name, state, key: newKey() },
      next: NEXT_STATES[state as OrganisationState],
      changes: await listChanges(ctx, id),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, ChangeState, { code: params.code }, async (ctx, input) => {
    await changeState(ctx, input)
    return redirect(`/organisations/${input.code}`)
  })

export default function StateOfOrganisation() {
  const { code, name, next, changes, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/organisations/${code}/edit`} label={name} />
      <Refused refusal={refusal} />
      <PageHead title={t("organisations.state.heading")} lead={t("organisations.state.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Choice
          name="state"
          legend={t("organisations.state.what")}
          options={next.map((value) => ({
            value,
            label: t(`organisations.state.choices.${value}`),
            help: t(`organisations.state.helps.${value}`),
          }))}
        />
        <Field
          name="into"
          label={t("organisations.state.into")}
          help={t("organisations.state.into_help")}
          optional
          maxLength={200}
          dir="auto"
        />
        <Field
          as="textarea"
          name="reason"
          label={t("organisations.reason")}
          help={t("organisations.state.reason_help")}
          maxLength={2000}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.state.button")}</Button>
        </Actions>
      </RefusableForm>
      <History changes={changes} />
    </div>
  )
}
