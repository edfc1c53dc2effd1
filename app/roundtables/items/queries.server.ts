import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { itemPassages, items, papers, people, roundtables } from "#db/schema/index.ts"
import type { Actor, Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { loadActor } from "../../people/actor.server.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { refuseReadNames } from "../policy.ts"
import { ownRoundtableIds } from "../visible.server.ts"
import { actsFor, type ItemFacts, refuseReadItem } from "./policy.ts"

type Item = typeof items.$inferSelect

/** The rows that `refuseReadItem` does not refuse. */
export const itemsVisibleTo = (actor: Actor): SQL | undefined => {
  if (actor.isAdministrator) return sql`true`
  const own = ownRoundtableIds(actor)
  const isOpen = sql`item.is_public and not exists (
    select 1 from item_passage p join roundtable r on r.id in (p.roundtable_id, p.to_id)
     where p.item_id = item.id and r.visibility <> 'public')`
  if (own.length === 0) return isOpen
  const passed = sql`exists (select 1 from item_passage p where p.item_id = item.id
    and (${inArray(sql`p.roundtable_id`, own)} or ${inArray(sql`p.to_id`, own)}))`
  return or(isOpen, passed)
}

/** What the policy needs to know of an item. */
export const itemFacts = async ({ db }: { db: Db }, item: Item): Promise<ItemFacts> => {
  const { roundtableId, atId, state, isPublic } = item
  const tables = await db
    .select({ id: roundtables.id, visibility: roundtables.visibility })
    .from(roundtables)
    .where(
      or(
        eq(roundtables.id, roundtableId),
        sql`roundtable.id in (select p.roundtable_id from item_passage p where p.item_id = ${item.id})`,
        sql`roundtable.id in (select p.to_id from item_passage p where p.item_id = ${item.id})`,
      ),
    )
  return { roundtableId, atId, state, isPublic, tables }
}

/** Items that a table wrote, has or had, the newest first; of those that the person may read. */
export const listItems = async (ctx: Ctx, roundtableId: string, after: string | null) => {
  const [from] = after ? await ctx.db.select({ id: items.id }).from(items).where(eq(items.code, after)) : []
  const concerns = sql`exists (select 1 from item_passage p where p.item_id = item.id
    and ${roundtableId} in (p.roundtable_id, p.to_id))`
  const name = (column: SQL) => sql<string>`(select r.name from roundtable r where r.id = ${column})`
  const rows = await ctx.db
    .select({
      ...{ code: items.code, kind: items.kind, title: items.title, language: items.language },
      ...{ state: items.state, createdAt: items.createdAt },
      isOurs: sql<boolean>`item.roundtable_id = ${roundtableId}`,
      isHere: sql<boolean>`item.at_id = ${roundtableId}`,
      author: name(sql`item.roundtable_id`),
      at: name(sql`item.at_id`),
    })
    .from(items)
    .where(and(itemsVisibleTo(ctx.actor), concerns, from ? lt(items.id, from.id) : undefined))
    .orderBy(desc(items.id))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

const listPassages = async (ctx: Ctx, itemId: string) => {
  const rows = await ctx.db
    .select({
      passage: itemPassages,
      ...{ table: roundtables.name, tableLanguage: roundtables.language },
      to: sql<string | null>`(select r.name from roundtable r where r.id = item_passage.to_id)`,
      toLanguage: sql<string | null>`(select r.language from roundtable r where r.id = item_passage.to_id)`,
      name: people.name,
    })
    .from(itemPassages)
    .innerJoin(roundtables, eq(roundtables.id, itemPassages.roundtableId))
    .innerJoin(people, eq(people.id, itemPassages.personId))
    .where(eq(itemPassages.itemId, itemId))
    .orderBy(asc(itemPassages.seq))
  return rows.map(({ passage, name, ...tables }) => ({
    ...tables,
    ...{ seq: passage.seq, act: passage.act, office: passage.office, createdAt: passage.createdAt },
    ...{ text: passage.text, language: passage.language },
    // A name is for members of the table that acted; everybody else reads the office.
    name: refuseReadNames(ctx.actor, passage.roundtableId) === null ? name : null,
  }))
}

/** An item with its whole way. @throws not_found, also where it is private */
export const getItem = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      item: items,
      ...{ author: roundtables.name, authorCode: roundtables.code, authorLanguage: roundtables.language },
      ...{ paperCode: papers.code, paperTitle: papers.title, paperLanguage: papers.language },
      ...{ paperState: papers.state, paperTableId: papers.roundtableId },
      at: sql<string>`(select r.name from roundtable r where r.id = ${items.atId})`,
    })
    .from(items)
    .innerJoin(roundtables, eq(roundtables.id, items.roundtableId))
    .leftJoin(papers, eq(papers.id, items.paperId))
    .where(eq(items.code, code))
  const { item, ...rest } = found(row)
  const facts = await itemFacts(ctx, item)
  if (refuseReadItem(ctx.actor, facts)) found(null)
  const { id, atId, kind, title, text, language, state, isPublic, createdAt, paperId } = item
  return {
    ...rest,
    ...{ id, atId, code: item.code, kind, title, text, language, state, isPublic, createdAt, paperId },
    passages: await listPassages(ctx, id),
    acts: actsFor(ctx.actor, facts),
  }
}

/** Whether a person may still read an item. */
export const mayReadItem = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const [item] = await db.select().from(items).where(eq(items.id, id))
  return item !== undefined && refuseReadItem(actor, await itemFacts({ db }, item)) === null
}
