import { index, jsonb, pgTable, uuid } from "drizzle-orm/pg-core"
import { moment } from "../columns.ts"
import { roundtableId } from "./keys.ts"
import { meetingMinutes } from "./minutes.ts"

/**
 * What the frozen text of a verbale is of, as figures and names: roll, quorum at each moment, items. Kept once, when the
 * text is frozen, so that who is renamed or put right afterwards changes neither the file nor its digest.
 */
export const minutesFacts = pgTable(
  "minutes_facts",
  {
    minutesId: uuid("minutes_id")
      .primaryKey()
      .references(() => meetingMinutes.id, { onDelete: "restrict" }),
    roundtableId: roundtableId(),
    content: jsonb("content").notNull(),
    keptAt: moment("kept_at").notNull(),
  },
  (t) => [index("minutes_facts_by_roundtable").on(t.roundtableId)],
)
