import type { LoaderFunctionArgs } from "@remix-run/node"
import { read, signedIn } from "../http.server.ts"
import { askSheet } from "../meetings/evidence/ask-sheet.server.ts"
import { paperAnswer } from "../meetings/paper-answer.server.ts"

/** The sheet of signatures to be printed, for who keeps the roll. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) =>
    paperAnswer(context, await askSheet(ctx, params.code ?? "", context.speak), "meeting.sheet"),
  )
}
