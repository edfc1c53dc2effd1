import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { markingBallots } from "../ballots/presence/mark-corrected.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { confirmPresence } from "../meetings/session/confirm-presence.server.ts"
import { correctPresence } from "../meetings/session/correct-presence.server.ts"
import { keyFor } from "../meetings/session/form-keys.ts"
import {
  ConfirmPresence,
  CorrectPresence,
  JustifyAbsence,
  MarkExit,
  OfSeat,
} from "../meetings/session/input.ts"
import { justifyAbsence, unjustifyAbsence } from "../meetings/session/justify-absence.server.ts"
import { markExit } from "../meetings/session/mark-exit.server.ts"
import { QuorumNote } from "../meetings/session/quorum-note.tsx"
import { getRollSeat } from "../meetings/session/roll-queries.server.ts"
import { EntryForm, ExitForm, JustifyForm, SeatHistory } from "../meetings/session/seat-forms.tsx"
import { SittingLine } from "../meetings/session/session-parts.tsx"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getRollSeat(ctx, params.code ?? "", params.seat ?? "")
    return {
      ...{ title: titleOf(context, page.seat.label), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code, seatCode: params.seat }
  const done = () => redirect(`/meetings/${params.code}/rollcall/${params.seat}`)
  if (intent === "exit")
    return run(context, request, MarkExit, here, async (ctx, input) => {
      await markingBallots(ctx, input.meetingCode, (ctx) => markExit(ctx, input))
      return done()
    })
  if (intent === "correct")
    return run(context, request, CorrectPresence, here, async (ctx, input) => {
      await markingBallots(ctx, input.meetingCode, (ctx) => correctPresence(ctx, input))
      return done()
    })
  if (intent === "justify")
    return run(context, request, JustifyAbsence, here, async (ctx, input) => {
      await justifyAbsence(ctx, input)
      return done()
    })
  if (intent === "unjustify")
    return run(context, request, OfSeat, here, async (ctx, input) => {
      await unjustifyAbsence(ctx, input)
      return done()
    })
  return run(context, request, ConfirmPresence, here, async (ctx, input) => {
    await markingBallots(ctx, input.meetingCode, (ctx) => confirmPresence(ctx, input))
    return done()
  })
}

export default function RollSeatRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { seat, mode, refused, history } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  const of = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined)
  const home = `/meetings/${page.code}/rollcall`
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("assembly.roll.title")} />
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi>{page.group}</bdi>}
        title={t("assembly.roll.seat", { label: seat.label })}
        meta={[<bdi key="body">{seat.body}</bdi>]}
        action={
          <ButtonLink kind="line" href={`${home}#seat-${seat.code}`}>
            {t("assembly.seat.back")}
          </ButtonLink>
        }
      />
      <SittingLine state={page.state} call={page.call} />
      <QuorumNote quorum={page.quorum} />
      <div className="stack-l">
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {refused === null && seat.sitting ? (
          <Section id="exit" title={t("assembly.seat.exit_title")}>
            <ExitForm {...{ seat, mode, keyOf, refusal: of("exit") }} />
          </Section>
        ) : null}
        {refused === null ? (
          <Section id="entry" title={t("assembly.seat.entry_title")}>
            {seat.candidates.length > 0 ? (
              <EntryForm {...{ seat, mode, keyOf, refusal: of("confirm") }} />
            ) : (
              <Empty>{t("assembly.seat.nobody_designated")}</Empty>
            )}
            {seat.takesDelegates ? (
              <p>
                <a href={`/seats/${seat.code}/delegate`}>{t("assembly.seat.send_delegate")}</a>
              </p>
            ) : null}
          </Section>
        ) : null}
        {refused === null && !seat.sitting ? (
          <Section id="justify" title={t("assembly.seat.justify_title")}>
            {seat.justification ? (
              <p>
                <bdi>{seat.justification}</bdi>
              </p>
            ) : null}
            <JustifyForm {...{ seat, mode, keyOf, refusal: of("justify") }} />
          </Section>
        ) : null}
        <Section id="history" title={t("assembly.seat.history")} count={history.length}>
          {history.length > 0 ? (
            <SeatHistory {...{ history, keyOf, refusal: of("correct") }} />
          ) : (
            <Empty>{t("assembly.seat.no_history")}</Empty>
          )}
        </Section>
      </div>
    </div>
  )
}
