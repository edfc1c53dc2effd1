import type { LoaderFunctionArgs } from "@remix-run/node"
import { read } from "../http.server.ts"
import { COLUMNS } from "../people/organisations/column.ts"
import { exportRegister } from "../people/organisations/export-register.server.ts"

/** The register as open data: a file that spreadsheets open and that can be imported again. */
export const loader = ({ context }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { t } = context
    const headings = COLUMNS.map((column) => t(`organisations.columns.${column}`))
    const file = await exportRegister(ctx, [
      ...headings,
      t("organisations.columns.state"),
      t("organisations.columns.code"),
    ])
    return new Response(file, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="organizzazioni.csv"',
      },
    })
  })
