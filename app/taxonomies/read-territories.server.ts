import { sql } from "drizzle-orm"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { because, DomainError } from "../errors.ts"
import { type Candidate, chooseTerritory, type Territory, territoryName, wishesOf } from "./territory.ts"

/** Every territory with one of the names or codes, live or not. */
const candidates = async (ctx: Ctx, names: string[], codes: string[]): Promise<Candidate[]> => {
  const { rows } = await ctx.db.execute(sql`
    with named as (
      select id from territory where code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))
      union select id from territory where folded in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
      union select id from territory where other_folded in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)))
    select t.id, t.code, t.level, t.name, coalesce(t.abbreviation, p.abbreviation) as abbreviation,
           t.folded, t.other_folded as "otherFolded", t.valid_to::text as "validTo",
           case when m.id is not null then jsonb_build_object('id', m.id, 'code', m.code, 'level', m.level,
             'name', m.name, 'abbreviation', coalesce(m.abbreviation, mp.abbreviation)) end as "mergedInto"
      from named join territory t on t.id = named.id
      left join territory p on p.id = t.parent_id
      left join territory m on m.id = t.merged_into_id
      left join territory mp on mp.id = m.parent_id
     order by t.code limit 500`)
  return rows as unknown as Candidate[]
}

/**
 * The territories that somebody typed: names or ISTAT codes, separated by commas, each once, in their order.
 * @param field the form's field, for the refusal
 * @throws invalid when nothing is named, a name is unknown, has ended, or belongs to several places
 */
export const readTerritories = async (
  ctx: Ctx,
  text: string,
  field = "territory",
): Promise<readonly [Territory, ...Territory[]]> => {
  const wishes = wishesOf(text)
  const wrong = (key: Parameters<typeof because>[0], values?: Record<string, string>) =>
    new DomainError("invalid", because(key, values), field)
  const all = await candidates(
    ctx,
    wishes.flatMap(({ names }) => names),
    wishes.flatMap(({ codes }) => codes),
  )
  const today = civilDay(ctx.now)
  const found = wishes.map((wish) => {
    const choice = chooseTerritory(wish, all, today)
    const name = wish.typed.slice(0, 100)
    if (choice.kind === "one") return choice.territory
    if (choice.kind === "ended") throw wrong("taxonomies.errors.territory_ended", { name })
    if (choice.kind === "unknown") throw wrong("taxonomies.errors.territory_unknown", { name })
    const choices = choice.territories.map(territoryName).join("; ")
    throw wrong("taxonomies.errors.territory_ambiguous", { name, choices })
  })
  const [first, ...rest] = new Map(found.map((territory) => [territory.id, territory])).values()
  if (!first) throw wrong("taxonomies.errors.territory_missing")
  return [first, ...rest]
}

/** How a list of territories is written where the thing is shown, and read back by `readTerritories`. */
export const writtenTerritories = (territories: readonly Territory[]): string =>
  territories.map(territoryName).join(", ")
