import { and, eq, isNull } from "drizzle-orm"
import { documentVersions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { invalid, refuse } from "../errors.ts"
import { enqueue } from "../jobs.server.ts"
import { changeAccess } from "../people/access-change.server.ts"
import { eraseQuotes } from "./comments/erase-quotes.server.ts"
import type { EraseHistory } from "./input.ts"
import { lockPaper } from "./paper-lock.server.ts"
import { letGoAtOnce } from "./pictures/let-go-pictures.server.ts"
import { refuseEraseHistory } from "./policy.ts"
import { beginEpoch } from "./state/begin-epoch.server.ts"
import { eraseEdits } from "./state/erase-edits.server.ts"

const plain = (title: string) => title.normalize("NFC").replace(/\s+/gu, " ").trim()

/**
 * Makes what a text once said unreadable and keeps what it says now: log, snapshots and the content of automatic
 * versions go, and so does what comments quote that is not there any more; named and approved versions stay, and so
 * do the digests of all, so that their chain still closes.
 * @throws forbidden unless secretary or chair here; invalid where the title typed again is not the document's
 */
export const eraseHistory = (ctx: Ctx, input: EraseHistory) =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, input.paperCode)
    refuse(refuseEraseHistory(ctx.actor, facts))
    if (plain(input.retyped) !== plain(paper.title))
      throw invalid("retyped", "versions.errors.title_other_than")
    const { id: documentId, roundtableId } = paper
    // Before the head of the log: who stores an edit takes the edit first, too.
    await eraseEdits(ctx, documentId)
    const begun = await beginEpoch(ctx, documentId)
    const { epoch } = begun
    const quotes = await eraseQuotes(ctx, documentId, begun)
    const erased = await ctx.db
      .update(documentVersions)
      .set({ content: null, authors: null, erasedAt: ctx.now })
      .where(
        and(
          eq(documentVersions.documentId, documentId),
          eq(documentVersions.kind, "automatic"),
          isNull(documentVersions.erasedAt),
        ),
      )
      .returning({ id: documentVersions.id })
    const pictures = await letGoAtOnce(ctx, documentId)
    await changeAccess(ctx, { documentId })
    await enqueue(ctx, { kind: "document.text", payload: { documentId } })
    await record(ctx, {
      action: "document.history-erased",
      subject: { kind: "document", id: documentId },
      roundtableId,
      values: { reason: input.reason, epoch, versions: erased.length, pictures, quotes },
    })
    return { epoch }
  })
