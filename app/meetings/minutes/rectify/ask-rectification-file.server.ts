import { eq } from "drizzle-orm"
import { meetingMinutes, rectifications, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import type { StoredNode } from "../../../documents/editor/reading-tree.ts"
import { wordsIn } from "../../../documents/export/ask-export.server.ts"
import type { ExportQuestion, Format } from "../../../documents/export/paper-frame.ts"
import { found, refuse } from "../../../errors.ts"
import { formatDates } from "../../../i18n/dates.ts"
import { directionOf } from "../../../i18n/locale.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { printedCode } from "../../../records/verification-code.ts"
import { refuseReadMinutes } from "../policy.ts"
import { canonicalRectification, type RectificationContent } from "./canonical-rectification.ts"

/** A rettifica that was accepted, with what it says. @throws not_found, also before it was accepted; forbidden */
const acceptedRow = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ row: rectifications, verification: verificationCodes.code, language: meetingMinutes.language })
    .from(rectifications)
    .innerJoin(verificationCodes, eq(verificationCodes.id, rectifications.verificationId))
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, rectifications.minutesId))
    .where(eq(rectifications.code, code))
  const one = found(row)
  refuse(refuseReadMinutes(ctx.actor, one.row.roundtableId))
  return { ...one, content: found(one.row.content) as RectificationContent }
}

const line = (id: string, label: string, words: string): StoredNode => ({
  ...{ type: "paragraph", attrs: { id } },
  content: [
    { type: "text", text: `${label} `, marks: [{ type: "bold" }] },
    { type: "text", text: words },
  ],
})

const linesOf = (content: RectificationContent, t: Translate): StoredNode[] => {
  const { says, reads, reason, ground, vote, answer } = content
  const decided = vote ? t("afterwards.rectify.file.vote", vote) : t(`afterwards.rectify.grounds.${ground}`)
  return [
    line("b-says", t("afterwards.rectify.file.says"), `«${says}»`),
    line("b-reads", t("afterwards.rectify.file.reads"), `«${reads}»`),
    line("b-reason", t("afterwards.rectify.reason_is"), reason),
    line("b-ground", t("afterwards.rectify.file.ground"), decided),
    line("b-answer", t("minutes.observations.answered"), answer),
    line("b-stays", "", t("afterwards.rectify.file.stays")),
  ]
}

/** Everything that a file of a rettifica is made of, for who may read its verbale. @throws as `acceptedRow` */
export const askRectificationFile = async (
  ctx: Ctx,
  { code, format }: { code: string; format: Format },
  speak: (language: string) => Translate,
): Promise<ExportQuestion & { canonical: string }> => {
  const { row, content, verification, language } = await acceptedRow(ctx, code)
  const [t, dates] = [speak(language), formatDates(language)]
  const base = ctx.settings.publicUrl.replace(/\/+$/, "")
  const address = `${base}/verify/${verification}`
  const { of, number, day } = content
  return {
    ...{ format, kind: "minutes", language, base, canonical: canonicalRectification(content) },
    title: t("afterwards.rectify.file.name", { number, minutes: of.number }),
    ...{ kindName: t("afterwards.rectify.file.kind"), direction: directionOf(language) },
    facts: [
      { label: t("transfer.frame.roundtable"), value: of.table },
      { label: t("afterwards.rectify.file.of"), value: of.number },
      { label: t("afterwards.rectify.file.day"), value: dates.longDay(day) },
    ],
    later: [
      { label: t("afterwards.extract.of_digest"), value: of.sha256, language: "zxx" },
      { label: t("afterwards.code"), value: printedCode(verification), href: address },
    ],
    content: { type: "doc", content: linesOf(content, t) },
    ...{ draft: null, demo: ctx.settings.demo ? t("common.demo_strip") : null, address },
    writtenAt: (row.decidedAt ?? row.askedAt).toISOString(),
    ...{ pictures: {}, mentions: { code: "", erased: t("links.erased"), names: [] }, words: wordsIn(t) },
  }
}
