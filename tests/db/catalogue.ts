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

/** Tables whose rows belong to a roundtable's rows (by a foreign key that is never null) and do not name it. */
export const rowsWithoutOwner = async (db: Db): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    with owner as (
      select conrelid as child, confrelid as parent from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.connamespace = 'public'::regnamespace and c.contype = 'f' and a.attnotnull),
    named as (
      select attrelid as relation, attnotnull from pg_attribute
       where attname = 'roundtable_id' and not attisdropped)
    select distinct child::regclass::text as line from owner
     where (parent = 'roundtable'::regclass or parent in (select relation from named where attnotnull))
       and child not in (select relation from named) order by 1`)
  return rows.map((row) => String(row.line))
}
