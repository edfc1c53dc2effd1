import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { COLUMNS } from "./column.ts"
import { writeCsv } from "./csv.ts"

/**
 * The whole register as a file, ended bodies included: open data, and nobody's name in it.
 * @param headings what the file calls its columns, in the order of `COLUMNS`, then state and code
 */
export const exportRegister = async (ctx: Ctx, headings: readonly string[]): Promise<string> => {
  const { rows } = await ctx.db.execute(sql`
    select o.name, o.kind, o.level, o.territory, o.language,
           n.section as "nationalSection", n.number as "nationalNumber", r.number as "runtsNumber",
           g.section as "regionalName", g.number as "regionalNumber",
           o.email, o.pec, o.phone, o.website, o.presentation, o.state, o.code
      from organisation o
      left join organisation_registration n on n.organisation_id = o.id and n.register = 'national'
      left join organisation_registration r on r.organisation_id = o.id and r.register = 'runts'
      left join organisation_registration g on g.organisation_id = o.id and g.register = 'regional'
     order by o.name, o.code`)
  const cells = rows.map((row) => [...COLUMNS, "state", "code"].map((column) => String(row[column] ?? "")))
  return writeCsv([headings, ...cells])
}
