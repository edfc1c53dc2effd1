import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { civilDay } from "../civil-time.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { TABLE_OFFICES } from "../people/roles.ts"
import { addOfficer } from "../roundtables/add-officer.server.ts"
import { AddOfficer } from "../roundtables/input.ts"
import { refuseClosed, refuseManageSeats } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseManageSeats(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const { code, name, language } = roundtable
    return {
      title: titleOf(context, context.t("people.officers.new_title")),
      roundtable: { code, name, language },
      today: civilDay(ctx.now),
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AddOfficer, { roundtableCode: params.code }, async (ctx, input) => {
    await addOfficer(ctx, input)
    return redirect(`/roundtables/${params.code}/members?done=office_given`)
  })

export default function NewOfficer() {
  const { roundtable, today, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
        title={t("people.officers.new_title")}
        lead={t("people.officers.new_lead")}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="email"
          label={t("people.sign_in.email")}
          help={t("people.officers.email_help")}
          type="email"
          inputMode="email"
          autoComplete="off"
        />
        <Choice
          name="role"
          legend={t("people.officers.role")}
          options={TABLE_OFFICES.map((value) => ({
            value,
            label: t(`people.roles.${value}`),
            help: t(`people.officers.may.${value}`),
          }))}
        />
        <Field name="startsOn" label={t("people.officers.starts_on")} value={today} width="s" />
        <Field
          name="endsOn"
          label={t("people.admin.ends_on")}
          help={t("people.admin.ends_on_help")}
          optional
          width="s"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("people.officers.give")}</Button>
          <ButtonLink kind="quiet" href={`/roundtables/${roundtable.code}/members`}>
            {t("people.officers.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
