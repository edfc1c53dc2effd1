import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { PlanVersion } from "../roundtables/regulation/input.ts"
import { planVersion } from "../roundtables/regulation/plan-version.server.ts"
import { getDraft } from "../roundtables/regulation/versions.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const { inForceFrom, decidedOn, act } = await getDraft(ctx, roundtable)
    const { code, name, language } = roundtable
    const title = titleOf(context, context.t("regulation.plan.title"))
    return { title, code, name, language, inForceFrom, decidedOn, act, now: ctx.now, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PlanVersion, { roundtableCode: params.code }, async (ctx, input) => {
    await planVersion(ctx, input)
    return redirect(`/roundtables/${input.roundtableCode}/rules/draft/confirm`)
  })

export default function Plan() {
  const { code, name, language, inForceFrom, decidedOn, act, now, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const typed = (day: string | null) => (day ? dates.typed(day) : undefined)
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${code}/rules/draft`} label={t("regulation.draft.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("regulation.plan.title")} kick={<bdi lang={language}>{name}</bdi>} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="act"
          label={t("regulation.plan.act")}
          help={t("regulation.plan.act_help")}
          value={act}
          maxLength={500}
          lang={language}
          dir="auto"
        />
        <Field
          name="decidedOn"
          label={t("regulation.plan.decided")}
          help={t("regulation.plan.day_help")}
          value={typed(decidedOn)}
          width="s"
          dir="ltr"
        />
        <Field
          name="inForceFrom"
          label={t("regulation.plan.from")}
          help={t("regulation.plan.from_help", { today: dates.typed(now) })}
          value={typed(inForceFrom)}
          width="s"
          dir="ltr"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("regulation.plan.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
