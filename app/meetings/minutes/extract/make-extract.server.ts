import { and, asc, eq, isNull } from "drizzle-orm"
import { agendaItems, documentVersions, minutesApprovals, minutesSections } from "#db/schema/index.ts"
import { civilDay } from "../../../civil-time.ts"
import type { Ctx } from "../../../context.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"
import { because, found, refuse } from "../../../errors.ts"
import { formatDates } from "../../../i18n/dates.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { loadCalls } from "../../session/load.server.ts"
import { plainFacts } from "../export/canonical-minutes.ts"
import { digestOfText, frozenContent } from "../export/digest-of.server.ts"
import type { SittingFacts } from "../facts.ts"
import type { lockMinutes } from "../lock.server.ts"
import { sittingFacts } from "../sitting-facts.server.ts"
import type { ExtractContent } from "./canonical-extract.ts"
import { partsOf, refuseExtract } from "./extract.ts"

type Locked = Pick<Awaited<ReturnType<typeof lockMinutes>>, "minutes" | "meeting" | "paper" | "roundtable">

/** The points of a verbale's agenda with their numbers, and which were approved in the sitting itself. */
export const itemsOf = async (ctx: Ctx, { minutes, meeting }: Pick<Locked, "minutes" | "meeting">) => {
  const rows = await ctx.db
    .select({
      ...{ code: agendaItems.code, title: agendaItems.title },
      versionId: minutesApprovals.versionId,
    })
    .from(agendaItems)
    .leftJoin(
      minutesApprovals,
      and(eq(minutesApprovals.itemId, agendaItems.id), eq(minutesApprovals.minutesId, minutes.id)),
    )
    .where(and(eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))
    .limit(200)
  return rows.map((row, at) => ({
    ...{
      ...row,
      number: at + 1,
      language: meeting.language,
      whyNot: refuseExtract(minutes, row.versionId !== null),
    },
  }))
}

/** The facts as JSON has them: instants are words. */
type Plain = Pick<SittingFacts, "chair" | "secretary"> & {
  call: { startsAt: string; openedAt: string | null }
  quorum: readonly { at: string; present: number; represented: number; needed: number }[]
  items: readonly { code: string; turns: readonly { from: string }[] }[]
}

const premisesOf = (t: Translate, language: string, facts: Plain, codes: readonly string[]): string[] => {
  const dates = formatDates(language)
  const { call, chair, secretary, quorum, items } = facts
  const opened = call.openedAt ?? call.startsAt
  const begun = (code: string) => items.find((item) => item.code === code)?.turns[0]?.from ?? opened
  const held = codes.flatMap((code) => {
    const last = quorum.filter(({ at }) => at <= begun(code)).at(-1) ?? quorum[0]
    return last ? [last] : []
  })
  const said = held.map(({ at, present, represented, needed }) =>
    t("afterwards.extract.quorum", {
      ...{ time: dates.time(new Date(at)), found: present + represented, needed },
    }),
  )
  return [
    t("afterwards.extract.opened", {
      ...{ day: dates.longDay(civilDay(new Date(opened))), time: dates.time(new Date(opened)) },
      ...{ chair: chair.join(", ") || "–", secretary: secretary.join(", ") || "–" },
    }),
    ...new Set(said),
  ]
}

/** The sections that belong to points, by their keys: with the code of the point. */
const sectionsOf = async (ctx: Ctx, minutesId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await ctx.db
    .select({ key: minutesSections.key, code: agendaItems.code })
    .from(minutesSections)
    .innerJoin(agendaItems, eq(agendaItems.id, minutesSections.itemId))
    .where(eq(minutesSections.minutesId, minutesId))
  return new Map(rows.map(({ key, code }) => [key, code]))
}

/** The frozen text and facts; of points approved at once those of that moment. */
const sourceOf = async (ctx: Ctx, locked: Locked, versionId: string | null) => {
  const { minutes, meeting, roundtable } = locked
  if (minutes.versionId) return frozenContent(ctx, locked)
  const [[version], { calls }] = await Promise.all([
    ctx.db
      .select({ content: documentVersions.content })
      .from(documentVersions)
      .where(eq(documentVersions.id, found(versionId))),
    loadCalls(ctx, meeting.id),
  ])
  const call = found(calls.find(({ id }) => id === minutes.callId))
  const text = found(version).content as ReadingNode
  const facts = plainFacts(await sittingFacts(ctx, { meeting, roundtable, calls, call }, minutes))
  return { text, facts, sha256: digestOfText(JSON.stringify(text)) }
}

/**
 * What an estratto of these points says.
 * @throws not_found for a point of another agenda; forbidden while the verbale is neither signed nor the point approved
 */
export const makeExtract = async (
  ctx: Ctx,
  locked: Locked,
  ask: { items: readonly string[]; purpose: string; number: number; certifiedBy: string },
  t: Translate,
): Promise<ExtractContent> => {
  const { minutes, paper, roundtable } = locked
  const all = await itemsOf(ctx, locked)
  const chosen = all.filter(({ code }) => ask.items.includes(code))
  if (chosen.length < ask.items.length) found(null)
  for (const { whyNot } of chosen) refuse(whyNot)
  // Approved one by one, each is certified from the text that was approved.
  if (!minutes.versionId && new Set(chosen.map(({ versionId }) => versionId)).size > 1)
    refuse(because("afterwards.refuse.separately"))
  const { text, facts, sha256 } = await sourceOf(ctx, locked, chosen[0]?.versionId ?? null)
  const parts = partsOf(text.content ?? [], all, await sectionsOf(ctx, minutes.id))
  const blocks = chosen.flatMap(({ code, number, title }) => parts.get(code) ?? [missing(t, number, title)])
  return {
    of: { number: `${minutes.number}/${minutes.year}`, table: roundtable.name, title: paper.title, sha256 },
    ...{ number: ask.number, day: civilDay(ctx.now), certifiedBy: ask.certifiedBy, purpose: ask.purpose },
    premises: premisesOf(t, minutes.language, facts as Plain, ask.items),
    items: chosen.map(({ number, title }) => ({ number, title })),
    text: { type: "doc", content: blocks },
  }
}

const missing = (t: Translate, number: number, title: string): ReadingNode => ({
  ...{ type: "paragraph", attrs: { id: `b-missing${number}` } },
  content: [{ type: "text", text: t("afterwards.extract.no_words", { number, title }) }],
})
