import { eq } from "drizzle-orm"
import { organisationImports } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../../context.ts"
import { lockImport } from "./import-lock.server.ts"
import type { Mapping } from "./mapping.ts"

/**
 * Says which column of the file is which; the preview follows.
 * @throws forbidden unless administrator; conflict when it was imported already
 */
export const mapImport = (ctx: Ctx, code: string, mapping: Mapping) =>
  transact(ctx, async (ctx) => {
    const { id } = await lockImport(ctx, code, "preview")
    await ctx.db.update(organisationImports).set({ mapping }).where(eq(organisationImports.id, id))
  })
