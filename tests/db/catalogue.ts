import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

const QUERIES = {
  columns: sql`
    select table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' '
           || coalesce(column_default, '-') || ' ' || is_generated as line
      from information_schema.columns where table_schema = 'public' order by 1`,
  constraints: sql`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
      from pg_constraint
     where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0 order by 1`,
  indexes: sql`select indexdef as line from pg_indexes where schemaname = 'public' order by 1`,
}

/** Every column, constraint and index of the schema as sorted lines, to compare two databases. */
export const catalogueOf = async (db: Db) => {
  const lines = async (query: (typeof QUERIES)["columns"]) =>
    (await db.execute(query)).rows.map((row) => String(row.line)).sort()
  return {
    columns: await lines(QUERIES.columns),
    constraints: await lines(QUERIES.constraints),
    indexes: await lines(QUERIES.indexes),
  }
}

/** Foreign keys whose deletion reaches further than the row: everything but `on delete restrict`. */
export const unrestrictedForeignKeys = async (db: Db): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    select conrelid::regclass || ' ' || conname as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'f' and confdeltype <> 'r' order by 1`)
  return rows.map((row) => String(row.line))
}
