import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { askSignature } from "../records/ask-signature.server.ts"
import { FilingForm } from "../records/filing-form.tsx"
import { AskSignature } from "../records/input.ts"
import { getKeptFiling } from "../records/queries.server.ts"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

/** Who is meant, where the page that leads here knows it already. */
const askedParty = (search: URLSearchParams) => ({
  party: (search.get("party") ?? "").slice(0, 200),
  signatory: (search.get("signatory") ?? "").slice(0, 200),
})

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    filing: await getKeptFiling(ctx, params.code ?? "", { isNew: true }),
    asked: askedParty(new URL(request.url).searchParams),
    title: titleOf(context, context.t("records.signatures.new")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AskSignature, { filingCode: params.code }, async (ctx, input) => {
    await askSignature(ctx, input)
    return redirect(`/records/${input.filingCode}?done=signature_asked`)
  })

export default function NewSignature() {
  const { filing, asked, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <FilingForm
      {...{ filing, refusal, formKey: key }}
      title={t("records.signatures.new")}
      lead={t("records.signatures.new_lead")}
      button={t("records.signatures.ask")}
    >
      <Field
        name="party"
        label={t("records.signatures.party")}
        value={asked.party}
        maxLength={200}
        dir="auto"
      />
      <Choice
        name="partyKind"
        legend={t("records.signatures.party_kind")}
        options={(["administration", "private"] as const).map((value) => ({
          ...{
            value,
            label: t(`records.party_kinds.${value}`),
            help: t(`records.party_kinds.${value}_help`),
          },
        }))}
      />
      <Field
        name="signatory"
        label={t("records.signatures.signatory")}
        value={asked.signatory}
        maxLength={200}
        dir="auto"
      />
      <Choice
        name="power"
        legend={t("records.signatures.power")}
        options={(["office", "letter", "act"] as const).map((value) => ({
          ...{ value, label: t(`records.powers.${value}`) },
        }))}
      />
      <Field
        name="powerDetail"
        label={t("records.signatures.power_detail")}
        help={t("records.signatures.power_detail_help")}
        maxLength={200}
        dir="auto"
      />
      <Choice
        name="inOrder"
        legend={t("records.signatures.order")}
        options={(["no", "yes"] as const).map((value) => ({
          ...{ value, label: t(`records.orders.${value}`), help: t(`records.orders.${value}_help`) },
        }))}
      />
      <Field
        name="email"
        type="email"
        label={t("records.signatures.email")}
        help={t("records.signatures.email_help")}
        autoComplete="off"
        dir="ltr"
        optional
      />
      <Field
        name="dueOn"
        width="s"
        label={t("records.signatures.due")}
        help={t("records.new.date_help")}
        dir="ltr"
        optional
      />
    </FilingForm>
  )
}
