import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { PaperCode } from "../documents/input.ts"
import { openCoDesign } from "../documents/open-co-design.server.ts"
import { PaperPage } from "../documents/paper-page.tsx"
import { getPaper } from "../documents/queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { whyNot, ...found } = await getPaper(ctx, params.code ?? "")
    const paper = {
      ...found,
      whyNotWrite: whyNot && ctx.actor.personId ? context.t(whyNot.key, whyNot.values) : null,
    }
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, paper.title), paper, done, formKey: newKey() }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PaperCode, { paperCode: params.code }, async (ctx, input) => {
    await openCoDesign(ctx, input)
    return redirect(`/documents/${input.paperCode}?done=opened`)
  })

export default function Paper() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <div className="wrap">
        <Refused refusal={refusal} />
      </div>
      <PaperPage {...page} />
    </>
  )
}
