import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PassProposal } from "../proposals/input.ts"
import { passProposal } from "../proposals/way/pass-proposal.server.ts"
import { getPassing } from "../proposals/way/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getPassing(ctx, params.code ?? "")
    return { title: titleOf(context, context.t("proposals.pass.title")), page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PassProposal, { proposalCode: params.code }, async (ctx, input) => {
    await passProposal(ctx, input)
    return redirect(`/proposals/${params.code}?done=passed`)
  })

export default function PassRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.pass.title")} lead={t("proposals.pass.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="select"
          name="toCode"
          label={t("proposals.pass.to")}
          help={page.neighbours.length === 0 ? t("items.new.nobody") : undefined}
          prompt=""
          options={page.neighbours.map(({ code, name, way }) => ({
            ...{ value: code, label: `${name} (${t(`items.ways.${way}`)})` },
          }))}
        />
        <Field
          as="textarea"
          name="words"
          rows={5}
          label={t("proposals.pass.words")}
          help={t("proposals.pass.words_help")}
          {...{ dir: "auto", maxLength: 4_000 }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.pass.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
