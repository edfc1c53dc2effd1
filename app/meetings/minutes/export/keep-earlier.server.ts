import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import {
  agendaItems,
  manualTotals,
  meetingMinutes,
  meetings,
  minutesPublications,
  papers,
  rectifications,
  roundtables,
  verificationCodes,
} from "#db/schema/index.ts"
import { civilDay } from "../../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"
import { issueCode } from "../../../records/issue-code.server.ts"
import { MINUTES } from "../life/load-life.server.ts"
import { canonicalPublic } from "../publish/canonical-public.ts"
import { canonicalRectification, type RectificationContent } from "../rectify/canonical-rectification.ts"
import type { Ground } from "../rectify/rectify.ts"
import { digestOfText, frozenContent } from "./digest-of.server.ts"

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : "")
const OF = { minutes: meetingMinutes, roundtable: roundtables, paper: papers }

/** The names that a table is known to have had: today's, and the one that its verbale was frozen with. */
const namesOf = (roundtable: { name: string }, facts: unknown) => [
  roundtable.name,
  (facts as { table: string }).table,
]

const unnamed = and(isNotNull(minutesPublications.publishedAt), isNull(minutesPublications.tableName))

const keepTableName = async (ctx: TxCtx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ ...OF, publication: minutesPublications })
    .from(minutesPublications)
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, minutesPublications.minutesId))
    .innerJoin(papers, eq(papers.id, meetingMinutes.documentId))
    .innerJoin(roundtables, eq(roundtables.id, minutesPublications.roundtableId))
    .where(and(eq(minutesPublications.id, id), unnamed))
    .for("no key update", { of: minutesPublications })
  if (!row) return false
  const { publication, minutes, roundtable } = row
  const names = namesOf(roundtable, (await frozenContent(ctx, row)).facts)
  const digestWith = (table: string) =>
    digestOfText(
      canonicalPublic({
        ...{ title: publication.title ?? "", language: minutes.language, table },
        ...{ number: `${minutes.number}/${minutes.year}`, original: hex(publication.originalSha256) },
        ...{ omitted: publication.omitted as Record<string, number> },
        text: publication.content as ReadingNode,
      }),
    )
  const tableName = names.find((name) => digestWith(name) === hex(publication.sha256)) ?? roundtable.name
  await ctx.db
    .update(minutesPublications)
    .set({ tableName })
    .where(eq(minutesPublications.id, publication.id))
  return true
}

const voteSaid = async (ctx: TxCtx, totalsId: string | null): Promise<RectificationContent["vote"]> => {
  if (totalsId === null) return null
  const [row] = await ctx.db
    .select({
      meeting: sql<string>`meeting.number || '/' || meeting.year`,
      ...{ yes: manualTotals.yes, no: manualTotals.no, abstained: manualTotals.abstained },
    })
    .from(manualTotals)
    .innerJoin(agendaItems, eq(agendaItems.id, manualTotals.itemId))
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .where(eq(manualTotals.id, totalsId))
  return row ?? null
}

const unkept = and(eq(rectifications.state, "accepted"), isNull(rectifications.content))

const keepRectification = async (ctx: TxCtx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ ...OF, asked: rectifications })
    .from(rectifications)
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, rectifications.minutesId))
    .innerJoin(papers, eq(papers.id, meetingMinutes.documentId))
    .innerJoin(roundtables, eq(roundtables.id, rectifications.roundtableId))
    .where(and(eq(rectifications.id, id), unkept))
    .for("no key update", { of: rectifications })
  if (!row) return false
  const { asked, minutes, roundtable } = row
  const [{ facts, sha256 }, vote] = await Promise.all([
    frozenContent(ctx, row),
    voteSaid(ctx, asked.totalsId),
  ])
  const contentWith = (table: string): RectificationContent => ({
    of: { number: `${minutes.number}/${minutes.year}`, table, sha256 },
    ...{ number: asked.number ?? 0, day: civilDay(asked.decidedAt ?? asked.askedAt), vote },
    ...{ says: asked.says, reads: asked.reads, reason: asked.reason },
    ...{ ground: asked.ground as Ground, answer: asked.answer ?? "" },
  })
  const all = namesOf(roundtable, facts).map(contentWith)
  const content = all.find((one) => digestOfText(canonicalRectification(one)) === hex(asked.sha256)) ?? all[0]
  await ctx.db.update(rectifications).set({ content }).where(eq(rectifications.id, asked.id))
  return true
}

const uncoded = and(
  inArray(meetingMinutes.state, ["approved", "published"]),
  sql`not exists (select 1 from ${verificationCodes} v
    where v.subject_kind = ${MINUTES} and v.subject_id = "minutes"."id")`,
)

const issueMissingCode = async (ctx: TxCtx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select(OF)
    .from(meetingMinutes)
    .innerJoin(papers, eq(papers.id, meetingMinutes.documentId))
    .innerJoin(roundtables, eq(roundtables.id, meetingMinutes.roundtableId))
    .where(and(eq(meetingMinutes.id, id), uncoded))
    .for("no key update", { of: meetingMinutes })
  if (!row) return false
  const { minutes, paper, roundtable } = row
  const { roundtableId, language } = minutes
  const subject = { kind: MINUTES, id }
  await issueCode(ctx, { subject, roundtableId, title: paper.title, language, issuer: roundtable.name })
  return true
}

const WORKS = [
  { what: "publication", table: minutesPublications, waits: unnamed, keep: keepTableName },
  { what: "rectification", table: rectifications, waits: unkept, keep: keepRectification },
  { what: "minutes", table: meetingMinutes, waits: uncoded, keep: issueMissingCode },
] as const
type Work = (typeof WORKS)[number]

/** One thing that could not be completed: which, and of what kind the error was; never what it says. */
export type Failed = { what: Work["what"]; id: string; error: string }

const FIRST = "00000000-0000-0000-0000-000000000000"

const nextOf = async (ctx: Ctx, { table, waits }: Work, after: string): Promise<string | null> => {
  const [row] = await ctx.db
    .select({ id: table.id })
    .from(table)
    .where(and(waits, gt(table.id, after)))
    .orderBy(asc(table.id))
    .limit(1)
  return row?.id ?? null
}

/** The words of an error may hold what was being written: its code, or else its name, says enough. */
const kindOf = (error: unknown): string => {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } }
  return code ?? cause?.code ?? name ?? "unknown"
}

/**
 * Completes what was approved, rectified and published before its names were kept with it and before verbali had a
 * code of their own, each thing by itself: one that cannot be is told and left for the next time. The name kept is the
 * one with which the digest comes out as it was printed.
 * @returns how many it completed
 */
export const keepEarlier = async (ctx: Ctx, failed: (one: Failed) => void): Promise<number> => {
  let done = 0
  for (const work of WORKS)
    for (let id = await nextOf(ctx, work, FIRST); id !== null; id = await nextOf(ctx, work, id)) {
      const one = id
      try {
        if (await transact(ctx, (ctx) => work.keep(ctx, one))) done++
      } catch (error) {
        failed({ what: work.what, id: one, error: kindOf(error) })
      }
    }
  return done
}
