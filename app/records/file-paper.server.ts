import { eq } from "drizzle-orm"
import { filings, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import type { Upload } from "../files/input.ts"
import { addAnnexes } from "./annexes.server.ts"
import { fileRecord, lockFiling, RECORD, tableOf } from "./file-record.server.ts"
import { UNKNOWN_PROJECT } from "./funding.ts"
import type { AddAnnex, FilePaper, VoidFiling } from "./input.ts"
import { refuseFile, refuseKeepRecords, refuseVoided } from "./policy.ts"

const titleOf = (upload: Upload, index: number) =>
  "name" in upload ? upload.name.replace(/\.[\p{L}\p{N}]{1,8}$/u, "") : `${index + 1}`

/**
 * The secretary files a paper by hand.
 * @returns its code
 * @throws forbidden unless secretary here, or when the table is closed; invalid for files that are refused
 */
export const filePaper = (ctx: Ctx, input: FilePaper): Promise<string> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(roundtables)
      .where(eq(roundtables.code, input.roundtableCode))
      .for("share")
    const roundtable = found(row)
    refuse(refuseFile(ctx.actor, roundtable))
    const { class: kind, title, date, visibility, funding, paper } = input
    const { code } = await fileRecord(ctx, {
      ...{ class: kind, subject: null, roundtableId: roundtable.id, title, date, visibility },
      ...{ language: roundtable.language, funded: funding !== "" },
      fundingCodes: funding === "" || funding === UNKNOWN_PROJECT ? [] : [funding],
      files: {
        paper,
        annexes: input.annexes.map((upload, index) => ({ title: titleOf(upload, index), upload })),
      },
    })
    return code
  })

/** Adds a numbered annex to a filed paper, frozen at once. */
export const addAnnex = (ctx: Ctx, input: AddAnnex): Promise<void> =>
  transact(ctx, async (ctx) => {
    const filing = await lockFiling(ctx, input.filingCode)
    refuse(refuseFile(ctx.actor, await tableOf(ctx, filing)))
    refuse(refuseVoided(filing))
    const annexes = [{ title: input.title, upload: input.paper }]
    const { id, roundtableId } = filing
    await addAnnexes(ctx, {
      owner: { kind: RECORD, id },
      roundtableId,
      annexes,
      field: "paper",
      freeze: true,
    })
    await record(ctx, { action: "record.annex-added", subject: { kind: RECORD, id }, roundtableId })
  })

/**
 * Declares a filed paper void, with the reason: it stays where it is, and says so. Nothing that was filed
 * disappears by hand.
 */
export const voidFiling = (ctx: Ctx, input: VoidFiling): Promise<void> =>
  transact(ctx, async (ctx) => {
    const filing = await lockFiling(ctx, input.filingCode)
    refuse(refuseKeepRecords(ctx.actor, filing.roundtableId))
    if (filing.voidedAt) throw conflict("records.refuse.voided")
    await ctx.db
      .update(filings)
      .set({ voidedAt: ctx.now, voidReason: input.reason })
      .where(eq(filings.id, filing.id))
    await record(ctx, {
      ...{ action: "record.voided", subject: { kind: RECORD, id: filing.id } },
      ...{ roundtableId: filing.roundtableId, values: { reason: input.reason } },
    })
  })
