import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm"
import { commitments, organisations, roundtables } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { standingOf } from "./commitment.ts"
import { commitmentsVisibleTo } from "./visible.server.ts"

const LINE = {
  ...{ code: commitments.code, title: commitments.title, language: commitments.language },
  ...{ dueOn: commitments.dueOn, askedDueOn: commitments.askedDueOn, progress: commitments.progress },
  ...{ state: commitments.state },
  body: { code: organisations.code, name: organisations.name, language: organisations.language },
  table: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
}

const listWhere = (ctx: Ctx, condition: SQL | undefined, limit: number) =>
  ctx.db
    .select(LINE)
    .from(commitments)
    .innerJoin(roundtables, eq(roundtables.id, commitments.roundtableId))
    .leftJoin(organisations, eq(organisations.id, commitments.organisationId))
    .where(condition)
    .orderBy(asc(commitments.dueOn), asc(commitments.id))
    .limit(limit)

type Row = Awaited<ReturnType<typeof listWhere>>[number]
/** A commitment with how it stands today. */
export const withStanding = <R extends Pick<Row, "state" | "progress" | "dueOn">>(ctx: Ctx, row: R) => ({
  ...row,
  standing: standingOf(row, civilDay(ctx.now)),
})

export type Owner = { roundtableId: string } | { organisationId: string }
const ofOwner = (owner: Owner) =>
  "roundtableId" in owner
    ? eq(commitments.roundtableId, owner.roundtableId)
    : eq(commitments.organisationId, owner.organisationId)

/** Which commitments a dashboard lists: those that are open, or those that are over. */
export type Shown = "open" | "over"

/** Commitments of a table or of a body that the person may read, by due date, a page at a time. */
export const listCommitments = async (ctx: Ctx, owner: Owner, shown: Shown, after: string | null) => {
  const from = after
    ? sql`(commitment.due_on, commitment.id) > (select c.due_on, c.id from commitment c where c.code = ${after})`
    : undefined
  const state =
    shown === "open" ? eq(commitments.state, "open") : inArray(commitments.state, ["done", "dropped"])
  const condition = and(ofOwner(owner), commitmentsVisibleTo(ctx.actor), state, from)
  const { rows, next } = pageOf(await listWhere(ctx, condition, PAGE_SIZE + 1), PAGE_SIZE)
  return { rows: rows.map((row) => withStanding(ctx, row)), next }
}
export type CommitmentLine = Awaited<ReturnType<typeof listCommitments>>["rows"][number]

/** How many there are of each standing, of those that the person may read. */
export const countCommitments = async (ctx: Ctx, owner: Owner) => {
  const today = civilDay(ctx.now)
  const [row] = await ctx.db
    .select({
      open: sql<number>`count(*) filter (where commitment.state = 'open')::int`,
      late: sql<number>`count(*) filter (where commitment.state = 'open' and commitment.due_on < ${today})::int`,
      done: sql<number>`count(*) filter (where commitment.state = 'done')::int`,
      dropped: sql<number>`count(*) filter (where commitment.state = 'dropped')::int`,
    })
    .from(commitments)
    .where(and(ofOwner(owner), commitmentsVisibleTo(ctx.actor)))
  return row ?? { open: 0, late: 0, done: 0, dropped: 0 }
}

/** What a page shows under an agenda: so many of the table's open commitments, the most urgent first. */
export const MOST_UNDER_AGENDA = 50

/** The open commitments of a table, of those that the person may read. */
export const listOpenOfTable = async (ctx: Ctx, roundtableId: string) => {
  const condition = and(
    ...[eq(commitments.roundtableId, roundtableId), eq(commitments.state, "open")],
    commitmentsVisibleTo(ctx.actor),
  )
  return (await listWhere(ctx, condition, MOST_UNDER_AGENDA)).map((row) => withStanding(ctx, row))
}

/** The parts of a commitment, by due date, of those that the person may read. */
export const listParts = async (ctx: Ctx, parentId: string) => {
  const condition = and(eq(commitments.parentId, parentId), commitmentsVisibleTo(ctx.actor))
  return (await listWhere(ctx, condition, PAGE_SIZE)).map((row) => withStanding(ctx, row))
}
