import { eq } from "drizzle-orm"
import { importedOrganisations } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { indexOrganisation } from "../../index-organisation.server.ts"

/** The bodies that an import brought. */
export const importedBodies = async (ctx: Pick<Ctx, "db">, importId: string): Promise<string[]> => {
  const rows = await ctx.db
    .select({ id: importedOrganisations.organisationId })
    .from(importedOrganisations)
    .where(eq(importedOrganisations.importId, importId))
  return rows.map(({ id }) => id)
}

/** Brings what can be found of an import's bodies up to date: the audit has one entry for all of them. */
export const indexImport = async (ctx: Pick<Ctx, "db">, importId: string): Promise<void> => {
  for (const id of await importedBodies(ctx, importId)) await indexOrganisation(ctx, id)
}
