import { bigint, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { createdAt, id, moment } from "../columns.ts"
import { papers } from "./documents.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/**
 * What points to what, by the kinds under which the audit knows things. Derived from what is written, and made again
 * from it at any time.
 */
export const links = pgTable(
  "link",
  {
    id: id(),
    fromKind: text("from_kind").notNull(),
    fromId: uuid("from_id").notNull(),
    /** Where in the one thing it stands first: the id of a paragraph, or nothing. */
    fromPart: text("from_part").notNull().default(""),
    toKind: text("to_kind").notNull(),
    toId: uuid("to_id").notNull(),
    /** The part of the other that it leads to: the id of a paragraph, or nothing for the whole. */
    toPart: text("to_part").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    unique("link_once_per_target").on(t.fromKind, t.fromId, t.toKind, t.toId, t.toPart),
    index("link_by_target").on(t.toKind, t.toId, t.id),
  ],
)

/** As of which state a thing's links were last read. */
export const linkSources = pgTable(
  "link_source",
  {
    kind: text("kind").notNull(),
    sourceId: uuid("source_id").notNull(),
    version: text("version").notNull(),
    /** The sequence of the log that was read, where the thing has one. */
    seq: bigint("seq", { mode: "number" }),
    readAt: moment("read_at").notNull(),
  },
  (t) => [primaryKey({ name: "link_source_once_per_thing", columns: [t.kind, t.sourceId] })],
)

/** Who was told that a text mentions them: once, however often the mention comes and goes. */
export const paperMentions = pgTable(
  "document_mention",
  {
    documentId: uuid("doc_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    toldAt: moment("told_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "document_mention_once_per_person", columns: [t.documentId, t.personId] }),
    index("document_mention_by_person").on(t.personId),
  ],
)
