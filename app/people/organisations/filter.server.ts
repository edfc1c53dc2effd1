import { and, eq, type SQL, sql } from "drizzle-orm"
import { organisations, wordsOf } from "#db/schema/index.ts"
import { isWithin } from "../../taxonomies/place-in.server.ts"
import type { RegisterFilter } from "./input.ts"

/** Rows whose words begin with all the words asked for: "comune prova" finds "Comune di Valle Prova". */
const beginsWith = (column: "words" | "places", asked: string): SQL | undefined => {
  if (!/[\p{L}\p{N}]/u.test(asked)) return undefined
  const words = wordsOf(sql`${asked}::text`)
  return sql`to_tsvector('simple', ${organisations[column]}) @@ to_tsquery('simple', regexp_replace(trim(${words}), '\\s+', ':* & ', 'g') || ':*')`
}

const inRegister = (register: RegisterFilter["register"]): SQL | undefined => {
  if (register === null) return undefined
  const rows = sql`select 1 from organisation_registration r where r.organisation_id = organisation.id`
  return register === "none" ? sql`not exists (${rows})` : sql`exists (${rows} and r.register = ${register})`
}

/**
 * The rows of the register that a filter asks for.
 * @param territoryCode the place that the filter names, with all that is in it; words decide when it names none
 */
export const matching = (filter: RegisterFilter, territoryCode: string | null): SQL | undefined =>
  and(
    beginsWith("words", filter.name),
    territoryCode
      ? isWithin("organisation", sql`organisation.id`, territoryCode)
      : beginsWith("places", filter.territory),
    filter.kind ? eq(organisations.kind, filter.kind) : undefined,
    filter.level ? eq(organisations.level, filter.level) : undefined,
    inRegister(filter.register),
    filter.state === "all"
      ? undefined
      : filter.state === "ended"
        ? sql`organisation.state in ('closed', 'merged')`
        : sql`organisation.state in ('active', 'suspended')`,
  )
