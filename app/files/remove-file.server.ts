import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { balanced } from "./balance.server.ts"

/**
 * Ends the uses that a condition names, and takes them off the running total; the sweep removes the bytes after
 * their last use. The caller has asked its policy.
 * @returns how many ended: those that had ended before are not counted again
 */
export const endFiles = async ({ db, now }: Pick<Ctx, "db" | "now">, condition: SQL): Promise<number> => {
  const { rows } = await db.execute(sql`
    with ended as (
      update file set removed_at = ${now.toISOString()}::timestamptz
       where removed_at is null and (${condition}) returning owner_kind, size)
    , counted as (${balanced(sql`select owner_kind, -1 as files, -size as bytes from ended`)})
    select count(*)::int as ended from ended`)
  return Number(rows[0]?.ended)
}

/** Ends a use of some bytes. */
export const removeFile = async (ctx: Pick<Ctx, "db" | "now">, fileId: string): Promise<void> => {
  await endFiles(ctx, sql`id = ${fileId}`)
}
