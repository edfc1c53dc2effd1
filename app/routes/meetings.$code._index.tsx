import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AgendaList, AnnexList } from "../meetings/agenda-list.tsx"
import { answerSignedIn } from "../meetings/answer.server.ts"
import { AnswerForm } from "../meetings/answer-form.tsx"
import { AnswerSigns, ConvenerActs } from "../meetings/convener-acts.tsx"
import { afterMeeting } from "../meetings/decisions/after-meeting.server.ts"
import { AfterMeeting } from "../meetings/decisions/after-meeting.tsx"
import { AnswerSignedIn } from "../meetings/input.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { MeetingFacts, SecretNote } from "../meetings/meeting-facts.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { MeetingState } from "../meetings/meeting-state.tsx"
import { getMeeting } from "../meetings/queries.server.ts"
import { SessionLinks } from "../meetings/session/session-links.tsx"
import { pageMeta } from "../page-meta.ts"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const meeting = await getMeeting(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const title = titleOf(context, `${context.t("meetings.meeting")}, ${meeting.roundtable.name}`)
    return { title, ...meeting, after: await afterMeeting(ctx, meeting.code), done, key: newKey() }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AnswerSignedIn, { meetingCode: params.code }, async (ctx, input) => {
    await answerSignedIn(ctx, input)
    return redirect(`/meetings/${params.code}?done=answered`)
  })

const DONE = ["saved", "sent", "cancelled", "answered", "annex_added", "annex_removed"] as const
type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Told = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const told = DONE.find((word) => word === page.done)
  return (
    <>
      {told ? (
        <Note tone="ok" live>
          {t(`meetings.done.${told}`)}
        </Note>
      ) : null}
      {page.cancelReason ? (
        <Note tone="bad" title={t("meetings.off.title")}>
          <p>
            <bdi>{page.cancelReason}</bdi>
          </p>
        </Note>
      ) : null}
      {page.mayConvene && page.isEdited ? (
        <Note tone="wait" title={t("meetings.unsent.title")}>
          {t("meetings.unsent.text")}
        </Note>
      ) : null}
    </>
  )
}

export default function MeetingRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { content, own, answers } = page
  const name = useMeetingName(content)
  const isSent = page.sentAt !== null
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page} name={name} />
      <Refused refusal={refusal} />
      <PageHead kick={t("meetings.meeting")} title={name} status={<MeetingState state={page.state} />} />
      <Told page={page} />
      <div className="grid-main">
        <div className="stack-l">
          <MeetingFacts content={content} />
          {content.note ? <p dir="auto">{content.note}</p> : null}
          <SecretNote content={content} />
          <Section id="agenda" title={t("meetings.agenda.title")}>
            {page.agenda.length > 0 ? (
              <AgendaList items={page.agenda} language={content.language} />
            ) : (
              <Empty>{t("meetings.agenda.empty")}</Empty>
            )}
          </Section>
          <AfterMeeting code={page.code} table={page.roundtable.code} after={page.after} />
          {content.annexes.length > 0 ? (
            <Section id="annexes" title={t("meetings.annexes.title")}>
              <AnnexList annexes={content.annexes} language={content.language} />
              {page.mayConvene ? (
                <p>
                  <a href={`/meetings/${page.code}/annexes/new`}>{t("meetings.annexes.manage")}</a>
                </p>
              ) : null}
            </Section>
          ) : null}
        </div>
        <div className="stack-l">
          {isSent && page.isInside ? <SessionLinks page={page} /> : null}
          <ConvenerActs {...{ page, isSent }} />
          {own && page.state === "convened" && !page.isOver ? (
            <Section id="answer" title={t("meetings.answer.title")}>
              <AnswerForm
                {...{ mode: content.mode, answer: own.answer, note: own.note, needs: own.needs, refusal }}
                formKey={page.key}
              />
            </Section>
          ) : null}
          {answers && isSent ? (
            <AnswerSigns answers={answers} mode={content.mode} needs={page.needs} />
          ) : null}
        </div>
      </div>
    </div>
  )
}
