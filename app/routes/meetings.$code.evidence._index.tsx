import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { chooseFunding } from "../meetings/evidence/choose-funding.server.ts"
import { FundingForm, ReportForm, ReportTable, SheetSection } from "../meetings/evidence/evidence-parts.tsx"
import { ChooseFunding, TakeInReport, TakeInSheet } from "../meetings/evidence/input.ts"
import { getEvidence } from "../meetings/evidence/queries.server.ts"
import { takeInReport } from "../meetings/evidence/take-in-report.server.ts"
import { takeInSheet } from "../meetings/evidence/take-in-sheet.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getEvidence(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("evidence.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
      done: new URL(request.url).searchParams.get("done"),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const home = `/meetings/${params.code}/evidence`
  if (intent === "sheet")
    return run(context, request, TakeInSheet, here, async (ctx, input) => {
      await takeInSheet(ctx, input, context.speak)
      return redirect(`${home}/sheet`)
    })
  if (intent === "report")
    return run(context, request, TakeInReport, here, async (ctx, input) => {
      return redirect(`${home}/reports/${await takeInReport(ctx, input)}`)
    })
  return run(context, request, ChooseFunding, here, async (ctx, input) => {
    await chooseFunding(ctx, input)
    return redirect(`${home}?done=funding`)
  })
}

export default function EvidenceRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { code, refused, sheet, reports, blocks, chosen, done } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  const of = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined)
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("evidence.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("evidence.title")} lead={t("evidence.lead")} />
      <div className="stack-l">
        {done === "funding" ? <Note tone="ok">{t("evidence.funding.done")}</Note> : null}
        {refused ? <Note tone="wait">{refused}</Note> : null}
        <Section id="sheet" title={t("evidence.sheet.title")}>
          <SheetSection {...{ code, sheet, keyOf }} refused={refused !== null} refusal={of("sheet")} />
        </Section>
        <Section id="reports" title={t("evidence.report.title")} count={reports.length}>
          <ReportTable {...{ code, reports }} />
          {refused ? null : <ReportForm keyOf={keyOf} refusal={of("report")} />}
        </Section>
        {refused ? null : (
          <Section id="funding" title={t("evidence.funding.title")}>
            <FundingForm {...{ blocks, chosen, keyOf }} refusal={of("funding")} />
          </Section>
        )}
      </div>
    </div>
  )
}
