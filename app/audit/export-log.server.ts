import { type Ctx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import type { LogFilter } from "./input.ts"
import { refuseReadLog } from "./policy.ts"
import { type LogLine, pageOfLog, resolveFilter } from "./queries.server.ts"
import { record } from "./record.server.ts"

const COLUMNS = ["seq", "id", "at", "action", "actor", "subject_kind", "subject_id", "roundtable", "fields"]
const PAGE = 1000

/** A cell of CSV (RFC 4180); what a spreadsheet would take for a formula begins with an apostrophe. */
export const csvCell = (value: string | number | null): string => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? "")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(",")}\r\n`

const lineOf = ({ seq, id, at, action, actorId, kind, subject, roundtable, fields }: LogLine) =>
  csvLine([seq, id, at, action, actorId, kind, subject, roundtable?.code ?? null, fields.join(" ")])

/**
 * The filtered log as CSV, newest first, piece by piece: ids and names of fields, no names of people and no
 * values. That it was taken out stays in the log.
 * @throws forbidden unless administrator
 */
export const exportLog = async (ctx: Ctx, typed: LogFilter): Promise<AsyncGenerator<string>> => {
  refuse(refuseReadLog(ctx.actor))
  const { filter } = await resolveFilter(ctx, typed)
  const { from, to, action, kind } = filter
  await transact(ctx, (ctx) =>
    record(ctx, {
      action: "log.exported",
      subject: { kind: "log", id: "audit" },
      values: { from, to, action, kind },
    }),
  )
  return (async function* () {
    yield `\ufeff${csvLine(COLUMNS)}`
    let after = typed.after
    for (;;) {
      const { lines, next } = await pageOfLog(ctx, filter, after, PAGE)
      yield lines.map(lineOf).join("")
      const last = lines.at(-1)
      if (!next || !last) return
      after = { at: last.at, id: last.id }
    }
  })()
}
