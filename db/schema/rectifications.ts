import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { code, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { meetingMinutes } from "./minutes.ts"
import { verificationCodes } from "./records.ts"
import { seats } from "./roundtables.ts"
import { manualTotals } from "./totals.ts"

/**
 * A rettifica: what an approved verbale says wrong and how it is to be read. The approved text never changes; this is
 * asked for, decided with a reason, and from then on a numbered act of its own.
 */
export const rectifications = pgTable(
  "minutes_rectification",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    minutesId: uuid("minutes_id")
      .notNull()
      .references(() => meetingMinutes.id, { onDelete: "restrict" }),
    /** Words of the approved text, and those to read in their place. */
    says: text("says").notNull(),
    reads: text("reads").notNull(),
    reason: text("reason").notNull(),
    language: language(),
    askedById: personId("asked_by_id").notNull(),
    /** The seat that the person speaks for; null for who serves the table without one. */
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    askedAt: moment("asked_at").notNull(),
    state: text("state").notNull().default("asked"),
    /** A slip of the pen, which who presides or writes puts right, or a vote of a later meeting. */
    ground: text("ground"),
    totalsId: uuid("totals_id").references(() => manualTotals.id, { onDelete: "restrict" }),
    answer: text("answer"),
    decidedById: personId("decided_by_id"),
    decidedAt: moment("decided_at"),
    /** One series per verbale, given with the decision. */
    number: integer("number"),
    /** Everything that it says, as it was accepted. */
    content: jsonb("content"),
    /** Digest of its content in canonical form. */
    sha256: sha256("sha256"),
    verificationId: uuid("verification_id").references(() => verificationCodes.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("minutes_rectification_code_is_unique").on(t.code),
    unique("minutes_rectification_number_is_unique").on(t.minutesId, t.number),
    index("minutes_rectification_by_minutes").on(t.minutesId, t.id),
    index("minutes_rectification_by_person").on(t.askedById),
    index("minutes_rectification_by_roundtable").on(t.roundtableId),
    check(
      "minutes_rectification_state_is_known",
      sql`state in ('asked', 'accepted', 'declined', 'withdrawn')`,
    ),
    check("minutes_rectification_ground_is_known", sql`ground in ('slip', 'vote')`),
    check("minutes_rectification_vote_is_named", sql`(ground = 'vote') is true = (totals_id is not null)`),
    check(
      "minutes_rectification_accepted_is_numbered",
      sql`num_nonnulls(number, sha256, verification_id, ground) = case when state = 'accepted' then 4 else 0 end`,
    ),
    check("minutes_rectification_settled_has_a_moment", sql`(state = 'asked') = (decided_at is null)`),
    check(
      "minutes_rectification_decided_by_another",
      sql`state not in ('accepted', 'declined') or decided_by_id <> asked_by_id`,
    ),
    check(
      "minutes_rectification_decided_with_a_reason",
      sql`state not in ('accepted', 'declined') or (answer is not null and decided_by_id is not null)`,
    ),
    isSha256("minutes_rectification", "sha256"),
  ],
)
