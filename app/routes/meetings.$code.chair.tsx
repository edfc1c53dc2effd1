import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { MeetingBallots } from "../ballots/meeting-ballots.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { withdrawFloor } from "../meetings/session/ask-floor.server.ts"
import {
  ChairFloor,
  ChairLinks,
  FloorTimes,
  ItemActs,
  SittingActs,
} from "../meetings/session/chair-parts.tsx"
import { closeSitting } from "../meetings/session/close-sitting.server.ts"
import { declareDeserted } from "../meetings/session/declare-deserted.server.ts"
import { keyFor } from "../meetings/session/form-keys.ts"
import { giveFloor, giveMinute, putFirst, takeFloorBack } from "../meetings/session/give-floor.server.ts"
import { MeetingCode, OfRequest, Suspend, TakeItem } from "../meetings/session/input.ts"
import { LiveBar, NowOn } from "../meetings/session/live-bar.tsx"
import { LiveFrame, LivePart } from "../meetings/session/live-frame.tsx"
import { openSitting } from "../meetings/session/open-sitting.server.ts"
import { getChairSession } from "../meetings/session/queries.server.ts"
import { QuorumNote, QuorumState } from "../meetings/session/quorum-note.tsx"
import { RoomRing } from "../meetings/session/room-ring.tsx"
import { MoveList, SessionAgenda } from "../meetings/session/session-parts.tsx"
import { resumeSitting, suspendSitting } from "../meetings/session/suspend-sitting.server.ts"
import { takeItem } from "../meetings/session/take-item.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusals, roomKey: _, ...page } = await getChairSession(ctx, params.code ?? "")
    const said = (reason: typeof refusals.open) => reason && context.t(reason.key, reason.values)
    return {
      ...{ title: titleOf(context, context.t("assembly.chair.title")), ...page, key: newKey() },
      ...{ openRefused: said(refusals.open), deserted: said(refusals.desert) },
    }
  })
}

const WHOLE = {
  ...{ open: openSitting, resume: resumeSitting, close: closeSitting, desert: declareDeserted },
  ...{ minute: giveMinute, end: takeFloorBack },
} as const
const OF_REQUEST = { give: giveFloor, first: putFirst, withdraw: withdrawFloor } as const

const isIn = <T extends object>(acts: T, name: string): name is keyof T & string => Object.hasOwn(acts, name)

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/chair`)
  if (intent === "item")
    return run(context, request, TakeItem, here, async (ctx, input) => {
      await takeItem(ctx, input)
      return done()
    })
  if (intent === "suspend")
    return run(context, request, Suspend, here, async (ctx, input) => {
      await suspendSitting(ctx, input)
      return done()
    })
  if (isIn(OF_REQUEST, intent))
    return run(context, request, OfRequest, here, async (ctx, input) => {
      await OF_REQUEST[intent](ctx, input)
      return done()
    })
  return run(context, request, MeetingCode, here, async (ctx, input) => {
    await WHOLE[isIn(WHOLE, intent) ? intent : "open"](ctx, input)
    return done()
  })
}

export default function ChairRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { items, language, floor, state } = page
  const name = useMeetingName(page)
  const keyOf = (of: string) => keyFor(page.key, of)
  const isOn = state === "open"
  const now = items.find((one) => one.since !== null)
  return (
    <LiveFrame {...page}>
      <LiveBar page={page} name={name} />
      <div className="wrap">
        <Refused refusal={refusal} />
      </div>
      <div className="live">
        <section className="live-now" aria-labelledby="now">
          <LivePart id="now">
            <NowOn page={page} />
            {isOn ? <ItemActs {...{ code: page.code, items, language, keyOf }} /> : null}
            {isOn || floor.waiting.length > 0 ? <ChairFloor {...floor} {...{ isOn, keyOf }} /> : null}
            <FloorTimes spoken={page.spoken} />
          </LivePart>
          <LivePart id="ballots">
            {isOn ? (
              <Section id="votes" title={t("ballots.meeting.title")}>
                {now?.added && !now.added.mayDecide ? (
                  <p>{t("added.refuse.not_decided")}</p>
                ) : (
                  <MeetingBallots
                    {...{ table: page.roundtable.code, meeting: page.code, item: now ?? null }}
                  />
                )}
              </Section>
            ) : null}
          </LivePart>
          <LivePart id="acts">
            <Section id="sitting" title={t("assembly.acts.title")}>
              <SittingActs {...page} {...{ keyOf, refusal }} />
            </Section>
          </LivePart>
        </section>
        <section className="live-agenda" aria-labelledby="agenda">
          <LivePart id="agenda">
            <h2 className="sec" id="agenda">
              {t("meetings.agenda.title")}
            </h2>
            <SessionAgenda items={items} language={language} />
            <h2 className="sec">{t("assembly.moves.title")}</h2>
            <MoveList moves={page.moves} />
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
            <ChairLinks code={page.code} waiting={page.waitToBeConfirmed} />
          </LivePart>
        </section>
      </div>
    </LiveFrame>
  )
}
