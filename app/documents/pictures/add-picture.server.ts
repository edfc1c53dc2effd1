import { and, eq, isNull } from "drizzle-orm"
import { papers, roundtables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import type { Upload } from "../../files/input.ts"
import type { Workshop } from "../../workshop.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { refuseReadPaper, refuseWritePaper } from "../policy.ts"
import { factsOf } from "../rights.server.ts"
import { pictureOf } from "./picture-of.server.ts"
import { storePicture } from "./store-picture.server.ts"

/** Before anything is read of what was sent: it takes time, and most refusals need none. */
const refuseFirst = async (ctx: Ctx, paperCode: string) => {
  const [row] = await ctx.db
    .select({ paper: papers, roundtable: roundtables })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(and(eq(papers.code, paperCode), isNull(papers.deletedAt)))
  const { paper, roundtable } = found(row)
  const facts = await factsOf(ctx.db, paper, roundtable)
  refuse(refuseReadPaper(ctx.actor, facts) ?? refuseWritePaper(ctx.actor, facts))
}

/**
 * Keeps a picture for a text. It stands in no text yet: the editor puts it where the caret is, with what it shows
 * in words. One that is put nowhere goes after a while.
 * @param upload the bytes, or the code of a file that the person may read
 * @returns the picture's code
 * @throws forbidden unless the person writes the text, invalid at the field
 */
export const addPicture = async (
  ctx: Ctx,
  workshop: Workshop,
  { paperCode, upload }: { paperCode: string; upload: Upload },
): Promise<string> => {
  await refuseFirst(ctx, paperCode)
  const made = await pictureOf(ctx, workshop, upload)
  return transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, paperCode)
    refuse(refuseWritePaper(ctx.actor, facts))
    return storePicture(ctx, paper, made)
  })
}
