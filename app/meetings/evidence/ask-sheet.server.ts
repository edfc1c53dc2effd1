import { and, eq } from "drizzle-orm"
import { attendanceAnswers, convocations } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"
import { fundingOnPaper } from "../../records/funding-paper.server.ts"
import { sentContent } from "../content.server.ts"
import { placeLines, whenWords } from "../words.ts"
import { fundingOf } from "./choose-funding.server.ts"
import { type Expected, loadExpected } from "./expected.server.ts"
import { openEvidence } from "./queries.server.ts"
import { type SheetLine, type SheetQuestion, sheetBlocks } from "./sheet-pdf.server.ts"

/** Who said that they would join from afar. */
const farAway = async (ctx: Ctx, meetingId: string): Promise<ReadonlySet<string>> => {
  const rows = await ctx.db
    .select({ personId: convocations.personId })
    .from(convocations)
    .innerJoin(attendanceAnswers, eq(attendanceAnswers.convocationId, convocations.id))
    .where(and(eq(convocations.meetingId, meetingId), eq(attendanceAnswers.answer, "remote")))
  return new Set(rows.map((row) => row.personId))
}

const linesOf = (
  t: Translate,
  { seats, beside }: Expected,
  far: ReadonlySet<string>,
  mode: string,
): SheetLine[] => {
  const isFar = (people: readonly string[], times: SheetLine["times"]) =>
    mode === "online" ||
    (mode === "mixed" &&
      (times.some((one) => one.isRemote) || (times.length === 0 && people.some((id) => far.has(id)))))
  return [
    ...seats.map(({ label, body, titular, substitutes, people, sat, times }) => ({
      name:
        sat.length > 0 ? sat.join(", ") : [titular ?? t("evidence.sheet.vacant"), ...substitutes].join(" / "),
      ...{ body, role: t("assembly.roll.seat", { label }), times, isRemote: isFar(people, times) },
    })),
    ...beside.map(({ name, personId, quality, times }) => ({
      ...{ name: name ?? "", body: "", role: t(`evidence.qualities.${quality as "guest"}`), times },
      isRemote: isFar([personId], times),
    })),
  ]
}

/**
 * The sheet of signatures of a meeting, in its language, to be written as PDF.
 * @throws not_found; forbidden unless secretary or chair here, for drafts and what was called off
 */
export const askSheet = async (
  ctx: Ctx,
  code: string,
  speak: (language: string) => Translate,
): Promise<SheetQuestion> => {
  const { meeting, roundtable, call, refusal } = await openEvidence(ctx, code)
  refuse(refusal)
  const { language } = meeting
  const t = speak(language)
  const speaker = { t, dates: formatDates(language) }
  const [expected, far, cards, sent] = await Promise.all([
    loadExpected(ctx, roundtable.id, call),
    farAway(ctx, meeting.id),
    fundingOf(ctx, meeting.id),
    sentContent(ctx, meeting.id),
  ])
  const funding = await fundingOnPaper(ctx, cards, { t, language })
  const number = `${meeting.number}/${meeting.year}`
  return {
    ...{ title: t("evidence.sheet.title_is", { number }), language, kick: roundtable.name },
    marks: ctx.settings.demo ? [t("common.demo_strip")] : [],
    facts: [
      { label: t("evidence.sheet.when"), value: whenWords(speaker, call.startsAt.toISOString()) },
      {
        label: t("evidence.sheet.where"),
        value: sent ? placeLines(speaker, { ...sent.content, link: null }).join(" – ") : "",
      },
      { label: t("evidence.sheet.printed"), value: speaker.dates.moment(ctx.now) },
    ],
    blocks: [
      ...funding.blocks,
      ...sheetBlocks(speaker, linesOf(t, expected, far, meeting.mode), meeting.mode),
    ],
    ...{ pictures: funding.pictures, madeAt: ctx.now.toISOString() },
    page: `${t("evidence.sheet.title_is", { number })} · ${t("meetings.pdf.page", { page: "{page}", pages: "{pages}" })}`,
    lacking: t("transfer.frame.lacking", { signs: "{signs}" }),
  }
}
