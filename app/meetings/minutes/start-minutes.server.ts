import { eq } from "drizzle-orm"
import * as Y from "yjs"
import { agendaItems, meetingMinutes, minutesSections, papers } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { createPaper } from "../../documents/create-paper.server.ts"
import { replaceContent } from "../../documents/state/content.ts"
import { markOf } from "../../documents/state/fill.ts"
import type { ReadingNode } from "../../documents/state/reading.ts"
import { conflict, found, orConflict, refuse } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import { DEFAULT_PRESET, presetRules, type SourceTexts } from "../../roundtables/regulation/presets.ts"
import { ruleInForce } from "../../roundtables/regulation/rule-in-force.server.ts"
import type { Speak } from "../send-convocation.server.ts"
import { lockToConduct, touchMeeting } from "../session/lock.server.ts"
import type { StartMinutes } from "./input.ts"
import { nextNumber } from "./next-number.server.ts"
import { firstNodes, nodesOf } from "./nodes.ts"
import { refuseStart, type Way } from "./policy.ts"
import type { Section } from "./section.ts"
import { sectionsOf } from "./sections.ts"
import { type Sitting, sittingFacts } from "./sitting-facts.server.ts"

const firstUpdateOf = (nodes: readonly ReadingNode[]): Uint8Array => {
  const doc = new Y.Doc()
  replaceContent(doc, nodes)
  return Y.encodeStateAsUpdate(doc)
}

/** How verbali are approved by the rules of the sitting's day; a short one of a deserted call is only signed. */
const rulesOf = async (ctx: TxCtx, { meeting, call }: Sitting) => {
  const regulation = await ruleInForce(ctx, meeting.roundtableId, civilDay(call.startsAt))
  const { minutes } = regulation?.rules ?? presetRules(DEFAULT_PRESET, {} as SourceTexts)
  const isDeserted = call.desertedAt !== null
  return {
    regulationId: regulation?.id ?? null,
    way: (isDeserted ? "signature" : minutes.approval) as Way,
    // Silence approves nothing on the day on which it is asked for.
    observationDays: isDeserted
      ? 0
      : Math.max(minutes.observationDays, minutes.approval === "written" ? 1 : 0),
    absentAbstain: minutes.absentAbstain,
  }
}

type Row = { id: string; roundtableId: string }
const keepSections = async (
  ctx: TxCtx,
  { id, roundtableId }: Row,
  all: readonly Section[],
  sitting: Sitting,
) => {
  const items = await ctx.db
    .select({ id: agendaItems.id, code: agendaItems.code })
    .from(agendaItems)
    .where(eq(agendaItems.meetingId, sitting.meeting.id))
  await ctx.db.insert(minutesSections).values(
    all.map((section, position) => {
      const content = nodesOf(section)
      const itemId = items.find((item) => item.code === section.itemCode)?.id ?? null
      const own = { minutesId: id, roundtableId, key: section.key, position, itemId }
      return { ...own, content, marks: [markOf(content)], filledAt: ctx.now }
    }),
  )
}

/** The text: a document of the table that begins with the sections as they are now. */
const writeText = async (
  ctx: TxCtx,
  code: string,
  title: string,
  language: string,
  all: readonly Section[],
) => {
  const paperCode = await createPaper(
    ctx,
    { roundtableCode: code, title, kind: "minutes", template: "minutes", language: language as "it" },
    () => firstUpdateOf(firstNodes(all)),
  )
  const [paper] = await ctx.db.select({ id: papers.id }).from(papers).where(eq(papers.code, paperCode))
  return found(paper).id
}

/**
 * Starts the verbale of a call, from its opening on; the short one of a call that was declared deserted. It takes the
 * next number of the table's year, and from then on its sections are kept in step with the sitting.
 * @returns its code
 * @throws not_found; forbidden unless secretary or chair here, and before the opening; conflict where it was started
 */
export const startMinutes = (ctx: Ctx, input: StartMinutes, speak: Speak): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable, calls } = await lockToConduct(ctx, input.meetingCode)
    const call = found(calls.find((one) => one.ordinal === input.ordinal))
    refuse(refuseStart(call))
    const started = eq(meetingMinutes.callId, call.id)
    if ((await ctx.db.$count(meetingMinutes, started)) > 0) throw conflict("minutes.errors.started")
    const sitting = { meeting, roundtable, calls, call }
    const { roundtableId, language } = meeting
    const day = civilDay(call.startsAt)
    const year = Number(day.slice(0, 4))
    const [number, rules] = [await nextNumber(ctx, roundtableId, year), await rulesOf(ctx, sitting)]
    const kind = call.desertedAt ? "desertion" : "sitting"
    const speaker = { t: speak(language), dates: formatDates(language) }
    const all = sectionsOf(speaker, await sittingFacts(ctx, sitting, { kind, number, year }))
    const title = speaker.t(`minutes.titles.${kind}`, { number, year, day: speaker.dates.day(day) })
    const documentId = await writeText(ctx, roundtable.code, title, language, all)
    const [row] = await ctx.db
      .insert(meetingMinutes)
      .values({
        ...{ roundtableId, meetingId: meeting.id, callId: call.id, documentId, language, kind, year, number },
        ...{ ...rules, startedById: found(ctx.actor.personId), startedAt: ctx.now },
      })
      .returning()
      .catch(orConflict({ minutes_one_per_call: conflict("minutes.errors.started") }))
    const minutes = found(row)
    await keepSections(ctx, minutes, all, sitting)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "meeting.minutes-started", subject: { kind: "minutes", id: minutes.id }, roundtableId },
      values: { number: `${number}/${year}`, kind, way: rules.way },
    })
    return minutes.code
  })
