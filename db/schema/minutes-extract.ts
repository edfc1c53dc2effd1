import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { code, id, isSha256, moment, sha256 } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { meetingMinutes } from "./minutes.ts"
import { verificationCodes } from "./records.ts"

/** An estratto: chosen points of a verbale with what they rest on, certified by the secretary, a paper of its own. */
export const minutesExtracts = pgTable(
  "minutes_extract",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    minutesId: uuid("minutes_id")
      .notNull()
      .references(() => meetingMinutes.id, { onDelete: "restrict" }),
    /** Codes of the points. */
    items: jsonb("items").notNull(),
    /** What it is for. */
    purpose: text("purpose").notNull(),
    askedById: personId("asked_by_id").notNull(),
    askedAt: moment("asked_at").notNull(),
    state: text("state").notNull().default("asked"),
    answer: text("answer"),
    settledById: personId("settled_by_id"),
    settledAt: moment("settled_at"),
    /** One series per verbale, given when it is issued. */
    number: integer("number"),
    /** Everything that it says, as it was issued. */
    content: jsonb("content"),
    sha256: sha256("sha256"),
    verificationId: uuid("verification_id").references(() => verificationCodes.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("minutes_extract_code_is_unique").on(t.code),
    unique("minutes_extract_number_is_unique").on(t.minutesId, t.number),
    index("minutes_extract_by_minutes").on(t.minutesId, t.id),
    index("minutes_extract_by_person").on(t.askedById),
    index("minutes_extract_by_roundtable").on(t.roundtableId),
    check("minutes_extract_state_is_known", sql`state in ('asked', 'issued', 'declined')`),
    check(
      "minutes_extract_settled_by_somebody",
      sql`num_nonnulls(settled_at, settled_by_id) = case when state = 'asked' then 0 else 2 end`,
    ),
    check(
      "minutes_extract_issued_is_whole",
      sql`num_nonnulls(number, content, sha256, verification_id) = case when state = 'issued' then 4 else 0 end`,
    ),
    check("minutes_extract_declined_has_a_reason", sql`state <> 'declined' or answer is not null`),
    isSha256("minutes_extract", "sha256"),
  ],
)
