import { sql } from "drizzle-orm"
import type { Db } from "./client.server.ts"

/**
 * Lets the search forgive typing mistakes: the extension pg_trgm, which PostgreSQL lets the owner of a database
 * add, and the index over titles that it makes possible. Where it may not be added the search says less.
 * @returns whether mistakes are forgiven
 */
export const forgiveMistakes = async (db: Db): Promise<boolean> => {
  try {
    await db.execute(sql`create extension if not exists pg_trgm`)
    await db.execute(sql`
      create index if not exists search_entry_by_likeness_of_title on search_entry using gin (title_folded gin_trgm_ops)`)
    return true
  } catch {
    return false // not shipped with the server, not allowed, or another process is adding it this instant
  }
}
