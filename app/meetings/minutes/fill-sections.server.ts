import { and, asc, eq, inArray, isNull } from "drizzle-orm"
import {
  agendaItems,
  documentStates,
  meetingMinutes,
  meetings,
  minutesSections,
  roundtables,
} from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { markOf, NO_WORDS } from "../../documents/state/fill.ts"
import { intendEdit } from "../../documents/state/intend-edit.server.ts"
import type { ReadingNode } from "../../documents/state/reading.ts"
import { found } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import type { Speak } from "../send-convocation.server.ts"
import { loadCalls } from "../session/load.server.ts"
import { firstNodes, nodesOf } from "./nodes.ts"
import { after, type Section } from "./section.ts"
import { sectionsOf } from "./sections.ts"
import { sittingFacts } from "./sitting-facts.server.ts"

type Minutes = typeof meetingMinutes.$inferSelect
type Kept = typeof minutesSections.$inferSelect

/** As many of its own wordings as the system knows again. */
const MOST_MARKS = 60

/** The sections of a verbale, as the sitting is now. */
export const sectionsNow = async (ctx: Ctx, minutes: Minutes, speak: Speak): Promise<Section[]> => {
  const [row] = await ctx.db
    .select({ meeting: meetings, roundtable: roundtables })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.id, minutes.meetingId))
  const { calls } = await loadCalls(ctx, minutes.meetingId)
  const call = found(calls.find((one) => one.id === minutes.callId))
  const facts = await sittingFacts(ctx, { ...found(row), calls, call }, minutes)
  return sectionsOf({ t: speak(minutes.language), dates: formatDates(minutes.language) }, facts)
}

type Change = { section: Section; content: ReadingNode[]; kept: Kept | undefined; before: string[] }

const write = async (ctx: TxCtx, minutes: Minutes, position: number, change: Change) => {
  const { section, content, kept, before } = change
  const { id: minutesId, roundtableId, documentId } = minutes
  const known = (kept?.marks ?? []) as string[]
  const editId = await intendEdit(ctx, {
    ...{ documentId, roundtableId, kind: "fill" },
    payload: {
      ...{ section: section.key, before, knows: kept ? known : [NO_WORDS] },
      content: kept || content.length === 0 ? content : firstNodes([section]),
    },
  })
  const [item] = section.itemCode
    ? await ctx.db
        .select({ id: agendaItems.id })
        .from(agendaItems)
        .where(eq(agendaItems.code, section.itemCode))
    : []
  const marks = [...known, markOf(content)].slice(-MOST_MARKS)
  const said = { content, marks, position, editId, filledAt: ctx.now }
  await ctx.db
    .insert(minutesSections)
    .values({ minutesId, roundtableId, key: section.key, itemId: item?.id ?? null, ...said })
    .onConflictDoUpdate({ target: [minutesSections.minutesId, minutesSections.key], set: said })
}

/** Writes what changed; a section that has nothing to say any more is emptied. @returns how many were written */
const keepInStep = async (ctx: TxCtx, minutes: Minutes, now: readonly Section[]): Promise<number> => {
  const kept = await ctx.db
    .select()
    .from(minutesSections)
    .where(eq(minutesSections.minutesId, minutes.id))
    .orderBy(asc(minutesSections.position))
  const keys = now.map(({ key }) => key)
  const gone = kept.filter((one) => !keys.includes(one.key)).map(({ key }) => key)
  const empty = gone.map((key): Section => ({ key, itemCode: null, blocks: [], isOpen: false }))
  let written = 0
  for (const [position, section] of [...now, ...empty].entries()) {
    const content = nodesOf(section)
    const one = kept.find(({ key }) => key === section.key)
    if ((one?.marks as string[] | undefined)?.at(-1) === markOf(content)) continue
    await write(ctx, minutes, position, { section, content, kept: one, before: after(keys, section.key) })
    written++
  }
  return written
}

/**
 * Keeps the filled sections of a meeting's verbali in step with the sitting, as long as their words may change. What
 * somebody changed by hand stays: whether it was, is found in the text when the change is made.
 * @returns how many sections were written
 */
export const fillSections = (ctx: Ctx, { meetingId }: { meetingId: string }, speak: Speak): Promise<number> =>
  transact(ctx, async (ctx) => {
    const all = await ctx.db
      .select({ minutes: meetingMinutes })
      .from(meetingMinutes)
      .innerJoin(documentStates, eq(documentStates.documentId, meetingMinutes.documentId))
      .where(
        and(
          eq(meetingMinutes.meetingId, meetingId),
          inArray(meetingMinutes.state, ["draft", "review"]),
          isNull(documentStates.lockedAt),
        ),
      )
      .orderBy(asc(meetingMinutes.id))
      .for("no key update", { of: meetingMinutes })
    let written = 0
    for (const { minutes } of all)
      written += await keepInStep(ctx, minutes, await sectionsNow(ctx, minutes, speak))
    return written
  })
