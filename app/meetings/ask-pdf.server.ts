import canonicalize from "canonicalize"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { formatDates } from "../i18n/dates.ts"
import { fundingOnPaper } from "../records/funding-paper.server.ts"
import { isMember } from "../roundtables/policy.ts"
import { sentContent } from "./content.server.ts"
import { type ConvocationQuestion, convocationQuestion } from "./convocation-pdf.server.ts"
import { fundingOf } from "./evidence/choose-funding.server.ts"
import { protocolWords, receiptWords } from "./filed/filed.ts"
import { listFiled } from "./filed/filed-convocation.server.ts"
import { withoutLink } from "./meeting.ts"
import { findMeeting } from "./queries.server.ts"
import type { Speak } from "./send-convocation.server.ts"

/** The convocation that was sent last, to be written as PDF. @throws not_found for a draft, and where it is private */
export const askConvocation = async (ctx: Ctx, code: string, speak: Speak): Promise<ConvocationQuestion> => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  const sent = found(await sentContent(ctx, meeting.id))
  const content = isMember(ctx.actor, roundtable.id) ? sent.content : withoutLink(sent.content)
  const { language } = content
  const t = speak(language)
  const isInside = isMember(ctx.actor, roundtable.id)
  const filed = (await listFiled(ctx, meeting.id)).find((one) => one.versionId === sent.id)
  const funding = await fundingOnPaper(ctx, await fundingOf(ctx, meeting.id), { t, language })
  return convocationQuestion(t, {
    ...{ content, table: roundtable, madeAt: sent.createdAt, isDemo: ctx.settings.demo },
    address: `${ctx.settings.publicUrl}/meetings/${code}`,
    sha256: Buffer.from(sent.sha256).toString("hex"),
    canonical: canonicalize(content) ?? "",
    isCancelled: meeting.state === "cancelled",
    protocol: filed ? protocolWords({ t, dates: formatDates(language) }, filed) : "",
    // What came back names no address, but it is for those who were called.
    receipts: filed && isInside ? receiptWords(t, filed) : "",
    funding,
  })
}
