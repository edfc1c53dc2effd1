import type { LoaderFunctionArgs } from "@remix-run/node"
import { read, signedIn } from "../http.server.ts"
import { answerFile } from "../meetings/minutes/export/answer-file.server.ts"
import { askMinutes } from "../meetings/minutes/export/ask-minutes.server.ts"

/** A verbale as a file, or its canonical content alone, for who may read it. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, (ctx) => answerFile(context, params, (asked) => askMinutes(ctx, asked, context.speak)))
}
