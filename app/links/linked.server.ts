import { type SQL, sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Ctx } from "../context.ts"

/** A thing, as the audit calls it. */
export type LinkSource = { kind: string; id: string }
/** What is pointed to, and where in the source the first pointer stands. */
export type LinkTarget = { kind: string; id: string; part?: string; fromPart?: string }
/** Which state of the source the links were read from. */
export type LinkState = { version: string; seq?: number }

const keyOf = ({ kind, id, part = "" }: LinkTarget) => `${kind} ${id} ${part}`

/** The first pointer to each thing, and none to itself as a whole. */
const distinct = (source: LinkSource, targets: readonly LinkTarget[]): LinkTarget[] => {
  const known = new Map<string, LinkTarget>()
  for (const target of targets)
    if (
      !known.has(keyOf(target)) &&
      !(target.kind === source.kind && target.id === source.id && !target.part)
    )
      known.set(keyOf(target), target)
  return [...known.values()]
}

const rowsOf = (source: LinkSource, targets: readonly LinkTarget[]): SQL => {
  const rows = targets.map(({ kind, id, part = "", fromPart = "" }) => ({
    ...{ link: uuidv7(), kind, id, part, from: fromPart },
  }))
  return sql`select t.link::uuid, ${source.kind}::text, ${source.id}::uuid, t."from", t.kind, t.id::uuid, t.part
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(link text, kind text, id text, part text, "from" text)`
}

/**
 * Replaces what a thing points to; what it pointed to before and still does keeps its place in the lists. Whoever
 * owns the thing says what it points to.
 */
export const linked = async (
  ctx: Pick<Ctx, "db">,
  source: LinkSource,
  targets: readonly LinkTarget[],
  state?: LinkState,
): Promise<void> => {
  const kept = distinct(source, targets)
  const keys = JSON.stringify(kept.map(keyOf))
  await ctx.db.execute(sql`
    delete from link where from_kind = ${source.kind} and from_id = ${source.id}
       and to_kind || ' ' || to_id || ' ' || to_part not in (select jsonb_array_elements_text(${keys}::jsonb))`)
  if (kept.length > 0)
    await ctx.db.execute(sql`
      insert into link (id, from_kind, from_id, from_part, to_kind, to_id, to_part) ${rowsOf(source, kept)}
      on conflict on constraint link_once_per_target do update set from_part = excluded.from_part
        where link.from_part <> excluded.from_part`)
  if (!state) return
  await ctx.db.execute(sql`
    insert into link_source (kind, source_id, version, seq, read_at)
    values (${source.kind}, ${source.id}, ${state.version}, ${state.seq ?? null}::bigint, now())
    on conflict on constraint link_source_once_per_thing do update
      set version = excluded.version, seq = excluded.seq, read_at = excluded.read_at`)
}

/** Forgets what a thing points to, and that it was ever read. */
export const unlinked = async (ctx: Pick<Ctx, "db">, source: LinkSource): Promise<void> => {
  await linked(ctx, source, [])
  await ctx.db.execute(sql`delete from link_source where kind = ${source.kind} and source_id = ${source.id}`)
}
