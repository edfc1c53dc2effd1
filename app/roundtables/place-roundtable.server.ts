import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { roundtableMembers, roundtables, seats } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, invalid, refuse } from "../errors.ts"
import type { PlaceRoundtable } from "./card-input.ts"
import { refuseAdminister, refuseClosed } from "./policy.ts"

/** Only one at a time changes which table stands under which: two changes could close a circle together. */
const lockTree = (ctx: TxCtx) =>
  ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('roundtable.tree'))`)

/** Whether a table stands above itself, over parents and interregional ties together. */
const isInCircle = async (ctx: TxCtx, id: string): Promise<boolean> => {
  const { rows } = await ctx.db.execute(sql`
    with recursive edge(below, above) as (
      select r.id, r.parent_id from roundtable r where r.parent_id is not null
      union all select m.member_id, m.roundtable_id from roundtable_member m),
    way(id) as (select above from edge where below = ${id}
                union select e.above from edge e join way w on e.below = w.id)
    select 1 from way where id = ${id}`)
  return rows.length > 0
}

const parentOf = async (ctx: TxCtx, code: string | null) => {
  if (!code) return null
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  if (!row || refuseClosed(row)) throw invalid("parentCode", "roundtables.place.errors.parent_unknown")
  return row.id
}

/** The member tables by their codes: regional ones, of an interregional table only. */
const membersOf = async (ctx: TxCtx, kind: string, codes: readonly string[]) => {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return []
  if (kind !== "interregional") throw invalid("members", "roundtables.place.errors.not_interregional")
  const rows = await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(and(inArray(roundtables.code, wanted), eq(roundtables.kind, "regional")))
  if (rows.length < wanted.length) throw invalid("members", "roundtables.place.errors.member_unknown")
  return rows.map((row) => row.id)
}

const writeMembers = async (ctx: TxCtx, roundtableId: string, members: readonly string[]) => {
  const [held] = await ctx.db
    .select({ label: seats.label })
    .from(seats)
    .where(
      and(
        eq(seats.roundtableId, roundtableId),
        isNull(seats.removedAt),
        sql`represents_id is not null`,
        members.length > 0 ? sql`not ${inArray(seats.representsId, [...members])}` : undefined,
      ),
    )
  if (held) throw invalid("members", "roundtables.place.errors.member_has_a_seat", { seat: held.label })
  await ctx.db.delete(roundtableMembers).where(eq(roundtableMembers.roundtableId, roundtableId))
  if (members.length > 0)
    await ctx.db.insert(roundtableMembers).values(members.map((memberId) => ({ roundtableId, memberId })))
}

/**
 * Says under which table another stands, and which tables are members of an interregional one.
 * @throws forbidden unless administrator; conflict when a table would stand above itself; invalid for a table
 *   that is unknown or closed, or a member whose seat is still there
 */
export const placeRoundtable = (ctx: Ctx, input: PlaceRoundtable) =>
  transact(ctx, async (ctx) => {
    refuse(refuseAdminister(ctx.actor))
    await lockTree(ctx)
    const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, input.roundtableCode))
    const { id, kind, ...roundtable } = found(row)
    refuse(refuseClosed(roundtable))
    const parentId = await parentOf(ctx, input.parentCode)
    if (parentId === id) throw conflict("roundtables.place.errors.circle", "parentCode")
    const members = await membersOf(ctx, kind, input.members)
    await ctx.db.update(roundtables).set({ parentId }).where(eq(roundtables.id, id))
    await writeMembers(ctx, id, members)
    if (await isInCircle(ctx, id)) throw conflict("roundtables.place.errors.circle", "parentCode")
    await record(ctx, {
      action: "roundtable.placed",
      subject: { kind: "roundtable", id },
      roundtableId: id,
      values: { parent: parentId, members: members.join(",") },
    })
  })
