import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import { fileRecord, tableOf } from "../../records/file-record.server.ts"
import { refuseFile } from "../../records/policy.ts"
import { isFiled } from "../../records/signing-of.server.ts"
import { filesBeside } from "../attachments/beside.server.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { PAPER } from "../pictures/queries.server.ts"
import { refuseSendToSign } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Sends a text that the table shares out to be signed: its PDF, with the files beside it, is filed among the table's
 * acts, where each party is asked to sign and the signed file is taken back.
 * @param pdf the shared text as it was written out, which no longer changes
 * @returns the filed paper's code
 * @throws not_found; forbidden for who does not keep the table's acts, or before the table shares the text; conflict
 *   when it was sent already
 */
export const sendToSign = (
  ctx: Ctx,
  { paperCode, pdf }: { paperCode: string; pdf: { name: string; bytes: Uint8Array } },
): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, paperCode)
    refuse(refuseSendToSign(ctx.actor, facts))
    refuse(refuseFile(ctx.actor, await tableOf(ctx, paper)))
    const subject = { kind: PAPER, id: paper.id }
    if (await isFiled(ctx, subject, "agreement")) throw conflict("life.errors.sent_already")
    const { roundtableId, title, language } = paper
    const { code } = await fileRecord(ctx, {
      ...{ class: "agreement", subject, roundtableId, title, language, date: civilDay(ctx.now) },
      visibility: facts.isOfPublicTable || facts.isPublished ? "public" : "members",
      fundingCodes: [],
      files: { paper: pdf, annexes: await filesBeside(ctx, paper.id) },
    })
    await record(ctx, {
      ...{ action: "document.sent-to-sign", subject: { kind: "document", id: paper.id }, roundtableId },
      values: { filing: code },
    })
    await tellMembers(ctx, paper, { kind: "paper_to_sign" })
    return code
  })
