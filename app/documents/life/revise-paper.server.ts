import { eq, sql } from "drizzle-orm"
import { documentTexts, papers } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, orConflict, refuse } from "../../errors.ts"
import { enqueue } from "../../jobs.server.ts"
import { addAnnexes } from "../../records/annexes.server.ts"
import { filesBeside } from "../attachments/beside.server.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { storedUpdate } from "../editor/stored-update.server.ts"
import type { PaperCode } from "../input.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { PAPER } from "../pictures/queries.server.ts"
import { createState } from "../state/create-state.server.ts"
import { lifeRules } from "./life-rules.server.ts"
import { refuseStep } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Starts the revision of a text that the table shares: a new draft with the same words and files, linked to it. The text
 * itself stays as it is and where it is.
 * @returns the code of the new document
 * @throws forbidden unless the regulation names the person, or before the table shares the text; conflict when it
 *   has a revision already
 */
export const revisePaper = (ctx: Ctx, input: PaperCode): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, input.paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "revise", rules.documents))
    const [text] = await ctx.db
      .select({ json: documentTexts.json })
      .from(documentTexts)
      .where(eq(documentTexts.documentId, paper.id))
    if (!text) throw conflict("life.errors.still_written")
    const { roundtableId, title, kind, language, writers, id: predecessorId } = paper
    const [inserted] = await ctx.db
      .insert(papers)
      .values({
        roundtableId,
        title,
        kind,
        language,
        writers,
        predecessorId,
        createdById: ctx.actor.personId,
      })
      .returning({ id: papers.id, code: papers.code })
      .catch(orConflict({ document_one_revision_per_text: conflict("life.errors.revised_already") }))
    const revision = found(inserted)
    await ctx.db.execute(sql`
      insert into document_writer (document_id, seat_id, roundtable_id)
      select ${revision.id}, w.seat_id, w.roundtable_id from document_writer w
        join seat s on s.id = w.seat_id and s.removed_at is null where w.document_id = ${predecessorId}`)
    await createState(ctx, {
      ...{ documentId: revision.id, roundtableId },
      first: storedUpdate(text.json as StoredNode, revision.id),
    })
    await addAnnexes(ctx, {
      ...{ owner: { kind: PAPER, id: revision.id }, roundtableId, field: "file", freeze: false },
      annexes: await filesBeside(ctx, predecessorId),
    })
    await enqueue(ctx, {
      ...{ kind: "document.text", key: revision.id },
      payload: { documentId: revision.id },
    })
    await record(ctx, {
      ...{ action: "document.revision-begun", subject: { kind: "document", id: revision.id }, roundtableId },
      values: { predecessor: predecessorId },
    })
    await tellMembers(ctx, { ...paper, ...revision }, { kind: "paper_revision" })
    return revision.code
  })
