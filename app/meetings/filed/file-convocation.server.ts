import { hexOf } from "../../audit/digests.server.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import type { Translate } from "../../i18n/translate.ts"
import { fileRecord } from "../../records/file-record.server.ts"
import { refuseFile } from "../../records/policy.ts"
import { sentContent } from "../content.server.ts"
import { fundingOf } from "../evidence/choose-funding.server.ts"
import { lockMeeting } from "../lock.server.ts"
import { refuseConvene } from "../policy.ts"
import { findMeeting } from "../queries.server.ts"
import { CONVOCATION_VERSION } from "./filed.ts"

/** Refuses whoever may not file a meeting's convocation: asked before its paper is written, and again when it is. */
const refuseFiling = async (ctx: Ctx, code: string) => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  refuse(refuseConvene(ctx.actor, roundtable.id))
  refuse(refuseFile(ctx.actor, roundtable))
  return meeting
}

/** The digest, in hex, of what would be filed now. @throws as `refuseFiling`; not_found for a draft */
export const digestToFile = async (ctx: Ctx, code: string): Promise<string> => {
  const meeting = await refuseFiling(ctx, code)
  return hexOf(found(await sentContent(ctx, meeting.id)).sha256)
}

type FileConvocation = {
  meetingCode: string
  pdf: { name: string; bytes: Uint8Array }
  /** The digest, in hex, of the content that the PDF was written from. */
  sha256: string
}

/**
 * Files what was sent last among the table's acts, so that its protocol number and its receipts of certified mail are
 * kept with it.
 * @param pdf the convocation as it was written out
 * @returns the filed paper's code
 * @throws not_found for a draft; forbidden unless secretary here; conflict when it is filed already, and when another
 *   change was sent while the PDF was written
 */
export const fileConvocation = (
  ctx: Ctx,
  { meetingCode, pdf, sha256 }: FileConvocation,
  speak: (language: string) => Translate,
): Promise<string> =>
  transact(ctx, async (ctx) => {
    await refuseFiling(ctx, meetingCode)
    const { meeting } = await lockMeeting(ctx, meetingCode)
    const sent = found(await sentContent(ctx, meeting.id))
    if (hexOf(sent.sha256) !== sha256) throw conflict("meetings.refuse.sent_meanwhile")
    if (sent.kind === "cancellation") throw conflict("meetings.refuse.cancelled")
    const { id, roundtableId } = meeting
    const number = `${meeting.number}/${meeting.year}`
    const t = speak(sent.content.language)
    const { code } = await fileRecord(ctx, {
      ...{ class: "convocation", subject: { kind: CONVOCATION_VERSION, id: sent.id }, roundtableId },
      title:
        sent.sequence === 0
          ? t("meetings.pdf.title", { number })
          : t("convening.filed.change", { number, change: sent.sequence }),
      ...{ language: sent.content.language, date: civilDay(sent.createdAt), visibility: "members" },
      fundingCodes: (await fundingOf(ctx, id)).map((block) => block.code),
      files: { paper: pdf, annexes: [] },
    })
    await record(ctx, {
      ...{ action: "meeting.convocation-filed", subject: { kind: "meeting", id }, roundtableId },
      values: { filing: code, sequence: sent.sequence },
    })
    return code
  })
