import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AnswerBody } from "../answers/answer-body.tsx"
import { AnswerCrumbs } from "../answers/answer-crumbs.tsx"
import { AnswerFacts } from "../answers/answer-facts.tsx"
import { AnswerStatus } from "../answers/answer-status.tsx"
import { getAnswer } from "../answers/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const answer = await getAnswer(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, `${context.t("answers.one")}, ${answer.proposal.title}`), answer, done }
  })

const DONE = [
  ...(["requested", "taken", "ready", "endorsed", "returned"] as const),
  ...(["published", "extended", "asked", "replied", "withdrawn", "transcribed"] as const),
]

export default function AnswerRoute() {
  const { answer, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { proposal, body, table } = answer
  const told = DONE.find((word) => word === done)
  return (
    <div className="wrap">
      <AnswerCrumbs {...{ proposal, body, table }} />
      <PageHead
        kick={
          <>
            {t("answers.one")} · <bdi lang={body.language}>{body.name}</bdi>
          </>
        }
        title={
          <bdi lang={proposal.language} dir="auto">
            {proposal.title}
          </bdi>
        }
        status={<AnswerStatus {...answer} />}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`answers.done.${told}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <AnswerBody answer={answer} />
        <div className="stack-l">
          <AnswerFacts answer={answer} />
        </div>
      </div>
    </div>
  )
}
