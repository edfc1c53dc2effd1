import { sql } from "drizzle-orm"
import { boolean, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { code, createdAt, id, language } from "../columns.ts"
import { papers } from "./documents.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/** Something that one table sends to another: a request, a recommendation, a report, a question. */
export const items = pgTable(
  "item",
  {
    id: id(),
    code: code(),
    /** The table that wrote it. */
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    /** The table whose turn it is. */
    atId: uuid("at_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    text: text("text").notNull(),
    language: language(),
    paperId: uuid("paper_id").references(() => papers.id, { onDelete: "restrict" }),
    isPublic: boolean("is_public").notNull(),
    state: text("state").notNull().default("sent"),
    /** How many passages there are; the next one has this number. */
    passages: integer("passages").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    unique("item_code_is_unique").on(t.code),
    index("item_by_roundtable").on(t.roundtableId, t.id),
    index("item_by_holder").on(t.atId, t.state),
    check("item_kind_is_known", sql`kind in ('request', 'recommendation', 'report', 'question')`),
    check(
      "item_state_is_known",
      sql`state in ('sent', 'received', 'in_charge', 'answered', 'returned', 'withdrawn')`,
    ),
  ],
)

/** One step on the way of an item: what was done, at which table, towards which, by which office. */
export const itemPassages = pgTable(
  "item_passage",
  {
    id: id(),
    itemId: uuid("item_id")
      .notNull()
      .references(() => items.id, { onDelete: "restrict" }),
    seq: integer("seq").notNull(),
    act: text("act").notNull(),
    /** The table that did it. */
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    /** The table that it went to, where it moved. */
    toId: uuid("to_id").references(() => roundtables.id, { onDelete: "restrict" }),
    office: text("office").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    text: text("text"),
    language: language(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("item_passage_one_per_step").on(t.itemId, t.seq),
    index("item_passage_by_roundtable").on(t.roundtableId, t.itemId),
    index("item_passage_by_destination").on(t.toId, t.itemId),
    check(
      "item_passage_act_is_known",
      sql`act in ('sent', 'received', 'taken', 'answered', 'returned', 'forwarded', 'withdrawn')`,
    ),
    check(
      "item_passage_moves_name_the_table",
      sql`(act in ('sent', 'returned', 'forwarded')) = (to_id is not null)`,
    ),
    check("item_passage_words_where_due", sql`act not in ('answered', 'returned') or text is not null`),
  ],
)
