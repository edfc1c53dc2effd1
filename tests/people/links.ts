import { desc } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { outbox } from "#db/schema/index.ts"

/** The secret in the newest mail that carries a link. */
export const newestToken = async (db: Db): Promise<string> => {
  const rows = await db.select().from(outbox).orderBy(desc(outbox.createdAt), desc(outbox.id))
  const paths = rows.map((row) => (row.params as { path?: string } | null)?.path ?? "")
  const path = paths.find((one) => one.startsWith("/links/"))
  if (!path) throw new Error("No mail carries a link")
  return path.slice("/links/".length)
}

/** The kinds of mail owed to anybody, oldest first. */
export const owed = async (db: Db): Promise<string[]> =>
  (await db.select({ kind: outbox.kind }).from(outbox).orderBy(outbox.id)).map(({ kind }) => kind)
