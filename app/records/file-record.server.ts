import { eq } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { filingFunding, filings, fundingBlocks, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"
import { conflict, found, invalid, orConflict } from "../errors.ts"
import type { Upload } from "../files/input.ts"
import { keepFile } from "../files/keep-file.server.ts"
import { addAnnexes } from "./annexes.server.ts"
import type { FilingClass } from "./retention.ts"

/** The kind of owner of a filed paper's files. */
export const RECORD = "record"
/** That of receipts and signed copies, which name addresses and tax codes: for members, also of public papers. */
export const RECORD_INNER = "record_inner"

export type FileRecord = {
  class: FilingClass
  /** What of the caller's the paper is of; null for one that is filed by hand. */
  subject: { kind: string; id: string } | null
  roundtableId: string
  title: string
  language?: string
  /** Civil day of the paper. */
  date: string
  visibility: "members" | "public"
  /** The paper belongs to a funded project, also when its block is not known yet. */
  funded?: boolean
  /** Codes of the funding blocks that it carries, in their order. */
  fundingCodes: readonly string[]
  /** The paper's bytes, and those of its annexes: Allegato 1…n in this order. */
  files: { paper: Upload; annexes: readonly { title: string; upload: Upload }[] }
}

const carryFunding = async (ctx: TxCtx, filingId: string, ask: FileRecord) => {
  for (const [position, code] of ask.fundingCodes.entries()) {
    const [block] = await ctx.db
      .select({ id: fundingBlocks.id })
      .from(fundingBlocks)
      .where(eq(fundingBlocks.code, code))
    if (!block) throw invalid("funding", "records.errors.funding_missing")
    await ctx.db
      .insert(filingFunding)
      .values({ filingId, blockId: block.id, roundtableId: ask.roundtableId, position })
      .onConflictDoNothing()
  }
}

/**
 * Files a paper among a table's acts, as it is now, with its numbered annexes. The caller has asked its policy.
 * @returns the paper's id and code
 * @throws conflict when the same paper of the same subject is filed already; invalid for a file that is refused
 */
export const fileRecord = async (ctx: TxCtx, ask: FileRecord): Promise<{ id: string; code: string }> => {
  const { roundtableId, subject, title, date, visibility, fundingCodes } = ask
  const id = uuidv7()
  const owner = { kind: RECORD, id }
  const paper = await keepFile(ctx, { upload: ask.files.paper, owner, roundtableId, field: "paper" })
  const [row] = await ctx.db
    .insert(filings)
    .values({
      ...{ id, roundtableId, class: ask.class, title, date, visibility, fileId: paper.id },
      ...{ subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null },
      ...{ funded: ask.funded ?? fundingCodes.length > 0, filedById: ctx.actor.personId },
      ...(ask.language && { language: ask.language }),
    })
    .returning({ code: filings.code })
    .catch(orConflict({ filing_one_live_per_subject_and_class: conflict("records.errors.filed_already") }))
  await carryFunding(ctx, id, ask)
  await addAnnexes(ctx, { owner, roundtableId, annexes: ask.files.annexes, field: "annexes", freeze: true })
  await record(ctx, {
    ...{ action: "record.filed", subject: { kind: RECORD, id }, roundtableId },
    values: { class: ask.class, date, visibility, sha256: Buffer.from(paper.sha256).toString("hex") },
  })
  return { id, code: found(row).code }
}

/** The filed paper of a code, locked: what is added to it comes one after another. */
export const lockFiling = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db.select().from(filings).where(eq(filings.code, code)).for("no key update")
  return found(row)
}

/** The table of a paper, held open: who closes it waits for what is being written. */
export const tableOf = async (ctx: TxCtx, { roundtableId }: { roundtableId: string }) => {
  const [row] = await ctx.db
    .select({ id: roundtables.id, closedAt: roundtables.closedAt })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
    .for("share")
  return found(row)
}
