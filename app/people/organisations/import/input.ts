import { z } from "zod"
import { OptionalFile } from "../../../files/input.ts"
import { COLUMNS } from "../column.ts"
import { LEVELS, ORGANISATION_KINDS } from "../organisation.ts"
import { Mapping } from "./mapping.ts"

export const BeginImport = z.object({ file: OptionalFile, pasted: z.string().default("") })

/** Files have no more columns than this; a place beyond is none. */
const LAST_COLUMN = 500

const among = <T extends string>(known: readonly T[], value: unknown): T | null =>
  known.find((one) => one === value) ?? null

/** The mapping as its form sends it: one field for each column, with the place of the file's column. */
export const MapImport = z
  .record(z.string(), z.unknown())
  .transform((fields) => ({
    columns: Object.fromEntries(
      COLUMNS.flatMap((column) => {
        const typed = fields[`column-${column}`]
        return typeof typed === "string" && /^\d{1,3}$/.test(typed) && Number(typed) <= LAST_COLUMN
          ? [[column, Number(typed)]]
          : []
      }),
    ),
    kind: among(ORGANISATION_KINDS, fields.kind),
    level: among(LEVELS, fields.level),
  }))
  .pipe(Mapping)
