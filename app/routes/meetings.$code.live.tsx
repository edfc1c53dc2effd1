import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { VoteNow } from "../ballots/meeting-ballots.tsx"
import { openBallotsOf } from "../ballots/queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { askFloor, withdrawFloor } from "../meetings/session/ask-floor.server.ts"
import { OwnStanding } from "../meetings/session/check-in-form.tsx"
import { SpeakingNow, WaitingList } from "../meetings/session/floor-parts.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { MeetingCode, OfRequest } from "../meetings/session/input.ts"
import { LiveBar, NowOn } from "../meetings/session/live-bar.tsx"
import { LiveFrame, LivePart } from "../meetings/session/live-frame.tsx"
import { getSession } from "../meetings/session/queries.server.ts"
import { QuorumNote, QuorumState } from "../meetings/session/quorum-note.tsx"
import { RoomRing } from "../meetings/session/room-ring.tsx"
import { MoveList, SessionAgenda } from "../meetings/session/session-parts.tsx"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusals, roomKey: _, ...page } = await getSession(ctx, params.code ?? "")
    const title = titleOf(context, context.t("assembly.live.title"))
    const ballots = await openBallotsOf(ctx, params.code ?? "")
    return { title, ballots, ...page, key: newKey(), mayCheckIn: refusals.checkIn === null }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/live`)
  if (intent === "withdraw")
    return run(context, request, OfRequest, here, async (ctx, input) => {
      await withdrawFloor(ctx, input)
      return done()
    })
  return run(context, request, MeetingCode, here, async (ctx, input) => {
    await askFloor(ctx, input)
    return done()
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** What who reads can do now: say that they are there, ask for the floor, or take that back. */
const OwnActs = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const { own, state } = page
  const fields: Record<string, string> = own.asks
    ? { intent: "withdraw", requestCode: own.asks }
    : { intent: "ask" }
  return (
    <div className="stack">
      <OwnStanding own={own} />
      {page.mayCheckIn && !own.isThere && !own.isAnnounced ? (
        <p>
          <ButtonLink href={`/meetings/${page.code}/check-in`}>{t("assembly.check_in.button")}</ButtonLink>
        </p>
      ) : null}
      {state === "open" && own.isThere && !own.speaks ? (
        <Press
          formKey={keyFor(page.key, own.asks ?? "ask")}
          {...{ kind: own.asks ? "line" : "primary", dense: false, fields }}
          label={t(own.asks ? "assembly.floor.withdraw" : "assembly.floor.ask")}
        />
      ) : null}
      {state === "open" && own.isThere ? (
        <p className="small">
          <a href={`/roundtables/${page.roundtable.code}/agenda-requests/new`}>{t("added.ask")}</a>
        </p>
      ) : null}
    </div>
  )
}

export default function LiveRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { floor, language } = page
  const name = useMeetingName(page)
  return (
    <LiveFrame {...page}>
      <LiveBar page={page} name={name} />
      <div className="wrap">
        <Refused refusal={refusal} />
      </div>
      <div className="live">
        <section className="live-now" aria-labelledby="now">
          <LivePart id="vote">
            <VoteNow ballots={page.ballots} />
          </LivePart>
          <LivePart id="now">
            <NowOn page={page} />
            <OwnActs page={page} />
            {floor.speaking ? <SpeakingNow speaker={floor.speaking} /> : null}
            {page.state === "open" ? (
              <>
                <h3>{t("assembly.floor.waiting")}</h3>
                <WaitingList waiting={floor.waiting} />
              </>
            ) : null}
          </LivePart>
        </section>
        <section className="live-agenda" aria-labelledby="agenda">
          <LivePart id="agenda">
            <h2 className="sec" id="agenda">
              {t("meetings.agenda.title")}
            </h2>
            <SessionAgenda items={page.items} language={language} />
          </LivePart>
        </section>
        <section className="live-room" aria-labelledby="room-h">
          <LivePart id="room">
            <div className="h-row">
              <h2 className="sec" id="room-h">
                {t(page.state === "closed" ? "assembly.quorum.at_close" : "assembly.quorum.title")}
              </h2>
              <QuorumState quorum={page.quorum} />
            </div>
            <RoomRing groups={page.groups} language={page.roundtable.language} />
            {page.state === "closed" ? null : <QuorumNote quorum={page.quorum} />}
            <h2 className="sec">{t("assembly.moves.title")}</h2>
            <MoveList moves={page.moves} />
            {page.mayConduct ? (
              <p>
                <ButtonLink kind="line" href={`/meetings/${page.code}/chair`}>
                  {t("assembly.acts.to_chair")}
                </ButtonLink>
              </p>
            ) : null}
          </LivePart>
        </section>
      </div>
    </LiveFrame>
  )
}
