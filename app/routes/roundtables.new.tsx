import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { createRoundtable } from "../roundtables/create-roundtable.server.ts"
import { CreateRoundtable, ROUNDTABLE_KINDS } from "../roundtables/input.ts"
import { refuseAdminister } from "../roundtables/policy.ts"
import { listRoundtables } from "../roundtables/queries.server.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"
import { TerritoryField } from "../taxonomies/territory-field.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseAdminister(ctx.actor))
    const { rows } = await listRoundtables(ctx, { limit: 500 })
    const parents = rows.map(({ code, name }) => ({ code, name }))
    const title = titleOf(context, context.t("roundtables.new.title"))
    const places = await listPlaceNames(ctx)
    return { title, parents, places, today: ctx.now.toISOString(), locales: context.locales, key: newKey() }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, CreateRoundtable, {}, async (ctx, input) => {
    const names = {
      institutions: context.t("roundtables.new.groups.institutions"),
      third_sector: context.t("roundtables.new.groups.third_sector"),
      associations: context.t("roundtables.new.groups.associations"),
      youth: context.t("roundtables.new.groups.youth"),
    }
    const code = await createRoundtable(ctx, input, names)
    return redirect(`/roundtables/${code}/members?done=created`)
  })

export default function NewRoundtable() {
  const { parents, places, today, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/roundtables" label={t("roundtables.list.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("roundtables.new.title")} lead={t("roundtables.new.hint")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field name="name" label={t("roundtables.new.name")} maxLength={200} dir="auto" />
        <Field
          as="select"
          name="kind"
          width="m"
          label={t("roundtables.new.kind")}
          prompt=""
          options={ROUNDTABLE_KINDS.map((value) => ({ value, label: t(`roundtables.kinds.${value}`) }))}
        />
        <Field
          as="select"
          name="parentCode"
          optional
          label={t("roundtables.new.parent")}
          prompt={t("roundtables.new.parent_none")}
          options={parents.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TerritoryField places={places} label={t("roundtables.new.territory")} />
        <Field
          as="textarea"
          name="mandate"
          label={t("roundtables.new.mandate")}
          help={t("roundtables.new.mandate_help")}
          maxLength={2000}
          dir="auto"
        />
        <Field
          name="startsOn"
          label={t("roundtables.new.starts_on")}
          help={t("roundtables.invite.day_help")}
          value={dates.typed(today)}
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Field
          name="endsOn"
          label={t("roundtables.new.ends_on")}
          optional
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Choice
          name="visibility"
          legend={t("roundtables.new.visibility")}
          options={(["public", "members"] as const).map((value) => ({
            value,
            label: t(`roundtables.new.visibility_${value}`),
            help: t(`roundtables.new.visibility_${value}_help`),
          }))}
        />
        <Field
          as="select"
          name="language"
          width="m"
          label={t("roundtables.new.language")}
          value="it"
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("roundtables.new.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
