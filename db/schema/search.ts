import { sql } from "drizzle-orm"
import { boolean, customType, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, language, moment } from "../columns.ts"

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" })

/**
 * What can be found: one row for each thing, or several where a thing has parts that some may find and others
 * not. Derived from the other tables, and made again from them at any time.
 */
export const searchEntries = pgTable(
  "search_entry",
  {
    id: id(),
    /** The thing that the row is made from, as the audit calls it, and the part of it. */
    sourceKind: text("source_kind").notNull(),
    sourceId: uuid("source_id").notNull(),
    part: text("part").notNull().default(""),
    kind: text("kind").notNull(),
    path: text("path").notNull(),
    title: text("title").notNull(),
    /** The title's words as `nameKey` of the application writes them: for typing mistakes and exact hits. */
    titleFolded: text("title_folded").notNull(),
    body: text("body").notNull(),
    language: language(),
    roundtableId: uuid("roundtable_id"),
    changedAt: moment("changed_at").notNull(),
    /** Which state of the source this is, where the source says so. */
    version: text("version"),
    isForEverybody: boolean("is_for_everybody").notNull().default(false),
    isForAdministrators: boolean("is_for_administrators").notNull().default(false),
    /** For everybody as long as this table shows its work to everybody. */
    openWithId: uuid("open_with_id"),
    /** And as long as each of these does: what has been at several tables. */
    alsoOpenWithIds: uuid("also_open_with_ids").array().notNull().default(sql`'{}'`),
    /** For the members of these tables, and for those who act for these organisations. */
    roundtableIds: uuid("roundtable_ids").array().notNull().default(sql`'{}'`),
    organisationIds: uuid("organisation_ids").array().notNull().default(sql`'{}'`),
    titleVector: tsvector("title_vector").notNull(),
    vector: tsvector("vector").notNull(),
  },
  (t) => [
    unique("search_entry_once_per_part").on(t.sourceKind, t.sourceId, t.part),
    index("search_entry_by_words").using("gin", t.vector),
    index("search_entry_by_words_of_title").using("gin", t.titleVector),
  ],
)
