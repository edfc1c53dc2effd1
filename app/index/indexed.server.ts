import { type SQL, sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Ctx } from "../context.ts"
import { nameKey } from "../fold.ts"
import type { Audience } from "./audience.ts"
import { configurationOf, tellingWords } from "./words.ts"

export type Entry = {
  /** Tells several entries of one thing apart. */
  part?: string
  /** What the reader is told it is. */
  kind: string
  /** The page it leads to. */
  path: string
  title: string
  text: string
  language: string
  audience: Audience
  roundtableId?: string | null
  changedAt: Date
  version?: string
}

/** The thing that entries are made from, as the audit calls it. */
export type Source = { kind: string; id: string }

/** Of a longer text, the rest is not found: PostgreSQL's vectors of words end at a megabyte. */
export const LONGEST_TEXT = 150_000

const vectorOf = (language: string, words: string): SQL =>
  sql`to_tsvector('simple', ${words}) || to_tsvector(${configurationOf(language)}::regconfig, ${words})`

const uuids = (ids: readonly string[] = []): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

const rowOf = (source: Source, entry: Entry): SQL => {
  const { audience } = entry
  const title = tellingWords(entry.title).join(" ")
  const text = entry.text.slice(0, LONGEST_TEXT)
  return sql`(${uuidv7()}, ${source.kind}, ${source.id}, ${entry.part ?? ""}, ${entry.kind}, ${entry.path},
    ${entry.title}, ${nameKey(entry.title)}, ${text}, ${entry.language}, ${entry.roundtableId ?? null}::uuid,
    ${entry.changedAt.toISOString()}::timestamptz, ${entry.version ?? null}::text, ${audience.everybody ?? false},
    ${audience.administrators ?? false}, ${audience.openWith ?? null}::uuid, ${uuids(audience.alsoOpenWith)}, ${uuids(audience.roundtables)},
    ${uuids(audience.organisations)}, ${vectorOf(entry.language, title)},
    setweight(${vectorOf(entry.language, title)}, 'A')
      || setweight(${vectorOf(entry.language, tellingWords(text).join(" "))}, 'C'))`
}

/**
 * Replaces what the index holds of a thing; no entries mean that it cannot be found any more. Whoever owns the
 * thing says who may find it.
 */
export const indexed = async (ctx: Pick<Ctx, "db">, source: Source, entries: readonly Entry[]) => {
  await ctx.db.execute(sql`
    delete from search_entry where source_kind = ${source.kind} and source_id = ${source.id}
       and part not in (select jsonb_array_elements_text(${JSON.stringify(entries.map(({ part = "" }) => part))}::jsonb))`)
  if (entries.length === 0) return
  await ctx.db.execute(sql`
    insert into search_entry (id, source_kind, source_id, part, kind, path, title, title_folded, body, language,
      roundtable_id, changed_at, version, is_for_everybody, is_for_administrators, open_with_id, also_open_with_ids, roundtable_ids,
      organisation_ids, title_vector, vector)
    values ${sql.join(
      entries.map((entry) => rowOf(source, entry)),
      sql`, `,
    )}
    on conflict on constraint search_entry_once_per_part do update set kind = excluded.kind, path = excluded.path,
      title = excluded.title, title_folded = excluded.title_folded, body = excluded.body,
      language = excluded.language, roundtable_id = excluded.roundtable_id, changed_at = excluded.changed_at,
      version = excluded.version, is_for_everybody = excluded.is_for_everybody,
      is_for_administrators = excluded.is_for_administrators, open_with_id = excluded.open_with_id,
      also_open_with_ids = excluded.also_open_with_ids,
      roundtable_ids = excluded.roundtable_ids, organisation_ids = excluded.organisation_ids,
      title_vector = excluded.title_vector, vector = excluded.vector`)
}

/** Takes a thing out of the index. */
export const unindexed = (ctx: Pick<Ctx, "db">, source: Source) => indexed(ctx, source, [])
