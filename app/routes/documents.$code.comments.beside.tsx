import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { actOnThread } from "../documents/comments/act-on-thread.server.ts"
import { getCommented } from "../documents/comments/commented.server.ts"
import { ActBeside } from "../documents/comments/input.ts"
import { listOpenThreads } from "../documents/comments/list-threads.server.ts"
import { openThread } from "../documents/comments/open-thread.server.ts"
import { countThreads } from "../documents/comments/queries.server.ts"
import { read, run, signedIn } from "../http.server.ts"

/** The open threads of a text, for the page of the editor. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const paper = await getCommented(ctx, params.code ?? "")
    const [threads, counts] = await Promise.all([listOpenThreads(ctx, paper), countThreads(ctx, paper)])
    return Response.json({ threads, counts }, { headers: { "Cache-Control": "no-store" } })
  })
}

/** What the editor's page does with threads; the answer leads to the threads as they are then. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const paperCode = params.code
  const answer = await run(context, request, ActBeside, { paperCode }, async (ctx, input) => {
    if (input.intent === "open") await openThread(ctx, input)
    else await actOnThread(ctx, input)
    return redirect(`/documents/${paperCode}/comments/beside`, 303)
  })
  return answer instanceof Response ? answer : Response.json(answer.data, answer.init ?? {})
}
