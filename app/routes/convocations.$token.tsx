import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, runOpen, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AgendaList } from "../meetings/agenda-list.tsx"
import { answerByLink, openConvocation } from "../meetings/answer.server.ts"
import { AnswerForm } from "../meetings/answer-form.tsx"
import { AnswerByLink } from "../meetings/input.ts"
import { MeetingFacts, SecretNote } from "../meetings/meeting-facts.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { announceByLink } from "../meetings/session/announce.server.ts"
import { CheckInForm, OwnStanding } from "../meetings/session/check-in-form.tsx"
import { AnnounceByLink } from "../meetings/session/input.ts"
import { checkInByLink } from "../meetings/session/link-check-in.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { refusal, ...convocation } = await openConvocation(ctx, params.token ?? "")
    const page = {
      ...{ title: titleOf(context, context.t("meetings.answer.title")), convocation, formKey: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
      ...{ checkIn: await checkInByLink(ctx, params.token ?? ""), checkInKey: newKey() },
      isDone: new URL(request.url).searchParams.get("done") === "answered",
    }
    return data(page, { headers: { "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" } })
  })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.formData()
  const { token } = params
  if (form.get("intent") === "announce")
    return runOpen(context, form, AnnounceByLink, { token }, async (ctx, input) => {
      await announceByLink(ctx, input)
      return redirect(`/convocations/${token}`)
    })
  return runOpen(context, form, AnswerByLink, { token }, async (ctx, input) => {
    await answerByLink(ctx, input)
    return redirect(`/convocations/${token}?done=answered`)
  })
}

export default function ConvocationRoute() {
  const { convocation, formKey, refused, isDone, checkIn, checkInKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { content, roundtable, name, quality } = convocation
  const meeting = useMeetingName(content)
  return (
    <div className="wrap form">
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
        title={meeting}
        meta={[t("meetings.answer.for", { name: name ?? "" }), t(`common.sitting.${quality as "titular"}`)]}
      />
      <div className="stack-l">
        {isDone ? (
          <Note tone="ok" live title={t("meetings.done.answered")}>
            {t("meetings.answer.change")}
          </Note>
        ) : null}
        {checkIn ? (
          <Section id="check-in" title={t("assembly.check_in.title")}>
            <OwnStanding
              own={{
                isThere: false,
                isRemote: false,
                isAnnounced: checkIn.isAnnounced,
                seat: null,
                since: null,
              }}
            />
            <CheckInForm
              {...{ mode: checkIn.mode, formKey: checkInKey, again: checkIn.isAnnounced }}
              refusal={refusal?.typed.intent === "announce" ? refusal : undefined}
            />
          </Section>
        ) : null}
        {refused && !checkIn ? (
          <Note tone="bad" title={refused}>
            {convocation.cancelReason ? (
              <p>
                <bdi>{convocation.cancelReason}</bdi>
              </p>
            ) : null}
          </Note>
        ) : null}
        <MeetingFacts content={content} />
        {refused ? null : (
          <Section id="answer" title={t("meetings.answer.title")}>
            <AnswerForm
              {...{
                mode: content.mode,
                answer: convocation.answer,
                note: convocation.note,
                needs: convocation.needs,
                formKey,
                refusal,
              }}
            />
          </Section>
        )}
        <SecretNote content={content} />
        <Section id="agenda" title={t("meetings.agenda.title")}>
          <AgendaList items={content.items} language={content.language} />
        </Section>
        <p>
          <a href={`/meetings/${convocation.code}`}>{t("meetings.answer.to_meeting")}</a>
        </p>
      </div>
    </div>
  )
}
