import type { LoaderFunctionArgs } from "@remix-run/node"
import { loadAnswer } from "../answers/lock.server.ts"
import { found } from "../errors.ts"
import { read } from "../http.server.ts"

/** A published answer byte by byte as its digest was made of it. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { answer } = await loadAnswer(ctx, params.code ?? "")
    return new Response(found(answer.published), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="risposta-${answer.code}.json"`,
      },
    })
  })
