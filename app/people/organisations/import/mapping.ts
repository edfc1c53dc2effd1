import { z } from "zod"
import { nameKey } from "../../../fold.ts"
import { COLUMNS, type Column } from "../column.ts"
import { LEVELS, ORGANISATION_KINDS } from "../organisation.ts"

/** Which column of a file is which of the register's, by its place from 0; and what stands where one is missing. */
export const Mapping = z.object({
  columns: z.partialRecord(z.enum(COLUMNS), z.number().int().min(0).max(500)),
  kind: z.enum(ORGANISATION_KINDS).nullable(),
  level: z.enum(LEVELS).nullable(),
})
export type Mapping = z.infer<typeof Mapping>

/** Other names under which files call the register's columns. */
const ALSO: Partial<Record<Column, readonly string[]>> = {
  name: ["denominazione", "ragione sociale", "ente", "organizzazione", "associazione", "organisation"],
  kind: ["tipologia", "natura", "forma"],
  territory: ["comune", "provincia", "regione", "sede", "citta", "luogo"],
  nationalNumber: ["registro nazionale", "art 52", "numero registro nazionale"],
  runtsNumber: ["runts", "n runts", "repertorio runts", "numero runts"],
  regionalNumber: ["registro regionale", "numero registro regionale"],
  email: ["email", "mail", "posta elettronica"],
  phone: ["tel", "recapito telefonico"],
  website: ["sito web", "sito internet", "web", "url"],
  presentation: ["descrizione", "attivita"],
}

/**
 * The mapping that a file's headings suggest: each heading goes to the first column that has its name.
 * @param names what the register's columns are called, in any of the languages
 */
export const guessMapping = (
  headings: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
): Mapping => {
  const keys = headings.map(nameKey)
  const taken = new Set<number>()
  const columns: Mapping["columns"] = {}
  for (const column of COLUMNS) {
    const wanted = [column, ...names[column], ...(ALSO[column] ?? [])].map(nameKey)
    const at = keys.findIndex((key, index) => !taken.has(index) && wanted.includes(key))
    if (at < 0) continue
    taken.add(at)
    columns[column] = at
  }
  return { columns, kind: null, level: null }
}
