import type { LoaderFunctionArgs } from "@remix-run/node"
import { attachmentHeader } from "../files/file-name.ts"
import { read } from "../http.server.ts"
import { attendanceXlsx } from "../meetings/figures/files.server.ts"
import { Period } from "../meetings/figures/input.ts"
import { attendanceFigures, SITTINGS_IN_FILE } from "../meetings/figures/queries.server.ts"
import { SPREADSHEET_TYPE } from "../spreadsheet.server.ts"

/** How often groups and bodies came, as a file. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const period = Period.parse(Object.fromEntries(new URL(request.url).searchParams))
    const figures = await attendanceFigures(ctx, params.code ?? "", period, SITTINGS_IN_FILE)
    return new Response(await attendanceXlsx(figures, context.t), {
      headers: {
        "Content-Type": SPREADSHEET_TYPE,
        "Content-Disposition": attachmentHeader("presenze.xlsx"),
        "Cache-Control": "private, no-cache",
      },
    })
  })
