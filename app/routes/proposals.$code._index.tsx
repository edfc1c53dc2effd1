import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { AnswersBox } from "../answers/answers-box.tsx"
import { listAnswersTo } from "../answers/list.server.ts"
import { isAskable } from "../answers/policy.ts"
import { takeProjectBack } from "../calls/projects/enter-project.server.ts"
import { ProjectBox } from "../calls/projects/project-box.tsx"
import { getProjectBox } from "../calls/projects/queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { QUESTIONS } from "../proposals/answers.ts"
import { ApproveVersion, OfProposal } from "../proposals/input.ts"
import { ProposalBody, ProposalSide } from "../proposals/proposal-body.tsx"
import { ProposalCrumbs } from "../proposals/proposal-crumbs.tsx"
import { numberOf } from "../proposals/proposal-number.ts"
import { ProposalStatus } from "../proposals/proposal-status.tsx"
import { getProposal } from "../proposals/queries.server.ts"
import { endSupport, supportProposal } from "../proposals/talk/support-proposal.server.ts"
import { openText } from "../proposals/way/open-text.server.ts"
import { rewriteProposal } from "../proposals/way/split-proposal.server.ts"
import { approveVersion } from "../proposals/writing/version.server.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const proposal = await getProposal(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const answers = await listAnswersTo(ctx, proposal.code)
    const mayAsk = proposal.acts.keep && isAskable(proposal)
    const project = proposal.isProject ? await getProjectBox(ctx, proposal.code) : null
    const late = project?.late ? context.t(project.late.key, project.late.values) : null
    const shown = { proposal, answers, mayAsk, project, late, done, key: newKey() }
    return { title: titleOf(context, proposal.title), ...shown }
  })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { proposalCode: params.code }
  const back = (done: string) => redirect(`/proposals/${params.code}?done=${done}`)
  if (intent === "approve")
    return run(context, request, ApproveVersion, here, async (ctx, input) => {
      await approveVersion(ctx, input)
      return back("approved")
    })
  return run(context, request, OfProposal, here, async (ctx, input) => {
    if (intent === "rewrite")
      return redirect(`/proposals/${await rewriteProposal(ctx, input)}?done=rewritten`)
    if (intent === "text") {
      const headings = (language: string) => {
        const say = context.speak(language)
        return Object.fromEntries(
          QUESTIONS.map((question) => [question, say(`proposals.questions.${question}`)]),
        ) as Record<(typeof QUESTIONS)[number], string>
      }
      return redirect(`/documents/${await openText(ctx, input, headings)}`)
    }
    if (intent === "take-back") {
      await takeProjectBack(ctx, input)
      return back("taken_back")
    }
    const isEnd = intent === "unsupport"
    await (isEnd ? endSupport : supportProposal)(ctx, input)
    return back(isEnd ? "unsupported" : "supported")
  })
}

const DONE = [
  ...([
    "saved",
    "changed",
    "submitted",
    "supported",
    "unsupported",
    "approved",
    "rewritten",
    "stepped",
  ] as const),
  ...(["withdrawn", "left", "merged", "split", "passed", "version", "entered", "taken_back"] as const),
] as const

export default function ProposalRoute() {
  const { proposal, answers, mayAsk, project, late, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const number = numberOf(proposal)
  const told = DONE.find((word) => word === done)
  const keyOf = (name: string) => keyFor(key, name)
  return (
    <div className="wrap">
      <ProposalCrumbs proposal={proposal} at={proposal.at} />
      <Refused refusal={refusal} />
      <PageHead
        kick={number ? t("proposals.one_numbered", { number }) : t("proposals.one")}
        title={
          <bdi lang={proposal.language} dir="auto">
            {proposal.title}
          </bdi>
        }
        status={<ProposalStatus state={proposal.state} outcome={proposal.outcome} />}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`proposals.done.${told}`, { number: number ?? "" })}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          {project ? (
            <ProjectBox
              {...{ code: proposal.code, language: proposal.language, project, late, refusal }}
              formKey={keyOf("take-back")}
            />
          ) : (
            <AnswersBox {...{ code: proposal.code, state: proposal.state, answers, mayAsk }} />
          )}
          <ProposalBody {...{ proposal, refusal, keyOf }} />
        </div>
        <ProposalSide {...{ proposal, refusal, keyOf }} />
      </div>
    </div>
  )
}
