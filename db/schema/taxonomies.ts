import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { createdAt, day, id, moment } from "../columns.ts"

/** A part of Italy with its ISTAT code, and the one it is part of. Never deleted: it ends, or is merged. */
export const territories = pgTable(
  "territory",
  {
    id: id(),
    /** Two digits for a region, three for what stands over municipalities, six for a municipality; `IT`. */
    code: text("code").notNull(),
    level: text("level").notNull(),
    name: text("name").notNull(),
    /** The name in the place's other official language. */
    otherName: text("other_name"),
    /** The two letters of a province. */
    abbreviation: text("abbreviation"),
    parentId: uuid("parent_id").references((): AnyPgColumn => territories.id, { onDelete: "restrict" }),
    /** The names as `nameKey` of the application writes them, for finding. */
    folded: text("folded").notNull(),
    otherFolded: text("other_folded"),
    validFrom: day("valid_from"),
    validTo: day("valid_to"),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => territories.id, {
      onDelete: "restrict",
    }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("territory_code_is_unique").on(t.code),
    index("territory_by_folded").on(t.folded),
    index("territory_by_other_folded").on(t.otherFolded),
    index("territory_by_parent").on(t.parentId, t.name, t.code),
    index("territory_by_name").on(t.name, t.code),
    check(
      "territory_level_is_known",
      sql`level in ('country', 'region', 'province', 'metropolitan_city', 'municipality')`,
    ),
    check("territory_only_a_country_stands_alone", sql`(level = 'country') = (parent_id is null)`),
    check(
      "territory_ends_after_start",
      sql`valid_to is null or valid_from is null or valid_to >= valid_from`,
    ),
    check("territory_merged_has_ended", sql`merged_into_id is null or valid_to is not null`),
  ],
)

/** Where something belongs. Whoever owns the thing writes this; its kind and id are the audit's. */
export const placements = pgTable(
  "placement",
  {
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    territoryId: uuid("territory_id")
      .notNull()
      .references(() => territories.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ name: "placement_is_once", columns: [t.subjectKind, t.subjectId, t.territoryId] }),
    index("placement_by_territory").on(t.territoryId, t.subjectKind),
  ],
)

/** What things are about: the areas in which proposals, texts and courses are sorted. Never deleted. */
export const topics = pgTable(
  "topic",
  {
    id: id(),
    position: integer("position").notNull(),
    retiredAt: moment("retired_at"),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => topics.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("topic_in_order").on(t.position, t.id),
    index("topic_by_merged_into").on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    check("topic_merged_is_retired", sql`merged_into_id is null or retired_at is not null`),
  ],
)

/** What a topic is called in a language; Italian is there always. */
export const topicLabels = pgTable(
  "topic_label",
  {
    topicId: uuid("topic_id")
      .notNull()
      .references(() => topics.id, { onDelete: "restrict" }),
    language: text("language").notNull(),
    label: text("label").notNull(),
  },
  (t) => [
    primaryKey({ name: "topic_label_once_per_language", columns: [t.topicId, t.language] }),
    uniqueIndex("topic_label_is_unique").on(t.language, sql`lower(label)`),
  ],
)

/** What something is about. Whoever owns the thing writes this. */
export const topicMarks = pgTable(
  "topic_mark",
  {
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    topicId: uuid("topic_id")
      .notNull()
      .references(() => topics.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ name: "topic_mark_is_once", columns: [t.subjectKind, t.subjectId, t.topicId] }),
    index("topic_mark_by_topic").on(t.topicId, t.subjectKind),
  ],
)
