import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { refuseOperate } from "./policy.ts"

export type FilesOfKind = { kind: string; files: number; bytes: number; biggest: number }

/**
 * The files that are kept, by the kind of thing that they belong to, the heaviest kind first; what one use holds
 * counts for each use, as the limits count it.
 */
export const measureFiles = async (ctx: Ctx): Promise<{ limit: number; kinds: FilesOfKind[] }> => {
  refuse(refuseOperate(ctx.actor))
  const { rows } = await ctx.db.execute(sql`
    select owner_kind as kind, count(*)::int as files, sum(size)::float8 as bytes, max(size)::float8 as biggest
      from file where removed_at is null group by owner_kind order by bytes desc, kind`)
  const kinds = rows.map((row) => ({
    ...{ kind: String(row.kind), files: Number(row.files) },
    ...{ bytes: Number(row.bytes), biggest: Number(row.biggest) },
  }))
  return { limit: ctx.settings.files.installationBytes, kinds }
}

export type TableSize = { name: string; bytes: number; rows: number }

/** How much the database takes, and its tables by size; rows are the planner's estimate, not a count. */
export const measureStorage = async (ctx: Ctx): Promise<{ total: number; tables: TableSize[] }> => {
  refuse(refuseOperate(ctx.actor))
  const { rows } = await ctx.db.execute(sql`
    select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes,
           greatest(c.reltuples, 0)::float8 as rows, pg_database_size(current_database())::float8 as total
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r'
     order by bytes desc, name limit 100`)
  const tables = rows.map((row) => ({
    name: String(row.name),
    bytes: Number(row.bytes),
    rows: Number(row.rows),
  }))
  return { total: Number(rows[0]?.total ?? 0), tables }
}
