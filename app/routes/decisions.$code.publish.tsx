import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { decisionNumber } from "../meetings/decisions/decision.ts"
import { getDecisionToKeep } from "../meetings/decisions/get-decision.server.ts"
import { PublishDecision, WithdrawDecision } from "../meetings/decisions/input.ts"
import { publishDecision, withdrawDecision } from "../meetings/decisions/publish-decision.server.ts"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getDecisionToKeep(ctx, params.code ?? "")
    const { code, number, year, title, text, language, mayPublish, mayWithdraw, isOfPublicTable } = page
    return {
      title: titleOf(context, context.t(`decisions.publish.${mayWithdraw ? "off" : "title"}`)),
      decision: { code, number, year, title, text, language },
      commitments: page.commitments.map((one) => ({ title: one.title, language: one.language })),
      ...{ mayPublish, mayWithdraw, isOfPublicTable, key: newKey() },
    }
  })
}

const Intent = z.object({ intent: z.enum(["publish", "withdraw"]) })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const fields = Object.fromEntries(await request.clone().formData())
  const here = { decisionCode: params.code }
  if (Intent.safeParse(fields).data?.intent === "withdraw")
    return run(context, request, WithdrawDecision, here, async (ctx, input) => {
      await withdrawDecision(ctx, input)
      return redirect(`/decisions/${params.code}?done=withdrawn`)
    })
  return run(context, request, PublishDecision, here, async (ctx, input) => {
    await publishDecision(ctx, input)
    return redirect(`/decisions/${params.code}?done=published`)
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Facts = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const { decision, commitments } = page
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        { term: t("decisions.facts.number"), value: decisionNumber(decision) },
        { term: t("decisions.form.title"), value: <bdi lang={decision.language}>{decision.title}</bdi> },
        { term: t("decisions.form.text"), value: <bdi lang={decision.language}>{decision.text}</bdi> },
        ...commitments.map((one) => ({
          ...{ term: t("commitments.one"), value: <bdi lang={one.language}>{one.title}</bdi> },
        })),
      ]}
    />
  )
}

export default function PublishDecisionRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { decision, mayPublish, mayWithdraw, key } = page
  return (
    <div className="wrap form">
      <BackLink href={`/decisions/${decision.code}`} label={decision.title} lang={decision.language} />
      <Refused refusal={refusal} />
      <PageHead
        title={t(mayWithdraw ? "decisions.publish.off" : "decisions.publish.title")}
        lead={t(mayWithdraw ? "decisions.publish.off_lead" : "decisions.publish.lead")}
      />
      <Facts page={page} />
      {mayPublish || mayWithdraw ? (
        <RefusableForm formKey={key} refusal={refusal}>
          <input type="hidden" name="intent" value={mayWithdraw ? "withdraw" : "publish"} />
          {mayWithdraw ? (
            <Field
              {...{ as: "textarea", name: "reason", rows: 2, maxLength: 1000, dir: "auto" }}
              label={t("decisions.publish.reason")}
              help={t("decisions.publish.reason_help")}
            />
          ) : null}
          <Actions>
            <Button kind={mayWithdraw ? "stop" : "primary"} busy={t("common.form.saving")}>
              {t(mayWithdraw ? "decisions.publish.off_button" : "decisions.publish.button")}
            </Button>
          </Actions>
        </RefusableForm>
      ) : (
        <Note tone="wait">{t("decisions.refuse.private_table")}</Note>
      )}
    </div>
  )
}
