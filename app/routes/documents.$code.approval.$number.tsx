import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import type { TxCtx } from "../context.ts"
import { answerRound } from "../documents/life/answer-round.server.ts"
import { closeRound } from "../documents/life/close-round.server.ts"
import { ActOnRound } from "../documents/life/input.ts"
import { RoundPage } from "../documents/life/round-page.tsx"
import { getRound } from "../documents/life/round-queries.server.ts"
import { withdrawRound } from "../documents/life/withdraw-round.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { paper, ...found } = await getRound(ctx, params.code ?? "", Number(params.number) || 0)
    const { code, title: name, language, roundtable } = paper
    const asked = new URL(request.url).searchParams
    const said = context.t("life.round.title", { number: found.round.number })
    return {
      title: titleOf(context, context.t("life.round.title_of", { round: said, title: name })),
      paper: { code, title: name, language, roundtable },
      ...found,
      done: asked.get("done"),
      chosen: asked.get("seat"),
      formKey: newKey(),
    }
  })

const act = async (ctx: TxCtx, input: ActOnRound): Promise<string> => {
  if (input.intent === "close") return closeRound(ctx, input)
  if (input.intent === "withdraw") await withdrawRound(ctx, input)
  else await answerRound(ctx, input)
  return input.intent === "withdraw" ? "withdrawn" : "answered"
}

export const action = ({ context, request, params }: ActionFunctionArgs) => {
  const { code, number } = params
  return run(context, request, ActOnRound, { paperCode: code, number }, async (ctx, input) => {
    const done = await act(ctx, input)
    return redirect(`/documents/${code}/approval/${number}?done=${done}`)
  })
}

export default function ApprovalRound() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <div className="wrap">
        <Refused refusal={refusal} />
      </div>
      <RoundPage {...page} refusal={refusal} />
    </>
  )
}
