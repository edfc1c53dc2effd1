import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { isConcernedIn } from "../../proposals/concerned.server.ts"

/** Whether the person has a part in a project of the call: then they judge none of its projects. */
export const isConcernedBy = async (
  { db, actor }: Pick<Ctx, "db" | "actor">,
  callId: string,
): Promise<boolean> => {
  const { rows } = await db.execute(sql`select ${isConcernedIn(actor, sql`${callId}::uuid`)} as is`)
  return rows[0]?.is === true
}
