import { eq } from "drizzle-orm"
import { papers, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { enqueue } from "../jobs.server.ts"
import { firstUpdate } from "./editor/first-update.server.ts"
import type { CreatePaper, Template } from "./input.ts"
import { refuseCreatePaper } from "./policy.ts"
import { createState } from "./state/create-state.server.ts"

/** Where the text comes from: a template, or a file that was imported. */
type Input = Omit<CreatePaper, "template" | "kind"> & {
  template: Template | "file"
  /** Nobody chooses minutes from the list: they are of a sitting. */
  kind: CreatePaper["kind"] | "minutes"
}
/** The first update of this document. */
type FirstOf = (paper: { id: string; roundtableId: string }) => Uint8Array | Promise<Uint8Array>

/**
 * Starts a document of a table, empty or from a template. The first content is written here, once: no
 * client ever makes an empty text.
 * @param lines the template's text, in the notation of `firstUpdate`, empty for an empty document; or what makes
 *   the first update
 * @returns the document's code
 * @throws forbidden unless secretary or chair here
 */
export const createPaper = (ctx: Ctx, input: Input, lines: string | FirstOf) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, input.roundtableCode))
    const roundtable = found(row)
    refuse(refuseCreatePaper(ctx.actor, roundtable.id))
    const { title, kind, language } = input
    const [inserted] = await ctx.db
      .insert(papers)
      .values({ roundtableId: roundtable.id, title, kind, language, createdById: ctx.actor.personId })
      .returning({ id: papers.id, code: papers.code })
    const paper = found(inserted)
    await createState(ctx, {
      documentId: paper.id,
      roundtableId: roundtable.id,
      first:
        typeof lines === "string"
          ? firstUpdate(lines, paper.id)
          : await lines({ id: paper.id, roundtableId: roundtable.id }),
    })
    await enqueue(ctx, { kind: "document.text", key: paper.id, payload: { documentId: paper.id } })
    await record(ctx, {
      action: "document.created",
      subject: { kind: "document", id: paper.id },
      roundtableId: roundtable.id,
      values: { title, kind, template: input.template },
    })
    return paper.code
  })
