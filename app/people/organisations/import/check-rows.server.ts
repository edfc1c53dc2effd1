import { sql } from "drizzle-orm"
import type { Ctx } from "../../../context.ts"
import { isDomainError, type Reason } from "../../../errors.ts"
import { readTerritories, writtenTerritories } from "../../../taxonomies/read-territories.server.ts"
import type { CsvRow } from "../csv.ts"
import { registrationsOf } from "../registration.ts"
import { type ImportRow, type Labels, type RowProblem, readRow } from "./import-row.ts"
import type { Mapping } from "./mapping.ts"

export type ValidRow = { line: number; row: ImportRow; territoryIds: string[] }
export type Checked = { valid: ValidRow[]; problems: RowProblem[]; total: number }

type Place = { ids: string[]; written: string } | { reason: Reason }

/** Each place that the file names, asked once however many rows name it. */
const placesOf = async (ctx: Ctx, rows: readonly ImportRow[]): Promise<Map<string, Place>> => {
  const places = new Map<string, Place>()
  for (const typed of new Set(rows.map(({ territory }) => territory))) {
    try {
      const found = await readTerritories(ctx, typed)
      places.set(typed, { ids: found.map(({ id }) => id), written: writtenTerritories(found) })
    } catch (error) {
      if (!isDomainError(error)) throw error
      places.set(typed, { reason: error.reason })
    }
  }
  return places
}

const numbersOf = (row: ImportRow) =>
  registrationsOf(row).map(({ register, number }) => `${register} ${number.toLowerCase()}`)

/** Names and numbers of the file that the register has already. */
const knownOf = async (ctx: Ctx, rows: readonly ImportRow[]) => {
  const names = JSON.stringify(rows.map(({ name }) => name.toLowerCase()))
  const numbers = JSON.stringify(rows.flatMap(numbersOf))
  const { rows: found } = await ctx.db.execute(sql`
    select lower(o.name) as key, o.name from organisation o
      join jsonb_array_elements_text(${names}::jsonb) asked on lower(o.name) = asked
    union all
    select r.register || ' ' || lower(r.number), o.name from organisation_registration r
      join organisation o on o.id = r.organisation_id
      join jsonb_array_elements_text(${numbers}::jsonb) asked on r.register || ' ' || lower(r.number) = asked`)
  return new Map(found.map((row) => [String(row.key), String(row.name)]))
}

/** Why a row is one that is there already: in the register, or further up in the file. */
const duplicateOf = (
  row: ImportRow,
  known: ReadonlyMap<string, string>,
  seen: ReadonlyMap<string, number>,
): Omit<RowProblem, "line"> | null => {
  const name = row.name.toLowerCase()
  if (known.has(name)) return { column: "name", key: "organisations.import.in_register" }
  for (const number of numbersOf(row)) {
    const other = known.get(number)
    if (other)
      return { column: null, key: "organisations.import.number_in_register", values: { name: other } }
  }
  for (const key of [name, ...numbersOf(row)]) {
    const line = seen.get(key)
    if (line !== undefined) return { column: null, key: "organisations.import.in_file", values: { line } }
  }
  return null
}

/**
 * What a file's rows would become: the ones that can be written, and what is wrong with each of the others.
 * @param rows the rows below the headings
 */
export const checkRows = async (
  ctx: Ctx,
  rows: readonly CsvRow[],
  mapping: Mapping,
  labels: Labels,
): Promise<Checked> => {
  const read = rows.map((row) => readRow(row, mapping, labels))
  const good = read.flatMap(({ row }) => (row ? [row] : []))
  const [places, known] = [await placesOf(ctx, good), await knownOf(ctx, good)]
  const seen = new Map<string, number>()
  const valid: ValidRow[] = []
  const problems: RowProblem[] = []
  for (const { line, row, problems: wrong } of read) {
    if (!row) {
      problems.push(...wrong)
      continue
    }
    const place = places.get(row.territory)
    const duplicate = duplicateOf(row, known, seen)
    if (duplicate) problems.push({ line, ...duplicate })
    else if (!place || "reason" in place)
      problems.push({
        line,
        column: "territory",
        ...(place?.reason ?? { key: "roundtables.errors.territory_missing" }),
      })
    else {
      for (const key of [row.name.toLowerCase(), ...numbersOf(row)]) seen.set(key, line)
      valid.push({ line, row: { ...row, territory: place.written }, territoryIds: place.ids })
    }
  }
  return { valid, problems, total: rows.length }
}
