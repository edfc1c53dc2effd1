import { eq } from "drizzle-orm"
import { constituencies, officers, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { changeAccess } from "../people/access-change.server.ts"
import { placeIn } from "../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../taxonomies/read-territories.server.ts"
import type { CreateRoundtable } from "./input.ts"
import { refuseAdminister } from "./policy.ts"

/** The sides that a new table begins with; named in the language of who makes it. */
export const FIRST_GROUPS = ["institutions", "third_sector", "associations", "youth"] as const
export type GroupNames = Readonly<Record<(typeof FIRST_GROUPS)[number], string>>

const parentId = async (ctx: TxCtx, code: string | undefined) => {
  if (!code) return null
  const [parent] = await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(eq(roundtables.code, code))
  return found(parent).id
}

/**
 * Makes a table with its first constituencies; who makes it is its secretary until somebody else is.
 * @returns its code
 * @throws forbidden unless administrator; not_found for an unknown parent; invalid for a territory that is
 *   unknown or ambiguous
 */
export const createRoundtable = (ctx: Ctx, input: CreateRoundtable, names: GroupNames) =>
  transact(ctx, async (ctx) => {
    refuse(refuseAdminister(ctx.actor))
    const { parentCode, ...typed } = input
    const territories = await readTerritories(ctx, typed.territory)
    const card = { ...typed, territory: writtenTerritories(territories) }
    const [row] = await ctx.db
      .insert(roundtables)
      .values({ ...card, parentId: await parentId(ctx, parentCode) })
      .returning({ id: roundtables.id, code: roundtables.code })
    const { id: roundtableId, code } = found(row)
    await placeIn(ctx, { kind: "roundtable", id: roundtableId }, territories)
    await ctx.db
      .insert(constituencies)
      .values(FIRST_GROUPS.map((tone, position) => ({ roundtableId, name: names[tone], tone, position })))
    const personId = found(ctx.actor.personId)
    await ctx.db
      .insert(officers)
      .values({ roundtableId, personId, role: "secretary", startsOn: input.startsOn })
    await changeAccess(ctx, { personId, roundtableId })
    await record(ctx, {
      action: "roundtable.created",
      subject: { kind: "roundtable", id: roundtableId },
      roundtableId,
      values: card,
    })
    return code
  })
