import { sql } from "drizzle-orm"
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { roundtableId } from "./keys.ts"
import { convocations } from "./meetings.ts"

/**
 * What somebody who was called needs to take part. Only who convenes reads whose it is; the rows go when the term of
 * needs is over after the meeting, and with the person.
 */
export const attendanceNeeds = pgTable(
  "attendance_need",
  {
    convocationId: uuid("convocation_id")
      .notNull()
      .references(() => convocations.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    roundtableId: roundtableId(),
    /** Which language; what else. */
    detail: text("detail"),
  },
  (t) => [
    primaryKey({ name: "attendance_need_once_per_kind", columns: [t.convocationId, t.kind] }),
    index("attendance_need_by_roundtable").on(t.roundtableId),
    check(
      "attendance_need_kind_is_known",
      sql`kind in ('interpreter', 'sign_language', 'accessible_room', 'other')`,
    ),
    check("attendance_need_other_says_what", sql`kind <> 'other' or detail is not null`),
  ],
)
