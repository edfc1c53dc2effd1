import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BallotCrumbs } from "../ballots/ballot-crumbs.tsx"
import { confirmPapers, enterPapers } from "../ballots/papers/count-papers.server.ts"
import { handPaper, nameScrutineers, unmarkPaper } from "../ballots/papers/hand-papers.server.ts"
import { ConfirmPapers, EnterPapers, NameScrutineers, OfPaper } from "../ballots/papers/input.ts"
import { HandOut, PaperCount, PaperFigures, Scrutineers } from "../ballots/papers/papers-parts.tsx"
import { getPapersPage } from "../ballots/papers/queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getPapersPage(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, context.t("ballots.papers.title")), page, done, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { ballotCode: params.code }
  const back = (done: string) => redirect(`/ballots/${params.code}/papers?done=${done}`)
  if (intent === "scrutineers")
    return run(context, request, NameScrutineers, here, async (ctx, input) => {
      await nameScrutineers(ctx, input)
      return back("named")
    })
  if (intent === "hand" || intent === "unmark")
    return run(context, request, OfPaper, here, async (ctx, input) => {
      await (intent === "hand" ? handPaper : unmarkPaper)(ctx, input)
      return redirect(`/ballots/${params.code}/papers#roll`)
    })
  if (intent === "confirm")
    return run(context, request, ConfirmPapers, here, async (ctx, input) => {
      await confirmPapers(ctx, input)
      return redirect(`/ballots/${params.code}?done=closed`)
    })
  return run(context, request, EnterPapers, here, async (ctx, input) => {
    await enterPapers(ctx, input)
    return back("counted")
  })
}

export default function PapersRoute() {
  const { page, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const keyOf = (of: string) => keyFor(key, of)
  const told = (["named", "counted"] as const).find((word) => word === done)
  const { seats, entered, question, options, code } = page
  const marked = seats.filter(({ tookPaper }) => tookPaper).length
  const isNamed = seats.some(({ isScrutineer }) => isScrutineer)
  const refusedAt = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined)
  return (
    <div className="wrap">
      <BallotCrumbs ballot={page} title={t("ballots.papers.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("ballots.papers.title")} lead={t("ballots.papers.lead")} />
      {told ? (
        <Note tone="ok" live>
          {t(`ballots.papers.done_${told}`)}
        </Note>
      ) : null}
      <div className="stack-l">
        <p>
          <ButtonLink kind="line" href={`/ballots/${code}/papers/print`}>
            {t("ballots.papers.print")}
          </ButtonLink>
        </p>
        {page.state === "draft" ? (
          <Note>{t("ballots.refuse.papers_when_open")}</Note>
        ) : (
          <Scrutineers
            {...{ seats, keyOf, isFixed: page.state !== "open", refusal: refusedAt("scrutineers") }}
          />
        )}
        {page.state !== "open" && entered ? (
          <PaperFigures {...{ totals: entered.totals, question, options }} />
        ) : null}
        {page.state === "open" && isNamed ? (
          <>
            <HandOut {...{ seats, keyOf }} />
            <PaperCount {...{ question, options, marked, entered, keyOf, refusal: refusedAt("enter") }} />
          </>
        ) : null}
      </div>
    </div>
  )
}
