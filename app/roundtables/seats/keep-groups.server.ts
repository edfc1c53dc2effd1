import { and, asc, eq, sql } from "drizzle-orm"
import { constituencies } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, orConflict } from "../../errors.ts"
import { lockTableToManage } from "../seat-lock.server.ts"
import type { AddGroup, EditGroup, MoveGroup } from "./input.ts"

const sameName = () =>
  orConflict({ constituency_one_per_name: conflict("seats.errors.group_name_taken", "name") })

const recordGroup = (
  ctx: TxCtx,
  action: string,
  group: { id: string; roundtableId: string },
  values: Record<string, string | number | boolean>,
) =>
  record(ctx, {
    ...{ action, subject: { kind: "constituency", id: group.id }, roundtableId: group.roundtableId, values },
  })

/** Adds a constituency after the others. @throws conflict when another has the name */
export const addGroup = (ctx: Ctx, { roundtableCode, ...group }: AddGroup) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockTableToManage(ctx, roundtableCode)
    const position = sql<number>`(select coalesce(max(c.position), -1) + 1 from constituency c where c.roundtable_id = ${roundtableId})`
    const [row] = await ctx.db
      .insert(constituencies)
      .values({ roundtableId, position, ...group })
      .returning({ id: constituencies.id })
      .catch(sameName())
    await recordGroup(ctx, "constituency.added", { id: found(row).id, roundtableId }, group)
  })

/** Renames a constituency, and says whether its bodies may send occasional delegates. */
export const editGroup = (ctx: Ctx, { roundtableCode, groupId, ...group }: EditGroup) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockTableToManage(ctx, roundtableCode)
    const [row] = await ctx.db
      .update(constituencies)
      .set(group)
      .where(and(eq(constituencies.id, groupId), eq(constituencies.roundtableId, roundtableId)))
      .returning({ id: constituencies.id })
      .catch(sameName())
    await recordGroup(ctx, "constituency.changed", { id: found(row).id, roundtableId }, group)
  })

/** Puts a constituency one place further up or down. @throws conflict when there is none on that side */
export const moveGroup = (ctx: Ctx, { roundtableCode, groupId, direction }: MoveGroup) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockTableToManage(ctx, roundtableCode)
    const groups = await ctx.db
      .select({ id: constituencies.id, position: constituencies.position })
      .from(constituencies)
      .where(eq(constituencies.roundtableId, roundtableId))
      .orderBy(asc(constituencies.position))
    const at = groups.findIndex((group) => group.id === groupId)
    const mine = found(groups[at])
    const other = groups[direction === "up" ? at - 1 : at + 1]
    if (!other) throw conflict("seats.errors.cannot_move")
    // In two statements: a constraint is asked row by row, so no two may have one position for an instant.
    const pair = sql`id in (${mine.id}, ${other.id})`
    await ctx.db.execute(
      sql`update constituency set position = case id when ${mine.id} then ${-1 - other.position}::int else ${-1 - mine.position}::int end where ${pair}`,
    )
    await ctx.db.execute(sql`update constituency set position = -1 - position where ${pair}`)
    await recordGroup(ctx, "constituency.moved", { id: mine.id, roundtableId }, { position: other.position })
  })
