import { eq } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"

/** Brings what can be found of an organisation up to date. The register is for everybody. */
export const indexOrganisation = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db.select().from(organisations).where(eq(organisations.id, id))
  const source = { kind: "organisation", id }
  if (!row) return indexed(ctx, source, [])
  const { name: title, language, territory } = row
  await indexed(ctx, source, [
    {
      ...{ kind: "organisation", path: `/organisations/${row.code}`, title, text: territory, language },
      ...{ audience: { everybody: true }, changedAt: row.createdAt },
    },
  ])
}
