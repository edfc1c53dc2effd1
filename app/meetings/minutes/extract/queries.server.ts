import { and, desc, eq, lt, sql } from "drizzle-orm"
import { meetingMinutes, minutesExtracts, people, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import type { StoredNode } from "../../../documents/editor/reading-tree.ts"
import { wordsIn } from "../../../documents/export/ask-export.server.ts"
import type { ExportQuestion, Format } from "../../../documents/export/paper-frame.ts"
import { found, refuse } from "../../../errors.ts"
import { formatDates } from "../../../i18n/dates.ts"
import { directionOf } from "../../../i18n/locale.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { PAGE_SIZE } from "../../../people/queries.server.ts"
import { printedCode } from "../../../records/verification-code.ts"
import { refuseObserveAs, refuseReadMinutes } from "../policy.ts"
import { cardOf, findMinutes } from "../queries.server.ts"
import { acceptedRectifications } from "../rectify/accepted.server.ts"
import { canonicalExtract, type ExtractContent } from "./canonical-extract.ts"
import { refuseIssueExtract } from "./extract.ts"
import { itemsOf } from "./make-extract.server.ts"

/**
 * The estratti of a verbale, asked for and issued, the latest first, a page at a time, and the points of which one can
 * be asked; `after` is a code.
 * @throws as `findMinutes`
 */
export const getExtracts = async (ctx: Ctx, code: string, after: string | null = null) => {
  const all = await findMinutes(ctx, code)
  const { minutes } = all
  const before = after
    ? lt(minutesExtracts.id, sql`(select x.id from minutes_extract x where x.code = ${after})`)
    : undefined
  const [items, rows] = await Promise.all([
    itemsOf(ctx, all),
    ctx.db
      .select({ row: minutesExtracts, name: people.name, verification: verificationCodes.code })
      .from(minutesExtracts)
      .leftJoin(people, eq(people.id, minutesExtracts.askedById))
      .leftJoin(verificationCodes, eq(verificationCodes.id, minutesExtracts.verificationId))
      .where(and(eq(minutesExtracts.minutesId, minutes.id), before))
      .orderBy(desc(minutesExtracts.id))
      .limit(PAGE_SIZE + 1),
  ])
  const page = rows.slice(0, PAGE_SIZE)
  const free = items.filter(({ whyNot }) => whyNot === null)
  return {
    ...{ ...cardOf(all), mayIssue: refuseIssueExtract(ctx.actor, minutes.roundtableId) === null },
    items: free.map(({ code: own, number, title, language }) => ({ code: own, number, title, language })),
    whyNot:
      refuseObserveAs(ctx.actor, minutes.roundtableId) ??
      (free.length > 0 ? null : (items[0]?.whyNot ?? null)),
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.row.code ?? null) : null,
    rows: page.map(({ row, name, verification }) => ({
      ...{ code: row.code, purpose: row.purpose, state: row.state as "asked", number: row.number, name },
      ...{ answer: row.answer, askedAt: row.askedAt, settledAt: row.settledAt },
      verification: verification && printedCode(verification),
      points: items
        .filter((item) => (row.items as string[]).includes(item.code))
        .map(({ number, title, language }) => ({ number, title, language })),
    })),
  }
}

const extractRow = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ row: minutesExtracts, verification: verificationCodes.code, language: meetingMinutes.language })
    .from(minutesExtracts)
    .innerJoin(verificationCodes, eq(verificationCodes.id, minutesExtracts.verificationId))
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, minutesExtracts.minutesId))
    .where(eq(minutesExtracts.code, code))
  const one = found(row)
  refuse(refuseReadMinutes(ctx.actor, one.row.roundtableId))
  return one
}

const paragraph = (id: string, text: string): StoredNode => ({
  ...{ type: "paragraph", attrs: { id } },
  content: [{ type: "text", text }],
})

/** Everything that a file of an estratto is made of, for who may read the verbale. @throws not_found, forbidden */
export const askExtractFile = async (
  ctx: Ctx,
  { code, format }: { code: string; format: Format },
  speak: (language: string) => Translate,
): Promise<ExportQuestion & { canonical: string }> => {
  const { row, verification, language } = await extractRow(ctx, code)
  const content = row.content as ExtractContent
  const rectified = await acceptedRectifications(ctx, row.minutesId)
  const [t, dates] = [speak(language), formatDates(language)]
  const base = ctx.settings.publicUrl.replace(/\/+$/, "")
  const verify = (one: string) => `${base}/verify/${one}`
  const fact = (label: string, value: string) => ({ label, value })
  return {
    ...{ format, kind: "minutes", language, base, canonical: canonicalExtract(content) },
    title: t("afterwards.extract.name", { number: content.number, minutes: content.of.number }),
    ...{ kindName: t("afterwards.extract.one"), direction: directionOf(language) },
    facts: [
      fact(t("transfer.frame.roundtable"), content.of.table),
      fact(t("afterwards.extract.issued"), dates.longDay(content.day)),
    ],
    // What people typed stands behind the digest: the first one on the page is the paper's own.
    later: [
      fact(t("afterwards.extract.of"), content.of.title),
      fact(t("afterwards.extract.purpose"), content.purpose),
      { label: t("afterwards.extract.of_digest"), value: content.of.sha256, language: "zxx" },
      { label: t("afterwards.code"), value: printedCode(verification), href: verify(verification) },
      ...rectified.map((one) => ({
        label: t("afterwards.rectify.name_on", { number: one.number, day: dates.day(one.decidedAt) }),
        ...{ value: one.verification, href: verify(one.verification) },
      })),
    ],
    content: {
      type: "doc",
      content: [
        ...content.premises.map((words, at) => paragraph(`b-premise${at}`, words)),
        ...((content.text.content ?? []) as StoredNode[]),
        paragraph("b-certified", t("afterwards.extract.certified", { name: content.certifiedBy })),
      ],
    },
    ...{
      draft: null,
      demo: ctx.settings.demo ? t("common.demo_strip") : null,
      address: verify(verification),
    },
    writtenAt: found(row.settledAt).toISOString(),
    ...{ pictures: {}, mentions: { code: "", erased: t("links.erased"), names: [] }, words: wordsIn(t) },
  }
}
