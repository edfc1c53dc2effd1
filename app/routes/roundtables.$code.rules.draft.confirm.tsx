import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { civilDay } from "../civil-time.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { changesBetween } from "../roundtables/regulation/changes.ts"
import { Confirmation } from "../roundtables/regulation/confirmation.tsx"
import { PutInForce } from "../roundtables/regulation/input.ts"
import { putInForce, seenOfPlan } from "../roundtables/regulation/put-in-force.server.ts"
import { ruleInForce } from "../roundtables/regulation/rule-in-force.server.ts"
import { dangersOf } from "../roundtables/regulation/soundness.ts"
import { besideRules, getDraft } from "../roundtables/regulation/versions.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const draft = await getDraft(ctx, roundtable)
    const { inForceFrom, decidedOn, act, rules } = draft
    if (!inForceFrom || !decidedOn || !act) throw redirect(`/roundtables/${roundtable.code}/rules/draft/plan`)
    const [beside, current] = await Promise.all([
      besideRules(ctx, roundtable),
      ruleInForce(ctx, roundtable.id),
    ])
    const { code, name, language } = roundtable
    return {
      title: titleOf(context, context.t("regulation.confirm.title")),
      ...{ code, name, language, inForceFrom, decidedOn, act },
      isToday: inForceFrom === civilDay(ctx.now),
      changes: current ? changesBetween(current.rules, rules, beside.groups) : null,
      current: current ? { number: current.number, rules: current.rules } : null,
      beside,
      dangers: dangersOf(rules, beside.seats),
      seen: seenOfPlan(draft),
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PutInForce, { roundtableCode: params.code }, async (ctx, input) => {
    const { begins } = await putInForce(ctx, input)
    return redirect(`/roundtables/${input.roundtableCode}/rules?done=${begins}`)
  })

export default function Confirm() {
  const page = useLoaderData<typeof loader>()
  const { code, name, language, dangers, seen, key } = page
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const draft = `/roundtables/${code}/rules/draft`
  return (
    <div className="wrap form">
      <BackLink href={`${draft}/plan`} label={t("regulation.plan.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("regulation.confirm.title")} kick={<bdi lang={language}>{name}</bdi>} />
      <Confirmation {...page} />
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="seen" value={seen} />
        {dangers.length > 0 ? (
          <CheckField
            name="dangersRead"
            label={t("regulation.confirm.dangers_read", { count: dangers.length })}
          />
        ) : null}
        <Actions>
          <Button busy={t("common.form.saving")}>{t("regulation.confirm.button")}</Button>
          <ButtonLink kind="quiet" href={draft}>
            {t("regulation.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
