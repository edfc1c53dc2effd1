import { asc, desc, eq, sql } from "drizzle-orm"
import {
  documentStates,
  documentTexts,
  meetingCalls,
  meetingMinutes,
  meetings,
  minutesSections,
  papers,
  roundtables,
} from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { markOf, sectionIn } from "../../documents/state/fill.ts"
import type { ReadingNode } from "../../documents/state/reading.ts"
import { found, refuse } from "../../errors.ts"
import { refuseReadMeeting } from "../policy.ts"
import { findMeeting } from "../queries.server.ts"
import { loadCalls } from "../session/load.server.ts"
import { approvingVotes, decidingVote } from "./life/approving-votes.server.ts"
import { loadLife } from "./life/load-life.server.ts"
import { approvalsOf, lifeOf } from "./life/shown.server.ts"
import { refuseApprove } from "./life/steps.ts"
import { refuseChangeWords, refuseKeepMinutes, refuseReadMinutes, refuseStart, type Way } from "./policy.ts"
import { acceptedRectifications } from "./rectify/accepted.server.ts"

type Kept = { key: string; content: unknown; marks: unknown }

const headingOf = (content: readonly ReadingNode[]): string =>
  (content[0]?.content ?? []).map(({ text = "" }) => text).join("")

/** Which sections say what the system wrote, and which somebody changed by hand. */
const sectionLines = (kept: readonly Kept[], json: unknown) => {
  const blocks = (json as ReadingNode | null)?.content ?? []
  return kept
    .map(({ key, content, marks }) => ({
      ...{ key, title: headingOf(content as ReadingNode[]) },
      isByHand: json !== null && !(marks as string[]).includes(markOf(sectionIn(blocks, key))),
    }))
    .filter(({ title, isByHand }) => title !== "" || isByHand)
}

/** A verbale's row with what it is of. @throws not_found, also for who may not know of its meeting; forbidden */
export const findMinutes = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      minutes: meetingMinutes,
      meeting: meetings,
      paper: papers,
      roundtable: roundtables,
      call: meetingCalls,
    })
    .from(meetingMinutes)
    .innerJoin(meetings, eq(meetings.id, meetingMinutes.meetingId))
    .innerJoin(meetingCalls, eq(meetingCalls.id, meetingMinutes.callId))
    .innerJoin(papers, eq(papers.id, meetingMinutes.documentId))
    .innerJoin(roundtables, eq(roundtables.id, meetingMinutes.roundtableId))
    .where(eq(meetingMinutes.code, code))
  const all = found(row)
  const { roundtableId, state, isPublic } = all.meeting
  const isOfPublicTable = all.roundtable.visibility === "public"
  if (refuseReadMeeting(ctx.actor, { roundtableId, state, isPublic, isOfPublicTable })) found(null)
  refuse(refuseReadMinutes(ctx.actor, roundtableId))
  return all
}
export type FoundMinutes = Awaited<ReturnType<typeof findMinutes>>

const textOf = async (ctx: Ctx, documentId: string) => {
  const [row] = await ctx.db
    .select({
      json: documentTexts.json,
      words: documentTexts.words,
      isLocked: sql<boolean>`locked_at is not null`,
    })
    .from(documentStates)
    .leftJoin(documentTexts, eq(documentTexts.documentId, documentStates.documentId))
    .where(eq(documentStates.documentId, documentId))
  return found(row)
}

/** What every page of a verbale shows of it. */
export const cardOf = ({ minutes, meeting, paper, roundtable, call }: FoundMinutes) => ({
  ...{ code: minutes.code, kind: minutes.kind as "sitting", state: minutes.state as "draft" },
  ...{ number: `${minutes.number}/${minutes.year}`, language: minutes.language, way: minutes.way as Way },
  ...{ title: paper.title, paperCode: paper.code, startsAt: call.startsAt, ordinal: call.ordinal },
  ...{ signedAt: minutes.signedAt, approvedAt: minutes.approvedAt, publishedAt: minutes.publishedAt },
  observationDays: minutes.observationDays,
  meeting: {
    ...{ code: meeting.code, number: meeting.number === null ? null : `${meeting.number}/${meeting.year}` },
    calls: [call.startsAt.toISOString()],
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
  },
})

/** A verbale with where it stands, and which of its sections are kept in step. @throws as `findMinutes` */
export const getMinutes = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  const { minutes, meeting } = all
  const [life, approvals, rectified, kept, text] = await Promise.all([
    loadLife(ctx, minutes, meeting),
    approvalsOf(ctx, minutes.id),
    acceptedRectifications(ctx, minutes.id),
    ctx.db
      .select()
      .from(minutesSections)
      .where(eq(minutesSections.minutesId, minutes.id))
      .orderBy(asc(minutesSections.position)),
    textOf(ctx, minutes.documentId),
  ])
  const whyNot = refuseKeepMinutes(ctx.actor, minutes.roundtableId)
  const waits = whyNot === null && refuseApprove(life.facts) === null
  return {
    ...{ ...cardOf(all), whyNot, mayKeep: whyNot === null, words: text.words ?? 0 },
    mayWrite: whyNot === null && !text.isLocked && refuseChangeWords(minutes) === null,
    sections: sectionLines(kept, text.json),
    ...{ approvals, rectified },
    deciding: waits ? decidingVote(await approvingVotes(ctx, minutes)) : null,
    life: lifeOf(ctx, life),
  }
}
export type MinutesPage = Awaited<ReturnType<typeof getMinutes>>

/** The verbali of a meeting's calls: those that were started, and what may be started. @throws not_found, forbidden */
export const listMinutesOf = async (ctx: Ctx, meetingCode: string) => {
  const { meeting, roundtable } = await findMeeting(ctx, meetingCode)
  refuse(refuseReadMinutes(ctx.actor, roundtable.id))
  const [{ calls }, started] = await Promise.all([
    loadCalls(ctx, meeting.id),
    ctx.db.select().from(meetingMinutes).where(eq(meetingMinutes.meetingId, meeting.id)),
  ])
  const { name, language } = roundtable
  return {
    ...{
      code: meetingCode,
      language: meeting.language,
      mayKeep: refuseKeepMinutes(ctx.actor, roundtable.id) === null,
    },
    number: meeting.number === null ? null : `${meeting.number}/${meeting.year}`,
    roundtable: { code: roundtable.code, name, language },
    calls: calls.map((call) => {
      const one = started.find(({ callId }) => callId === call.id)
      return {
        ...{ ordinal: call.ordinal, startsAt: call.startsAt.toISOString() },
        ...{ isDeserted: call.desertedAt !== null, whyNot: refuseStart(call) },
        minutes: one && { code: one.code, number: `${one.number}/${one.year}`, state: one.state as "draft" },
      }
    }),
  }
}

/** The verbale that a document is the text of; null for other documents. */
export const minutesOfPaper = async (ctx: Ctx, documentId: string) => {
  const [row] = await ctx.db
    .select({ code: meetingMinutes.code, state: meetingMinutes.state, meeting: meetings.code })
    .from(meetingMinutes)
    .innerJoin(meetings, eq(meetings.id, meetingMinutes.meetingId))
    .where(eq(meetingMinutes.documentId, documentId))
    .orderBy(desc(meetingMinutes.id))
  return row ? { ...row, state: row.state as "draft" } : null
}
