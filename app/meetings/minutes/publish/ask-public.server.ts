import type { Ctx } from "../../../context.ts"
import type { StoredNode } from "../../../documents/editor/reading-tree.ts"
import { wordsIn } from "../../../documents/export/ask-export.server.ts"
import type { ExportQuestion, Format } from "../../../documents/export/paper-frame.ts"
import { found } from "../../../errors.ts"
import { formatDates } from "../../../i18n/dates.ts"
import { directionOf } from "../../../i18n/locale.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { whenWords } from "../../words.ts"
import { canonicalPublic } from "./canonical-public.ts"
import { getPublished } from "./queries.server.ts"

/**
 * Everything that a file of a published verbale is made of: the words that everybody reads, and nothing else is asked.
 * @throws not_found, also once it was taken back
 */
export const askPublic = async (
  ctx: Ctx,
  { code, format }: { code: string; format: Format },
  speak: (language: string) => Translate,
): Promise<ExportQuestion & { canonical: string }> => {
  const page = await getPublished(ctx, code)
  const { title, table, content, original, omitted, verification, rectified } = found(page.text)
  const { language, roundtable, number } = page
  const [t, dates] = [speak(language), formatDates(language)]
  const base = ctx.settings.publicUrl.replace(/\/+$/, "")
  const canonical = canonicalPublic({
    ...{ title, language, number, table, original, omitted, text: content },
  })
  return {
    ...{ format, title, kind: "minutes", language, base, content: content as StoredNode, canonical },
    kindName: t("afterwards.publish.kind"),
    direction: directionOf(language),
    facts: [
      { label: t("transfer.frame.roundtable"), value: table, language: roundtable.language },
      { label: t("minutes.page.sitting"), value: whenWords({ t, dates }, page.startsAt.toISOString()) },
      { label: t("minutes.states.published"), value: dates.longDay(found(page.publishedAt)) },
    ],
    later: [
      { label: t("afterwards.publish.original"), value: original, language: "zxx" },
      { label: t("afterwards.code"), value: verification, href: `${base}/verify/${verification}` },
      ...rectified.map((one) => ({
        label: t("afterwards.rectify.name_on", { number: one.number, day: dates.day(one.decidedAt) }),
        value: one.verification,
        href: `${base}/verify/${one.verification}`,
      })),
    ],
    ...{ draft: null, demo: ctx.settings.demo ? t("common.demo_strip") : null },
    address: `${base}/published-minutes/${code}`,
    writtenAt: found(page.publishedAt).toISOString(),
    ...{ pictures: {}, mentions: { code: "", erased: "", names: [] }, words: wordsIn(t) },
  }
}
