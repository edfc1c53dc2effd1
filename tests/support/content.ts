import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

const tableNames = async (db: Db) => {
  const { rows } = await db.execute(
    sql`select table_name as name from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  )
  return rows.map((row) => String(row.name))
}

/** A digest of every row of every table by the table's name: equal twice means that nothing was written. */
export const contentOf = async (db: Db): Promise<Record<string, string>> => {
  const digests = (await tableNames(db)).map(
    (name) => sql`select ${name}::text as name,
      count(*) || ' ' || coalesce(sum(hashtextextended(row::text, 0)), 0) as digest
      from ${sql.identifier(name)} as row`,
  )
  const { rows } = await db.execute(sql.join(digests, sql` union all `))
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]))
}
