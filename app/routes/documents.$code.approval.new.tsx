import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { OpenRound } from "../documents/life/input.ts"
import { LifeFrame } from "../documents/life/life-frame.tsx"
import { openRound } from "../documents/life/open-round.server.ts"
import { OpenRoundForm } from "../documents/life/open-round-form.tsx"
import { getRoundToOpen } from "../documents/life/round-queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { paper, rule, ...asked } = await getRoundToOpen(ctx, params.code ?? "")
    const { code, title: name, language, kind, roundtable } = paper
    return {
      title: titleOf(context, context.t("life.open.title")),
      paper: { code, title: name, language, kind, roundtable },
      minDays: rule.minDays,
      ...asked,
      formKey: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, OpenRound, { paperCode: params.code }, async (ctx, input) => {
    const number = await openRound(ctx, input)
    return redirect(`/documents/${input.paperCode}/approval/${number}?done=opened`)
  })

export default function NewApprovalRound() {
  const { paper, title: _title, ...asked } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <LifeFrame paper={paper} title={t("life.open.title")} isDeeper isForm>
      <Refused refusal={refusal} />
      <p>{t("life.open.lead")}</p>
      <OpenRoundForm code={paper.code} kind={paper.kind} {...asked} refusal={refusal} />
    </LifeFrame>
  )
}
