import { eq } from "drizzle-orm"
import { practices } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"
import { QUESTIONS } from "./questions.ts"

/** Brings what can be found of a good practice up to date: once it is out, and as long as it is not withdrawn. */
export const indexPractice = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db.select().from(practices).where(eq(practices.id, id))
  const source = { kind: "practice", id }
  if (row?.state !== "published") return indexed(ctx, source, [])
  const { code, title, language, roundtableId, territory } = row
  await indexed(ctx, source, [
    {
      ...{ kind: "practice", path: `/practices/${code}`, title, language, roundtableId },
      text: [...QUESTIONS.map((question) => row[question]), territory].filter(Boolean).join("\n"),
      changedAt: row.changedAt ?? row.createdAt,
      audience: { administrators: true, roundtables: [roundtableId], openWith: roundtableId },
    },
  ])
}
