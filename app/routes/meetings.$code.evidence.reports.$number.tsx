import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MatchReport, WithdrawReport } from "../meetings/evidence/input.ts"
import { getReport } from "../meetings/evidence/queries.server.ts"
import { DifferenceList, MatchForm, PurgedNote, WithdrawForm } from "../meetings/evidence/report-parts.tsx"
import { matchReport, withdrawReport } from "../meetings/evidence/take-in-report.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { DigestNote } from "../records/digest-note.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

const numberOf = (text: string | undefined) => (/^[1-9]\d{0,3}$/.test(text ?? "") ? Number(text) : 0)

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getReport(ctx, params.code ?? "", numberOf(params.number))
    return {
      ...{ title: titleOf(context, context.t("evidence.report.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code, number: numberOf(params.number) }
  const done = () => redirect(`/meetings/${params.code}/evidence/reports/${params.number}`)
  if (intent === "withdraw")
    return run(context, request, WithdrawReport, here, async (ctx, input) => {
      await withdrawReport(ctx, input)
      return done()
    })
  return run(context, request, MatchReport, here, async (ctx, input) => {
    await matchReport(ctx, input)
    return done()
  })
}

export default function ReportRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const {
    code,
    reportNumber: number,
    platform,
    refused,
    participants,
    seats,
    compared,
    file,
    isMatched,
  } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  const of = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined)
  const name = t("evidence.report.name", { number, platform: t(`evidence.platforms.${platform as "teams"}`) })
  const mayWrite = !refused && !page.withdrawnAt && !page.purged
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={name} />
      <Refused refusal={refusal} />
      <PageHead
        title={name}
        lead={t("evidence.report.lead")}
        meta={[t("evidence.report.taken_in", { at: dates.moment(page.createdAt) })]}
      />
      <div className="stack-l">
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {page.withdrawnAt ? (
          <Note tone="wait">
            {t("evidence.report.withdrawn_because", { reason: page.withdrawReason ?? "" })}
          </Note>
        ) : null}
        {page.purged ? <PurgedNote purged={page.purged} /> : null}
        {page.purged ? null : (
          <Section
            id="differences"
            title={t("evidence.report.compare")}
            {...(isMatched && { count: compared.length })}
          >
            {!isMatched ? <Note>{t("evidence.report.match_first")}</Note> : null}
            {isMatched && compared.length === 0 ? <Note tone="ok">{t("evidence.report.same")}</Note> : null}
            {isMatched ? <DifferenceList {...{ compared, code }} /> : null}
          </Section>
        )}
        {mayWrite ? (
          <Section id="match" title={t("evidence.report.match")} count={participants.length}>
            <MatchForm {...{ participants, seats, keyOf }} refusal={of("match")} />
          </Section>
        ) : null}
        <Section id="file" title={t("evidence.report.kept")}>
          <p>
            {page.purged ? (
              <bdi>{file.name ?? file.code}</bdi>
            ) : (
              <a href={`/files/${file.code}`} download>
                <bdi>{file.name ?? file.code}</bdi>
              </a>
            )}
          </p>
          <DigestNote sha256={page.sha256} name={file.name ?? ""} />
          {mayWrite ? <WithdrawForm keyOf={keyOf} refusal={of("withdraw")} /> : null}
        </Section>
        <p>
          <a href={`/meetings/${code}/evidence`}>{t("evidence.back")}</a>
        </p>
      </div>
    </div>
  )
}
