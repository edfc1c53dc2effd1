import type { Ctx } from "../../context.ts"
import type { Translate } from "../../i18n/translate.ts"
import { writeCsv } from "../../people/organisations/csv.ts"
import { decisionNumber } from "./decision.ts"
import type { RegisterFilter } from "./input.ts"
import { listPublic } from "./queries.server.ts"

/** A file has so many rows at most; who needs more asks year by year. */
const MOST = 10_000

const COLUMNS = [
  "number",
  "day",
  "table",
  "title",
  "text",
  "outcome",
  "state",
  "territory",
  "address",
] as const

/** The public register as a file of comma-separated values; nobody's name is in it. */
export const exportDecisions = async (ctx: Ctx, filter: RegisterFilter, t: Translate): Promise<string> => {
  const rows = await listPublic(ctx, filter, MOST)
  return writeCsv([
    COLUMNS.map((column) => t(`decisions.columns.${column}`)),
    ...rows.map((row) => [
      ...[decisionNumber(row), row.decidedOn, row.table.name, row.title, row.text],
      t(`decisions.outcomes.${row.outcome as "approved"}`),
      t(`decisions.states.${row.state as "decided"}`),
      row.territory,
      new URL(`/decisions/${row.code}`, ctx.settings.publicUrl).href,
    ]),
  ])
}
