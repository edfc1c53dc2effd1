import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { territoryName } from "./territory.ts"

/** The names of regions, provinces and metropolitan cities, for a field that proposes them. */
export const listPlaceNames = async (ctx: Ctx): Promise<string[]> => {
  const { rows } = await ctx.db.execute(sql`
    select level, name, abbreviation from territory
     where level <> 'municipality' and valid_to is null order by level = 'country' desc, level = 'region' desc, name`)
  return rows.map((row) =>
    territoryName({ level: String(row.level), name: String(row.name), abbreviation: null }),
  )
}

/** The topics in use by their labels in a language, or in Italian where it has none. */
export const listTopics = async (ctx: Ctx, language: string) => {
  const { rows } = await ctx.db.execute(sql`
    select t.id, coalesce(own.label, it.label) as label, case when own.label is null then 'it' else ${language} end as language
      from topic t
      left join topic_label own on own.topic_id = t.id and own.language = ${language}
      left join topic_label it on it.topic_id = t.id and it.language = 'it'
     where t.retired_at is null order by t.position, t.id limit 200`)
  return rows as { id: string; label: string; language: string }[]
}
