import { type SQL, sql } from "drizzle-orm"
import type { TxCtx } from "../../context.ts"
import type { Query } from "./load-state.server.ts"

/** What reads and writes the log, inside a verb's transaction: text with `$1`, `$2` … and their values. */
export const queryWithin =
  (ctx: TxCtx): Query =>
  async (text, params) => {
    const parts: SQL[] = text
      .split(/\$(\d+)/)
      .map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${sql.param(params[Number(part) - 1])}`))
    const { rows } = await ctx.db.execute(sql.join(parts))
    return { rows: rows as Record<string, unknown>[] }
  }
