import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

/** The number of each topic's last change; one that nothing has touched yet is at 0. */
export const topicNumbers = async (
  { db }: { db: Db },
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (names.length === 0) return new Map()
  const { rows } = await db.execute(sql`
    select n.name, coalesce(t.seq, 0)::int as seq
      from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) n(name)
      left join live_topic t on t.name = n.name`)
  return new Map((rows as { name: string; seq: number }[]).map(({ name, seq }) => [name, Number(seq)]))
}
