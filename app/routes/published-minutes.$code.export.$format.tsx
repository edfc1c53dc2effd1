import type { LoaderFunctionArgs } from "@remix-run/node"
import { read } from "../http.server.ts"
import { answerFile } from "../meetings/minutes/export/answer-file.server.ts"
import { askPublic } from "../meetings/minutes/publish/ask-public.server.ts"

/** The public version of a verbale as a file, or its canonical content alone, for everybody. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, (ctx) => answerFile(context, params, (asked) => askPublic(ctx, asked, context.speak)))
