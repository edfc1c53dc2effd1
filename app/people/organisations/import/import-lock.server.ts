import { eq } from "drizzle-orm"
import { organisationImports } from "#db/schema/index.ts"
import type { TxCtx } from "../../../context.ts"
import { conflict, found, refuse } from "../../../errors.ts"
import { refuseKeepRegister } from "../../policy.ts"
import { type CsvRow, readCsv } from "../csv.ts"

/** An import, locked, in the state that the verb needs. */
export const lockImport = async (ctx: TxCtx, code: string, state: "preview" | "done") => {
  refuse(refuseKeepRegister(ctx.actor))
  const [row] = await ctx.db
    .select()
    .from(organisationImports)
    .where(eq(organisationImports.code, code))
    .for("no key update")
  const one = found(row)
  if (one.state !== state) throw conflict("organisations.import.moved_on")
  return one
}

/** The rows of an import's file: its headings, and those below. It was readable when it was taken in. */
export const rowsOf = ({ source, delimiter }: { source: string; delimiter: string }) => {
  const [headings, ...below] = readCsv(source, delimiter) ?? []
  return { headings: headings?.cells ?? [], below: below satisfies CsvRow[] }
}
