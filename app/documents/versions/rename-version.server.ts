import { and, eq } from "drizzle-orm"
import { documentVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { lockPaper } from "../paper-lock.server.ts"
import type { RenameVersion } from "./input.ts"
import { refuseNameVersion } from "./policy.ts"

/**
 * Gives a version a name, or another one. Its words, kind and seal stay: an automatic one with a name is still an
 * automatic one. The audit has the name that it had.
 * @throws forbidden for who does not write the text; not_found for an unknown version
 */
export const renameVersion = (ctx: Ctx, { paperCode, number, name }: RenameVersion): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, paperCode)
    refuse(refuseNameVersion(ctx.actor, facts))
    const [row] = await ctx.db
      .select({ id: documentVersions.id, name: documentVersions.name })
      .from(documentVersions)
      .where(and(eq(documentVersions.documentId, paper.id), eq(documentVersions.number, number)))
    const version = found(row)
    if (version.name === name) return
    await ctx.db
      .update(documentVersions)
      .set({ name, namedById: ctx.actor.personId, namedAt: ctx.now })
      .where(eq(documentVersions.id, version.id))
    await record(ctx, {
      action: "document.version-renamed",
      subject: { kind: "document", id: paper.id },
      roundtableId: paper.roundtableId,
      values: { number, name, before: version.name },
    })
  })
