import type { LoaderFunctionArgs } from "@remix-run/node"
import { getBallotFile } from "../ballots/get-file.server.ts"
import { read } from "../http.server.ts"

/** A closed ballot with its log and seals, to be counted again anywhere. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const file = await getBallotFile(ctx, params.code ?? "")
    return new Response(JSON.stringify(file, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="votazione-${file.frozen.ballot}.json"`,
      },
    })
  })
