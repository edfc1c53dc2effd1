import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BallotCrumbs } from "../ballots/ballot-crumbs.tsx"
import { OfBallot } from "../ballots/life/input.ts"
import { TakeVote } from "../ballots/voting/input.ts"
import { getSpokenPage } from "../ballots/voting/queries.server.ts"
import { SpokenList, TakenList } from "../ballots/voting/spoken-list.tsx"
import { confirmSpoken, takeVote } from "../ballots/voting/take-vote.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getSpokenPage(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, context.t("ballots.spoken.title")), page, done, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { ballotCode: params.code }
  const back = (done: string) => redirect(`/ballots/${params.code}/spoken?done=${done}`)
  if (intent === "confirm")
    return run(context, request, OfBallot, here, async (ctx, input) => {
      await confirmSpoken(ctx, input)
      return back("confirmed")
    })
  return run(context, request, TakeVote, here, async (ctx, input) => {
    await takeVote(ctx, input)
    return back("taken")
  })
}

export default function SpokenRoute() {
  const { page, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = (["taken", "confirmed"] as const).find((word) => word === done)
  const keyOf = (of: string) => keyFor(key, of)
  return (
    <div className="wrap">
      <BallotCrumbs ballot={page} title={t("ballots.spoken.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("ballots.spoken.title")} lead={t("ballots.spoken.lead")} />
      {told ? (
        <Note tone="ok" live>
          {t(`ballots.done.${told}`)}
        </Note>
      ) : null}
      <div className="stack-l">
        <TakenList taken={page.taken} question={page.question} options={page.options} keyOf={keyOf} />
        <SpokenList seats={page.seatsToCall} question={page.question} options={page.options} keyOf={keyOf} />
      </div>
    </div>
  )
}
