import { eq } from "drizzle-orm"
import { calls } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"

/** Brings what can be found of a call up to date: for members of its table, and for everybody where it shows its work. */
export const indexCall = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [call] = await ctx.db.select().from(calls).where(eq(calls.id, id))
  const source = { kind: "call", id }
  if (!call || call.state === "draft") return indexed(ctx, source, [])
  const { code, title, language, roundtableId, purpose, publishedAt, createdAt } = call
  await indexed(ctx, source, [
    {
      ...{ kind: "call", path: `/calls/${code}`, title, language, roundtableId, text: purpose },
      changedAt: publishedAt ?? createdAt,
      audience: { roundtables: [roundtableId], administrators: true, openWith: roundtableId },
    },
  ])
}
