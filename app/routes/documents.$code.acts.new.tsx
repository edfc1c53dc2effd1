import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ActForm } from "../documents/life/act-form.tsx"
import { RecordAct } from "../documents/life/input.ts"
import { LifeFrame } from "../documents/life/life-frame.tsx"
import { getPaperToAct } from "../documents/life/queries.server.ts"
import { recordAct } from "../documents/life/record-act.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { code, title: name, language, roundtable } = await getPaperToAct(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("life.act.title")),
      paper: { code, title: name, language, roundtable },
      formKey: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RecordAct, { paperCode: params.code }, async (ctx, input) => {
    await recordAct(ctx, input)
    return redirect(`/documents/${input.paperCode}?done=act`)
  })

export default function NewAct() {
  const { paper, formKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <LifeFrame paper={paper} title={t("life.act.title")} isDeeper isForm>
      <Refused refusal={refusal} />
      <p>{t("life.act.lead")}</p>
      <ActForm code={paper.code} formKey={formKey} refusal={refusal} />
    </LifeFrame>
  )
}
