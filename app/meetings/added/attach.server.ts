import { and, eq, isNull } from "drizzle-orm"
import { agendaItems, type meetings, papers } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { writeVersion } from "../../documents/versions/write-version.server.ts"
import { conflict, found } from "../../errors.ts"
import { addAnnexes } from "../../records/annexes.server.ts"
import { MEETING } from "../keep-annexes.server.ts"
import type { AddInSession } from "./input.ts"

type Meeting = Pick<typeof meetings.$inferSelect, "id" | "roundtableId">

/**
 * Freezes the text of a point at the version that it has now, as sending a convocation does.
 * @param name what the version is called
 * @throws conflict while something written is not readable yet
 */
export const freezeText = async (ctx: TxCtx, itemId: string, paperId: string | null, name: string) => {
  if (!paperId) return
  const [paper] = await ctx.db
    .select()
    .from(papers)
    .where(and(eq(papers.id, paperId), isNull(papers.deletedAt)))
    .for("no key update")
  const version = await writeVersion(ctx, found(paper), { kind: "named", name })
  if (!version) throw conflict("versions.errors.not_readable")
  await ctx.db.update(agendaItems).set({ paperVersion: version.number }).where(eq(agendaItems.id, itemId))
}

/**
 * The annex that a point brings: numbered after the others of the meeting, and frozen at once.
 * @returns its number, null where it brings none
 */
export const bringAnnex = async (
  ctx: TxCtx,
  { id, roundtableId }: Meeting,
  { annex, annexTitle }: Pick<AddInSession, "annex" | "annexTitle">,
): Promise<number | null> => {
  if (!annex || !annexTitle) return null
  return addAnnexes(ctx, {
    ...{ owner: { kind: MEETING, id }, roundtableId, freeze: true, field: "annex" },
    annexes: [{ title: annexTitle, upload: annex }],
  })
}
