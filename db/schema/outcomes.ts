import { sql } from "drizzle-orm"
import { check, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, moment } from "../columns.ts"
import { roundtableId } from "./keys.ts"
import { agendaItems, meetings } from "./meetings.ts"

/**
 * What came of something that the meetings do not know, a ballot for one: a section of the verbale, in sentences that
 * are said in its language. Without a meeting it goes into the verbale of the next sitting.
 */
export const sittingOutcomes = pgTable(
  "sitting_outcome",
  {
    id: id(),
    roundtableId: roundtableId(),
    meetingId: uuid("meeting_id").references(() => meetings.id, { onDelete: "restrict" }),
    itemId: uuid("item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    sourceKind: text("source_kind").notNull(),
    sourceId: uuid("source_id").notNull(),
    /** Names its section in the verbale: lower case letters and figures. */
    key: text("key").notNull(),
    happenedAt: moment("happened_at").notNull(),
    lines: jsonb("lines").notNull(),
    /** Whether a motion was carried, once it is known; of other questions null. */
    outcome: text("outcome"),
    /** The page that shows it. */
    path: text("path"),
  },
  (t) => [
    unique("sitting_outcome_one_per_source").on(t.sourceKind, t.sourceId),
    index("sitting_outcome_by_meeting").on(t.meetingId, t.happenedAt),
    index("sitting_outcome_between").on(t.roundtableId, t.happenedAt).where(sql`meeting_id is null`),
    index("sitting_outcome_by_roundtable").on(t.roundtableId),
    check("sitting_outcome_item_is_of_a_meeting", sql`item_id is null or meeting_id is not null`),
    check(
      "sitting_outcome_outcome_is_known",
      sql`outcome in ('approved', 'not_approved', 'tied', 'not_valid')`,
    ),
    check("sitting_outcome_path_is_of_this_site", sql`path like '/%'`),
    check("sitting_outcome_key_is_plain", sql`key ~ '^[a-z0-9]+$'`),
  ],
)
