import type { LoaderFunctionArgs } from "@remix-run/node"
import { read } from "../http.server.ts"
import { askConvocation } from "../meetings/ask-pdf.server.ts"
import { paperAnswer } from "../meetings/paper-answer.server.ts"

/** The convocation as a paper, for who may read it. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) =>
    paperAnswer(context, await askConvocation(ctx, params.code ?? "", context.speak)),
  )
