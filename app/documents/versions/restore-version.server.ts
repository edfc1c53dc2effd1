import { and, eq } from "drizzle-orm"
import { documentVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { intendEdit } from "../state/intend-edit.server.ts"
import type { ReadingNode } from "../state/reading.ts"
import type { RestoreVersion } from "./input.ts"
import { refuseRestoreVersion } from "./policy.ts"
import { writeVersion } from "./write-version.server.ts"

const contentOf = async (ctx: TxCtx, documentId: string, number: number) => {
  const [row] = await ctx.db
    .select({ content: documentVersions.content })
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.number, number)))
  return (found(row).content as ReadingNode | null)?.content ?? null
}

/**
 * Brings an earlier version back as a change like any other: what others write meanwhile stays, and the text as it
 * was before is kept as a version, so that this too can be undone. The change is made right after the commit.
 * @throws forbidden unless secretary or chair here; conflict where the version's words were erased
 */
export const restoreVersion = (ctx: Ctx, { paperCode, number }: RestoreVersion): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, paperCode)
    refuse(refuseRestoreVersion(ctx.actor, facts))
    const content = await contentOf(ctx, paper.id, number)
    if (!content) throw conflict("versions.errors.erased")
    const before = await writeVersion(ctx, paper, { kind: "automatic" })
    await intendEdit(ctx, {
      ...{ documentId: paper.id, roundtableId: paper.roundtableId },
      ...{ kind: "replace", payload: { content } },
    })
    await record(ctx, {
      action: "document.version-restored",
      subject: { kind: "document", id: paper.id },
      roundtableId: paper.roundtableId,
      values: { number, before: before?.number ?? null },
    })
  })
