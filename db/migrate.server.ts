import { cpSync, existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { readMigrationFiles } from "drizzle-orm/migrator"
import type { Db } from "./client.server.ts"

const LOCK = 7_483_229_011

/** Names of the migrations in the folder, oldest first. */
const journal = (folder: string): { tag: string }[] =>
  JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")).entries

/**
 * Brings the schema up to date, forward only, each migration in the same transaction as its mark, all under
 * one advisory lock so that several starting processes do not race.
 * @returns the names of the migrations that were applied
 */
export const migrate = async (db: Db, folder: string): Promise<string[]> => {
  const names = journal(folder).map((entry) => entry.tag)
  const files = readMigrationFiles({ migrationsFolder: folder })
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    await tx.execute(sql`create table if not exists schema_migration (
      hash text primary key, name text not null, applied_at timestamptz not null default now())`)
    const done = new Set(
      (await tx.execute(sql`select hash from schema_migration`)).rows.map((row) => row.hash),
    )
    const applied: string[] = []
    for (const [index, file] of files.entries()) {
      if (done.has(file.hash)) continue
      const name = names[index] ?? file.hash
      for (const statement of file.sql) await tx.execute(sql.raw(statement))
      await tx.execute(sql`insert into schema_migration (hash, name) values (${file.hash}, ${name})`)
      applied.push(name)
    }
    return applied
  })
}

/** Whether the schema lacks a migration of the folder; a database without any counts as lacking all. */
export const needsMigration = async (db: Db, folder: string): Promise<boolean> => {
  const table = await db.execute(sql`select to_regclass('public.schema_migration') as name`)
  if (!table.rows[0]?.name) return true
  const count = await db.execute(sql`select count(*)::int as n from schema_migration`)
  return Number(count.rows[0]?.n) < journal(folder).length
}

/** Copies a closed embedded folder aside, replacing an older copy; call before migrating existing data. */
export const copyAside = (folder: string): string => {
  const copy = `${folder}.before-migration`
  if (existsSync(folder)) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(folder, copy, { recursive: true })
  }
  return copy
}
