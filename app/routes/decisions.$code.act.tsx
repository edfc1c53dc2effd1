import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { getDecisionToKeep } from "../meetings/decisions/get-decision.server.ts"
import { NotTakeUp, TakeUp } from "../meetings/decisions/input.ts"
import { notTakeUpDecision, takeUpDecision } from "../meetings/decisions/take-up.server.ts"
import { pageMeta } from "../page-meta.ts"
import { MeantField } from "../people/organisations/meant-field.tsx"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { code, title: name, language, act } = await getDecisionToKeep(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("decisions.act.title")),
      ...{ code, name, language, act, names: await proposedNames(ctx) },
      keys: { up: newKey(), not: newKey() },
    }
  })
}

const Intent = z.object({ intent: z.enum(["up", "not"]) })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const fields = Object.fromEntries(await request.clone().formData())
  const here = { decisionCode: params.code }
  const back = () => redirect(`/decisions/${params.code}?done=act`)
  if (Intent.safeParse(fields).data?.intent === "not")
    return run(context, request, NotTakeUp, here, async (ctx, input) => {
      await notTakeUpDecision(ctx, input)
      return back()
    })
  return run(context, request, TakeUp, here, async (ctx, input) => {
    await takeUpDecision(ctx, input)
    return back()
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const UpFields = ({ page }: { page: Page }) => {
  const { t, dates } = useTranslation()
  const { act, names } = page
  return (
    <>
      <MeantField label={t("decisions.act.body")} value={act?.body.name} names={names} />
      <Field
        {...{ name: "kind", value: act?.kind, maxLength: 100, dir: "auto", width: "m" }}
        label={t("decisions.act.kind")}
        help={t("decisions.act.kind_help")}
      />
      <Field
        {...{ name: "number", value: act?.number, width: "s", optional: true }}
        label={t("decisions.act.number")}
      />
      <Field
        {...{ name: "on", value: act?.on ? dates.typed(act.on) : null, width: "s", inputMode: "numeric" }}
        label={t("decisions.act.on")}
        help={t("meetings.form.day_help")}
      />
      <Field
        {...{ name: "link", value: act?.link, dir: "ltr", optional: true }}
        label={t("decisions.act.link")}
      />
    </>
  )
}

export default function DecisionActRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { code, name, language, act, names, keys } = page
  const isNot = refusal?.typed.intent === "not"
  return (
    <div className="wrap form">
      <BackLink href={`/decisions/${code}`} label={name} lang={language} />
      <Refused refusal={refusal} />
      <PageHead title={t("decisions.act.title")} lead={t("decisions.act.lead")} />
      <Section id="up" title={t("decisions.act.taken_up")}>
        <RefusableForm formKey={keys.up} refusal={isNot ? undefined : refusal}>
          <input type="hidden" name="intent" value="up" />
          <UpFields page={page} />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("decisions.act.button")}</Button>
          </Actions>
        </RefusableForm>
      </Section>
      <Section id="not" title={t("decisions.act.not_taken_up")}>
        <RefusableForm formKey={keys.not} refusal={isNot ? refusal : undefined}>
          <input type="hidden" name="intent" value="not" />
          <MeantField label={t("decisions.act.body")} value={act?.body.name} names={names} />
          <Field
            {...{ as: "textarea", name: "reason", rows: 3, value: act?.reason, maxLength: 1000, dir: "auto" }}
            label={t("decisions.act.why_not")}
          />
          <Actions>
            <Button kind="line" busy={t("common.form.saving")}>
              {t("decisions.act.not_button")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
    </div>
  )
}
