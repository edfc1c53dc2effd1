import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BallotCrumbs } from "../ballots/ballot-crumbs.tsx"
import { BallotFacts, FrozenRule } from "../ballots/ballot-facts.tsx"
import { Going, Results } from "../ballots/ballot-result.tsx"
import { BallotStatus } from "../ballots/ballot-state.tsx"
import { BallotTexts } from "../ballots/ballot-texts.tsx"
import { BallotActs } from "../ballots/life/ballot-acts.tsx"
import { closeBallot } from "../ballots/life/close-ballot.server.ts"
import { cancelBallot, excludeSeat, publishBallot } from "../ballots/life/end-ballot.server.ts"
import { AskMeeting, CancelBallot, ExcludeSeat, OfBallot } from "../ballots/life/input.ts"
import { openBallot } from "../ballots/life/open-ballot.server.ts"
import { repeatBallot } from "../ballots/life/repeat-ballot.server.ts"
import { findQuorumGone } from "../ballots/presence/find-quorum-gone.server.ts"
import { decideOnCorrection } from "../ballots/presence/mark-corrected.server.ts"
import { PresenceNotes } from "../ballots/presence/presence-notes.tsx"
import { getBallot } from "../ballots/queries.server.ts"
import { AskForMeeting } from "../ballots/stopping/ask-for-meeting.tsx"
import { askMeeting } from "../ballots/stopping/ask-meeting.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf, unknownDeed } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const ballot = await getBallot(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, ballot.wording), ballot, done, key: newKey() }
  })

const STEPS = {
  open: { step: openBallot, done: "opened" },
  close: { step: closeBallot, done: "closed" },
  publish: { step: publishBallot, done: "published" },
  "quorum-gone": { step: findQuorumGone, done: "cancelled" },
} as const
const WITH_REASON = {
  cancel: { step: cancelBallot, done: "cancelled" },
  correction: { step: decideOnCorrection, done: "decided" },
} as const
const among = <T extends object>(all: T, intent: string): intent is keyof T & string =>
  Object.hasOwn(all, intent)

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { ballotCode: params.code }
  const back = (done: string) => redirect(`/ballots/${params.code}?done=${done}`)
  if (among(WITH_REASON, intent)) {
    const { step, done } = WITH_REASON[intent]
    return run(context, request, CancelBallot, here, async (ctx, input) => {
      await step(ctx, input)
      return back(done)
    })
  }
  if (intent === "exclude")
    return run(context, request, ExcludeSeat, here, async (ctx, input) => {
      await excludeSeat(ctx, input)
      return back("excluded")
    })
  if (intent === "ask-meeting")
    return run(context, request, AskMeeting, here, async (ctx, input) => {
      await askMeeting(ctx, input)
      return back("asked")
    })
  if (intent === "repeat")
    return run(context, request, OfBallot, here, async (ctx, input) =>
      redirect(`/ballots/${await repeatBallot(ctx, input)}?done=drafted`),
    )
  if (!among(STEPS, intent)) throw unknownDeed(context)
  const { step, done } = STEPS[intent]
  return run(context, request, OfBallot, here, async (ctx, input) => {
    await step(ctx, input)
    return back(done)
  })
}

const DONE_WORDS = [
  ...(["drafted", "edited", "opened", "closed"] as const),
  ...(["published", "cancelled", "excluded", "decided", "asked"] as const),
] as const

export default function BallotRoute() {
  const { ballot, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE_WORDS.find((word) => word === done)
  const { number, year, frozen, language } = ballot
  const seats = ballot.seats
  return (
    <div className="wrap">
      <BallotCrumbs ballot={ballot} />
      <Refused refusal={refusal} />
      <PageHead
        kick={number === null ? t("ballots.one") : t("ballots.one_numbered", { number, year: String(year) })}
        title={
          <bdi lang={language} dir="auto">
            {ballot.wording}
          </bdi>
        }
        status={<BallotStatus state={ballot.state} outcome={ballot.verdict?.outcome ?? null} />}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`ballots.done.${told}`)}
        </Note>
      ) : null}
      {ballot.cancelReason ? (
        <Note tone="wait">{t("ballots.page.cancelled_because", { reason: ballot.cancelReason })}</Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          {ballot.explanation ? (
            <p className="lead pre" lang={language} dir="auto">
              {ballot.explanation}
            </p>
          ) : null}
          <PresenceNotes {...{ ballot, refusal }} keyOf={(of) => keyFor(key, of)} />
          <Going ballot={ballot} />
          {ballot.stopping ? (
            <AskForMeeting stopping={ballot.stopping} keyOf={(of) => keyFor(key, of)} />
          ) : null}
          <Results ballot={ballot} />
          <BallotTexts texts={ballot.texts} />
          <BallotActs {...ballot} {...{ seats, refusal }} keyOf={(of) => keyFor(key, of)} />
        </div>
        <div className="stack-l">
          <BallotFacts ballot={ballot} />
          {frozen ? <FrozenRule rule={frozen.rule} fingerprint={ballot.frozenSha256} /> : null}
        </div>
      </div>
    </div>
  )
}
