import { and, asc, eq, sql } from "drizzle-orm"
import {
  agendaItems,
  ballotOptions,
  ballots,
  ballotTexts,
  constituencies,
  documentVersions,
  meetings,
  papers,
  roundtables,
} from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { refuseConductBallot, refuseReadBallot } from "./policy.ts"

const withTable = (ctx: Ctx, code: string) =>
  ctx.db
    .select({ ballot: ballots, roundtable: roundtables })
    .from(ballots)
    .innerJoin(roundtables, eq(roundtables.id, ballots.roundtableId))
    .where(eq(ballots.code, code))

/** A ballot with its table. @throws not_found, also for who may not read it */
export const getBallotRow = async (ctx: Ctx, code: string) => {
  const place = found((await withTable(ctx, code))[0])
  const { state, roundtableId } = place.ballot
  const isOfPublicTable = place.roundtable.visibility === "public"
  if (refuseReadBallot(ctx.actor, { roundtableId, state, isOfPublicTable })) found(null)
  return place
}

/**
 * A ballot under its row lock, for who conducts it: votes that are being cast are in before it changes, and those
 * that come later find it changed.
 * @throws not_found, also for who may not read it; forbidden for others and at a closed table
 */
export const lockBallot = async (ctx: TxCtx, code: string) => {
  const [row] = await withTable(ctx, code).for("no key update", { of: ballots })
  const { ballot, roundtable } = found(row)
  const { roundtableId, state } = ballot
  const isOfPublicTable = roundtable.visibility === "public"
  if (refuseReadBallot(ctx.actor, { roundtableId, state, isOfPublicTable })) found(null)
  refuse(refuseConductBallot(ctx.actor, roundtableId) ?? refuseClosed(roundtable))
  return { ballot, roundtable }
}

/** What a ballot's question offers, in the order in which it is shown. */
export const optionsOf = (ctx: Ctx, ballotId: string) =>
  ctx.db
    .select({ id: ballotOptions.id, label: ballotOptions.label })
    .from(ballotOptions)
    .where(eq(ballotOptions.ballotId, ballotId))
    .orderBy(asc(ballotOptions.position))

/** The texts that a ballot decides on, with the version that was frozen. */
export const textsOf = (ctx: Ctx, ballotId: string) =>
  ctx.db
    .select({
      ...{ id: ballotTexts.id, code: papers.code, title: papers.title, language: papers.language },
      ...{ version: ballotTexts.version, sha256: ballotTexts.sha256, paper: papers },
    })
    .from(ballotTexts)
    .innerJoin(papers, eq(papers.id, ballotTexts.paperId))
    .where(eq(ballotTexts.ballotId, ballotId))
    .orderBy(asc(papers.id))

/** The constituencies of a table, in its order. */
export const groupsOf = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select({
      ...{ id: constituencies.id, name: constituencies.name, tone: constituencies.tone },
      /** Some of its seats vote: those of an advisory one speak only. */
      hasVote: sql<boolean>`exists (select 1 from seat s
        where s.constituency_id = "constituency"."id" and s.voting and s.removed_at is null)`,
    })
    .from(constituencies)
    .where(eq(constituencies.roundtableId, roundtableId))
    .orderBy(asc(constituencies.position))

/** The version of a text that a point of an agenda froze as it was sent, with its digest. */
export const versionOnAgenda = async (ctx: Ctx, itemId: string | null, paperId: string) => {
  if (!itemId) return null
  const [row] = await ctx.db
    .select({ number: documentVersions.number, sha256: documentVersions.sha256 })
    .from(agendaItems)
    .innerJoin(
      documentVersions,
      and(
        eq(documentVersions.documentId, agendaItems.paperId),
        eq(documentVersions.number, sql`agenda_item.paper_version`),
      ),
    )
    .where(and(eq(agendaItems.id, itemId), eq(agendaItems.paperId, paperId)))
  return row ?? null
}

/** The meeting that a ballot is held in and the point it is about. */
export const placeOf = async (
  ctx: Ctx,
  { meetingId, itemId }: { meetingId: string | null; itemId: string | null },
) => {
  if (!meetingId) return { meeting: null, item: null }
  const [meeting] = await ctx.db.select().from(meetings).where(eq(meetings.id, meetingId))
  const [item] = itemId
    ? await ctx.db
        .select({ code: agendaItems.code, title: agendaItems.title })
        .from(agendaItems)
        .where(eq(agendaItems.id, itemId))
    : []
  return { meeting: meeting ?? null, item: item ?? null }
}
