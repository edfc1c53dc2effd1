import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { code, createdAt, id, language, moment } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { agendaItems } from "./meetings.ts"
import { regulationVersions } from "./regulation.ts"
import { seats } from "./roundtables.ts"
import { callId } from "./sittings.ts"

const itemId = () =>
  uuid("item_id")
    .notNull()
    .references(() => agendaItems.id, { onDelete: "restrict" })

/** A seat that takes no part in the votes on one point (conflitto d'interessi). */
export const conflicts = pgTable(
  "conflict_of_interest",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    itemId: itemId(),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    /** Said by who sits there, or established by who conducts the meeting. */
    established: boolean("established").notNull(),
    reason: text("reason").notNull(),
    fromAt: moment("from_at").notNull(),
    recordedById: personId("recorded_by_id").notNull(),
    /** From then on the seat votes on the point again. */
    liftedAt: moment("lifted_at"),
    liftedById: personId("lifted_by_id"),
    liftReason: text("lift_reason"),
  },
  (t) => [
    unique("conflict_of_interest_code_is_unique").on(t.code),
    uniqueIndex("conflict_of_interest_one_live_per_seat")
      .on(t.itemId, t.seatId)
      .where(sql`lifted_at is null`),
    index("conflict_of_interest_by_roundtable").on(t.roundtableId),
    check(
      "conflict_of_interest_lifted_by_somebody_with_a_reason",
      sql`num_nonnulls(lifted_at, lifted_by_id, lift_reason) in (0, 3)`,
    ),
    check("conflict_of_interest_has_a_length", sql`lifted_at is null or lifted_at >= from_at`),
  ],
)

/**
 * What came of a vote that was counted by hand: entered by one person, confirmed by another. Entered wrong, it is
 * changed until somebody confirms it; after that another row stands in its place and says why.
 */
export const manualTotals = pgTable(
  "manual_totals",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    callId: callId(),
    itemId: itemId(),
    /** The proposal put, in the words in which it was put. */
    proposal: text("proposal").notNull(),
    language: language(),
    /** What it is about: which of the regulation's majorities decides. */
    matter: text("matter").notNull(),
    method: text("method").notNull(),
    votedAt: moment("voted_at").notNull(),
    /** Voting seats there or represented at that moment, without those excluded for a conflict of interest. */
    present: integer("present").notNull(),
    excluded: integer("excluded").notNull(),
    yes: integer("yes").notNull(),
    no: integer("no").notNull(),
    abstained: integer("abstained").notNull(),
    invalid: integer("invalid").notNull(),
    cast: integer("cast").notNull(),
    /** Of a rule by constituency: the same numbers for each of them. */
    parts: jsonb("parts").notNull(),
    /** What the chair's vote was, where the rule lets it end a tie and it did. */
    casting: text("casting"),
    regulationId: uuid("regulation_id")
      .notNull()
      .references(() => regulationVersions.id, { onDelete: "restrict" }),
    /** The numero legale of that moment. */
    required: integer("required").notNull(),
    found: integer("found").notNull(),
    outcome: text("outcome").notNull(),
    /** The majority that it was judged by, and what it came to. */
    judged: jsonb("judged").notNull(),
    enteredById: personId("entered_by_id").notNull(),
    enteredAt: moment("entered_at").notNull(),
    /** How often it was changed before anybody confirmed it: who confirms says which one they have read. */
    revision: integer("revision").notNull().default(0),
    confirmedById: personId("confirmed_by_id"),
    confirmedAt: moment("confirmed_at"),
    /** Entered by mistake and never confirmed. */
    withdrawnAt: moment("withdrawn_at"),
    /** The confirmed row that this one corrects, and why. */
    replacesId: uuid("replaces_id").references((): AnyPgColumn => manualTotals.id, { onDelete: "restrict" }),
    reason: text("reason"),
    /** Another row, confirmed then, stands in its place. */
    replacedAt: moment("replaced_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("manual_totals_code_is_unique").on(t.code),
    uniqueIndex("manual_totals_one_correction").on(t.replacesId).where(sql`withdrawn_at is null`),
    index("manual_totals_by_item").on(t.itemId, t.votedAt),
    index("manual_totals_by_call").on(t.callId, t.votedAt),
    index("manual_totals_by_roundtable").on(t.roundtableId),
    check(
      "manual_totals_matter_is_known",
      sql`matter in ('ordinary', 'programming', 'regulation', 'dissolution')`,
    ),
    check("manual_totals_method_is_known", sql`method in ('show_of_hands', 'spoken', 'paper')`),
    check("manual_totals_are_counts", sql`least(present, excluded, yes, no, abstained, invalid) >= 0`),
    check("manual_totals_add_up", sql`yes + no + abstained + invalid = "cast"`),
    check("manual_totals_no_more_than_were_there", sql`"cast" <= present`),
    check("manual_totals_casting_is_yes_or_no", sql`casting in ('yes', 'no')`),
    check(
      "manual_totals_outcome_is_known",
      sql`outcome in ('approved', 'not_approved', 'tied', 'no_valid_votes', 'not_valid')`,
    ),
    check("manual_totals_without_quorum_are_not_valid", sql`outcome = 'not_valid' or found >= required`),
    check("manual_totals_confirmed_by_another", sql`confirmed_by_id <> entered_by_id`),
    check("manual_totals_confirmed_by_somebody", sql`(confirmed_at is null) = (confirmed_by_id is null)`),
    check("manual_totals_confirmed_are_not_withdrawn", sql`num_nonnulls(confirmed_at, withdrawn_at) < 2`),
    check("manual_totals_correction_has_a_reason", sql`(replaces_id is null) = (reason is null)`),
    check("manual_totals_replaced_once_confirmed", sql`replaced_at is null or confirmed_at is not null`),
  ],
)
