import type { Ctx } from "../../../context.ts"
import { askExport } from "../../../documents/export/ask-export.server.ts"
import type { ExportQuestion, Format } from "../../../documents/export/paper-frame.ts"
import { formatDates } from "../../../i18n/dates.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { fundingOnPaper } from "../../../records/funding-paper.server.ts"
import { fundingOf } from "../../evidence/choose-funding.server.ts"
import { loadCalls } from "../../session/load.server.ts"
import { whenWords } from "../../words.ts"
import { type FoundMinutes, findMinutes } from "../queries.server.ts"
import { laterLines } from "../rectify/later-lines.server.ts"
import { sittingFacts } from "../sitting-facts.server.ts"
import { canonicalMinutes, plainFacts } from "./canonical-minutes.ts"
import { frozenContent } from "./digest-of.server.ts"

/** A frozen text says the names that it was written with; of somebody erased none. */
const asWritten = ({ mentions }: Pick<ExportQuestion, "mentions">): ExportQuestion["mentions"] => ({
  ...mentions,
  names: mentions.names.filter(([, { isErased }]) => isErased),
})

/** The frozen text and facts, or those of this moment while it is still written. */
const contentOf = async (ctx: Ctx, { minutes, meeting, roundtable, call, paper }: FoundMinutes) => {
  if (!minutes.versionId) {
    const { calls } = await loadCalls(ctx, meeting.id)
    return {
      text: null,
      facts: plainFacts(await sittingFacts(ctx, { meeting, roundtable, calls, call }, minutes)),
    }
  }
  const { text, facts } = await frozenContent(ctx, { minutes, paper })
  return { text, facts }
}

const factsOf = (
  { minutes, roundtable, call }: FoundMinutes,
  table: string,
  t: Translate,
): ExportQuestion["facts"] => {
  const dates = formatDates(minutes.language)
  const on = (state: "signed" | "approved" | "published", at: Date | null) =>
    at ? [{ label: t(`minutes.states.${state}`), value: dates.longDay(at) }] : []
  return [
    { label: t("transfer.frame.roundtable"), value: table, language: roundtable.language },
    { label: t("minutes.page.sitting"), value: whenWords({ t, dates }, call.startsAt.toISOString()) },
    { label: t("transfer.frame.state"), value: t(`minutes.states.${minutes.state as "draft"}`) },
    ...on("signed", minutes.signedAt),
    ...on("approved", minutes.approvedAt),
  ]
}

/**
 * Everything that a file of a verbale is made of, with its canonical content: from signing on the frozen text and the
 * facts that were kept with it.
 * @throws as `findMinutes`; conflict while the text or its facts are not ready
 */
export const askMinutes = async (
  ctx: Ctx,
  { code, format }: { code: string; format: Format },
  speak: (language: string) => Translate,
): Promise<ExportQuestion & { canonical: string }> => {
  const all = await findMinutes(ctx, code)
  const { minutes, paper, meeting } = all
  const { language } = minutes
  const t = speak(language)
  const [asked, own, cards, later] = await Promise.all([
    askExport(ctx, { code: paper.code, format }, speak),
    contentOf(ctx, all),
    fundingOf(ctx, meeting.id),
    laterLines(ctx, minutes, t),
  ])
  const text = own.text ?? asked.content
  const funding = await fundingOnPaper(ctx, cards, { t, language })
  const isFrozen = minutes.versionId !== null
  const { table } = own.facts as { table: string }
  return {
    ...{ ...asked, content: text as ExportQuestion["content"], facts: factsOf(all, table, t), language },
    mentions: isFrozen ? asWritten(asked) : asked.mentions,
    kindName: t(`minutes.names.${minutes.kind as "sitting"}`, {
      number: `${minutes.number}/${minutes.year}`,
    }),
    later,
    draft: isFrozen ? null : t("minutes.export.draft"),
    address: `${asked.base}/minutes/${code}`,
    writtenAt: (minutes.frozenAt ?? new Date(asked.writtenAt)).toISOString(),
    ...{ before: funding.blocks, pictures: { ...asked.pictures, ...funding.pictures } },
    canonical: canonicalMinutes({ title: paper.title, language, facts: own.facts, text }),
  }
}
