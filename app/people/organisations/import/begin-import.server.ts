import { organisationImports } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, transact } from "../../../context.ts"
import { found, invalid, refuse } from "../../../errors.ts"
import type { Upload } from "../../../files/input.ts"
import { refuseKeepRegister } from "../../policy.ts"
import type { Column } from "../column.ts"
import { delimiterOf, readCsv } from "../csv.ts"
import { decodeText } from "../decode.ts"
import { guessMapping } from "./mapping.ts"

export const MOST_ROWS = 20_000

type BeginImport = {
  upload: Upload | null
  pasted: string
  names: Readonly<Record<Column, readonly string[]>>
}

const sourceOf = ({ upload, pasted }: Pick<BeginImport, "upload" | "pasted">) => {
  if (upload && "bytes" in upload)
    return { name: upload.name, source: decodeText(upload.bytes), field: "file" }
  if (pasted.trim()) return { name: "", source: pasted, field: "pasted" }
  throw invalid("file", "organisations.import.nothing")
}

/**
 * Takes a file or a pasted text in for a look; nothing is written into the register yet.
 * @returns the code of the import
 * @throws forbidden unless administrator; invalid when there is nothing, its quotes do not match, it has no row below
 *   its headings, or more than 20,000
 */
export const beginImport = (ctx: Ctx, input: BeginImport) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    const { name, source: given, field } = sourceOf(input)
    const source = given.replaceAll("\0", "").replace(/^\uFEFF/, "")
    const delimiter = delimiterOf(source)
    const rows = readCsv(source, delimiter)
    if (!rows) throw invalid(field, "organisations.import.unreadable")
    const [headings, ...below] = rows
    if (!headings || below.length === 0) throw invalid(field, "organisations.import.no_rows")
    if (below.length > MOST_ROWS) throw invalid(field, "organisations.import.over_limit", { most: MOST_ROWS })
    const mapping = guessMapping(headings.cells, input.names)
    const [row] = await ctx.db
      .insert(organisationImports)
      .values({
        ...{ name: name.slice(0, 200), source, delimiter, mapping, rows: below.length },
        importedById: found(ctx.actor.personId),
      })
      .returning({ id: organisationImports.id, code: organisationImports.code })
    const { id, code } = found(row)
    await record(ctx, {
      action: "organisation-import.begun",
      subject: { kind: "organisation-import", id },
      values: { rows: below.length },
    })
    return code
  })
