import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FilingForm } from "../records/filing-form.tsx"
import { EnterProtocol } from "../records/input.ts"
import { enterProtocol } from "../records/protocol.server.ts"
import { getKeptFiling } from "../records/queries.server.ts"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    filing: await getKeptFiling(ctx, params.code ?? ""),
    title: titleOf(context, context.t("records.protocol.new")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EnterProtocol, { filingCode: params.code }, async (ctx, input) => {
    await enterProtocol(ctx, input)
    return redirect(`/records/${input.filingCode}?done=protocol_entered`)
  })

export default function NewProtocolEntry() {
  const { filing, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <FilingForm
      {...{ filing, refusal, formKey: key }}
      title={t("records.protocol.new")}
      lead={t("records.protocol.new_lead")}
      button={t("records.protocol.button")}
    >
      <Choice
        name="direction"
        legend={t("records.protocol.direction")}
        options={(["outgoing", "incoming", "internal"] as const).map((value) => ({
          ...{ value, label: t(`records.directions.${value}`) },
        }))}
      />
      <Field
        name="registry"
        label={t("records.protocol.registry")}
        help={t("records.protocol.registry_help")}
        maxLength={200}
        dir="auto"
      />
      <Field name="number" width="s" label={t("records.protocol.number")} inputMode="numeric" dir="ltr" />
      <Field
        name="date"
        width="s"
        label={t("records.protocol.date")}
        help={t("records.new.date_help")}
        dir="ltr"
      />
      <CheckField
        name="covers"
        label={t("records.protocol.covers")}
        help={t("records.protocol.covers_help")}
      />
    </FilingForm>
  )
}
