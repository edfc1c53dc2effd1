import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm"
import { ballotSeats, ballots, meetings, roundtables, seats } from "#db/schema/index.ts"
import type { Actor, Ctx } from "../context.ts"
import { because, found, refuse } from "../errors.ts"
import { servedIds } from "../meetings/visible.server.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"
import { accountOf } from "./counting/account.ts"
import type { Verdict } from "./counting/verdict.ts"
import { getBallotRow, groupsOf, optionsOf, placeOf, textsOf } from "./life/load.server.ts"
import { refuseConductBallot, refuseStep } from "./life/policy.ts"
import { hexOf } from "./log/digest.ts"
import type { FrozenContent } from "./log/file.ts"
import { standingOf } from "./log/standing.ts"
import { listExcluded, listLogged } from "./log-queries.server.ts"
import { papersOf } from "./papers/queries.server.ts"
import { loadQuorumNow } from "./presence/quorum-now.server.ts"
import type { Correction, QuorumGone } from "./presence/quorum-now.ts"
import type { Question } from "./question.ts"
import { getStopping } from "./stopping/queries.server.ts"

/** The rows that `refuseReadBallot` does not refuse. */
export const ballotsVisibleTo = (actor: Actor): SQL | undefined => {
  const [own, served] = [ownRoundtableIds(actor), servedIds(actor)]
  const isPublic = sql`ballot.state = 'published' and exists (
    select 1 from roundtable r where r.id = ballot.roundtable_id and r.visibility = 'public')`
  const among = actor.isAdministrator
    ? sql`true`
    : or(isPublic, own.length > 0 ? inArray(ballots.roundtableId, own) : undefined)
  return or(
    sql`ballot.state <> 'draft' and (${among})`,
    served.length > 0 ? inArray(ballots.roundtableId, served) : undefined,
  )
}

type ListOf = { roundtableId: string; after?: string | null; meetingId?: string }

/** Ballots of a table that the person may read, the latest first, a page at a time; `after` is a code. */
export const listBallots = async (ctx: Ctx, { roundtableId, after, meetingId }: ListOf) => {
  const rows = await ctx.db
    .select({
      ...{ code: ballots.code, wording: ballots.wording, language: ballots.language, state: ballots.state },
      ...{ setting: ballots.setting, number: ballots.number, year: ballots.year },
      ...{ closesAt: ballots.closesAt, openedAt: ballots.openedAt, closedAt: ballots.closedAt },
      outcome: sql<Verdict["outcome"] | null>`ballot.verdict->>'outcome'`,
    })
    .from(ballots)
    .where(
      and(
        eq(ballots.roundtableId, roundtableId),
        ballotsVisibleTo(ctx.actor),
        meetingId ? eq(ballots.meetingId, meetingId) : undefined,
        after ? lt(ballots.id, sql`(select b.id from ballot b where b.code = ${after})`) : undefined,
      ),
    )
    .orderBy(desc(ballots.id))
    .limit(PAGE_SIZE + 1)
  const page = pageOf(rows, PAGE_SIZE)
  const said = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...page,
    rows: page.rows.map(({ closesAt, openedAt, closedAt, ...row }) => ({
      ...row,
      ...{ closesAt: said(closesAt), openedAt: said(openedAt), closedAt: said(closedAt) },
    })),
    mayConduct: refuseConductBallot(ctx.actor, roundtableId) === null,
  }
}

const actsOn = (
  ctx: Ctx,
  roundtableId: string,
  { state, closesAt }: { state: string; closesAt: Date | null },
) => {
  const conducts = refuseConductBallot(ctx.actor, roundtableId) === null
  const may = (step: Parameters<typeof refuseStep>[0]) => conducts && refuseStep(step, state) === null
  return {
    ...{ conducts, edit: may("edit"), open: may("open"), publish: may("publish") },
    // In writing it ends by itself.
    close: may("close") && (closesAt === null || ctx.now >= closesAt),
    ...{ cancel: may("cancel"), exclude: may("exclude") },
    repeat: conducts && state === "cancelled",
  }
}

/**
 * A ballot as its page shows it. Before it is closed nothing says who voted or how; the number of votes only where
 * the rule shows it. @throws not_found, also for who may not read it
 */
export const getBallot = async (ctx: Ctx, code: string) => {
  const { ballot, roundtable } = await getBallotRow(ctx, code)
  const { id, state, roundtableId, verdict, frozen, rule } = ballot
  const isClosed = state === "closed" || state === "published"
  const options = await optionsOf(ctx, id)
  const texts = await textsOf(ctx, id)
  const { meeting, item } = await placeOf(ctx, ballot)
  const groups = await groupsOf(ctx, roundtableId)
  const logged = isClosed ? await listLogged(ctx, id) : []
  const excluded = state === "draft" ? [] : await listExcluded(ctx, id)
  const content = frozen as FrozenContent | null
  const isPaper = ballot.visibility === "secret_paper"
  const showsCount =
    state === "open" && ballot.rule !== null && (rule as FrozenContent["rule"]).countWhileOpen === "shown"
  const acts = actsOn(ctx, roundtableId, ballot)
  const conductsOpen = acts.exclude
  return {
    ...{ code, state, wording: ballot.wording, explanation: ballot.explanation, language: ballot.language },
    ...{
      setting: ballot.setting,
      matter: ballot.matter,
      stage: ballot.stage,
      number: ballot.number,
      year: ballot.year,
    },
    question: ballot.question as Question,
    ...{ options, groups, asked: ballot.groups as string[] },
    texts: texts.map(({ code, title, language, version, sha256 }) => ({
      ...{ code, title, language, version, sha256: sha256 ? hexOf(sha256) : null },
    })),
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    meeting: meeting && {
      code: meeting.code,
      number: meeting.number,
      year: meeting.year,
      state: meeting.state,
    },
    item,
    ...{ closesAt: ballot.closesAt?.toISOString() ?? null, openedAt: ballot.openedAt?.toISOString() ?? null },
    ...{ closedAt: ballot.closedAt?.toISOString() ?? null, cancelReason: ballot.cancelReason },
    quorumNow: state === "open" ? await loadQuorumNow(ctx, ballot) : null,
    stopping: await getStopping(ctx, ballot),
    quorumGone: ballot.quorumGone as QuorumGone | null,
    ...{ correction: ballot.correction as Correction | null, correctionWord: ballot.correctionWord },
    ...{ frozen: content, frozenSha256: ballot.frozenSha256 && hexOf(ballot.frozenSha256) },
    ...{ verdict: verdict as Verdict | null, head: ballot.head && hexOf(ballot.head) },
    account:
      content && isClosed && !isPaper
        ? accountOf(
            content,
            standingOf(logged),
            excluded.map((one) => one.seatId),
          )
        : [],
    spoken: logged.filter((vote) => vote.spoken).map((vote) => vote.seat),
    excluded: excluded.map(({ seatId, reason }) => ({ seatId, reason })),
    seats: conductsOpen ? await seatsOnRoll(ctx, id, content) : [],
    cast: showsCount ? await countVotes(ctx, id) : null,
    acts,
    visibility: ballot.visibility,
    papers: content && isClosed && isPaper ? await papersOf(ctx, id, content) : null,
    hasSeat: ctx.actor.seats.some((seat) => seat.roundtableId === roundtableId),
  }
}

/** The seats of a roll by code and name, for who takes one out. */
const seatsOnRoll = async (ctx: Ctx, ballotId: string, frozen: FrozenContent | null) => {
  const rows = await ctx.db
    .select({ id: seats.id, code: seats.code })
    .from(ballotSeats)
    .innerJoin(seats, eq(seats.id, ballotSeats.seatId))
    .where(and(eq(ballotSeats.ballotId, ballotId), isNull(ballotSeats.excludedFor)))
  const names = rows.map(({ id, code }) => ({ code, name: frozen?.names[id] ?? "" }))
  return names.toSorted((a, b) => a.name.localeCompare(b.name))
}

const countVotes = async (ctx: Ctx, ballotId: string): Promise<number> => {
  const { rows } = await ctx.db.execute(
    sql`select count(*)::int as count from vote where ballot_id = ${ballotId} and replaced_at is null`,
  )
  return (rows[0] as { count: number }).count
}

/** What is voted on now in a meeting, in the order in which it was prepared. */
export const openBallotsOf = (ctx: Ctx, meetingCode: string) =>
  ctx.db
    .select({ code: ballots.code, wording: ballots.wording, language: ballots.language })
    .from(ballots)
    .innerJoin(meetings, eq(meetings.id, ballots.meetingId))
    .where(and(eq(meetings.code, meetingCode), eq(ballots.state, "open"), ballotsVisibleTo(ctx.actor)))
    .orderBy(asc(ballots.id))
    .limit(PAGE_SIZE)

/** What the form of a question offers: the table's constituencies, its texts, and what stands in a draft. */
export const getBallotToEdit = async (ctx: Ctx, code: string) => {
  const page = await getBallot(ctx, code)
  if (!page.acts.conducts) refuse(because("ballots.refuse.secretary_or_chair"))
  refuse(refuseStep("edit", page.state))
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, page.roundtable.code))
  return { page, roundtable: found(row) }
}
