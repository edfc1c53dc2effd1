import type { LoaderFunctionArgs } from "@remix-run/node"
import { read, signedIn } from "../http.server.ts"
import { answerFile } from "../meetings/minutes/export/answer-file.server.ts"
import { askExtractFile } from "../meetings/minutes/extract/queries.server.ts"

/** An estratto as a file, or its canonical content alone, for who may read its verbale. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, (ctx) =>
    answerFile(context, params, (asked) => askExtractFile(ctx, asked, context.speak)),
  )
}
