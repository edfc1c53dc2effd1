import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { correctTotals } from "../meetings/totals/correct-totals.server.ts"
import { CorrectTotals, matterOf } from "../meetings/totals/input.ts"
import { getTotalsToCorrect } from "../meetings/totals/queries.server.ts"
import { TotalsFields } from "../meetings/totals/totals-form.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const matter = matterOf(new URL(request.url).searchParams.get("matter"))
    const { refusal: _, ...page } = await getTotalsToCorrect(
      ctx,
      params.code ?? "",
      params.totals ?? "",
      matter,
    )
    return { title: titleOf(context, context.t("totals.correct_title")), ...page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) => {
  const here = { meetingCode: params.code, totalsCode: params.totals }
  return run(context, request, CorrectTotals, here, async (ctx, input) => {
    await correctTotals(ctx, input)
    return redirect(`/meetings/${params.code}/totals`)
  })
}

export default function CorrectTotalsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const { totals, form, items, language } = page
  const home = `/meetings/${page.code}/totals`
  const given = {
    ...{ itemCode: totals.itemCode, proposal: totals.proposal, method: totals.method },
    ...{ at: dates.time(totals.votedAt), casting: totals.casting },
    counts: totals.parts.length > 0 ? totals.parts : [totals],
  }
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("totals.correct_title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("totals.correct_title")}
        lead={t(totals.confirmedAt ? "totals.correct_lead_confirmed" : "totals.correct_lead")}
      />
      {form ? (
        <RefusableForm formKey={page.key} refusal={refusal}>
          <TotalsFields {...{ asked: form, items, given, language, path: `${home}/${totals.code}` }} />
          {totals.confirmedAt ? (
            <Field
              {...{ as: "textarea", name: "reason", rows: 3, maxLength: 1000, dir: "auto" }}
              label={t("totals.reason")}
            />
          ) : null}
          <Actions>
            <Button>{t("totals.save")}</Button>
            <ButtonLink kind="quiet" href={home}>
              {t("totals.back")}
            </ButtonLink>
          </Actions>
        </RefusableForm>
      ) : null}
    </div>
  )
}
