import { sql } from "drizzle-orm"
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { code, createdAt, day, id, moment } from "../columns.ts"
import { documentVersions, papers } from "./documents.ts"
import { people } from "./people.ts"
import { roundtables, seats } from "./roundtables.ts"

const roundtable = () =>
  uuid("roundtable_id")
    .notNull()
    .references(() => roundtables.id, { onDelete: "restrict" })
const paper = () =>
  uuid("document_id")
    .notNull()
    .references(() => papers.id, { onDelete: "restrict" })
const person = (name: string) => uuid(name).references(() => people.id, { onDelete: "restrict" })

/** A step in the life of a text, on or back; what a step back is for stands beside it. */
export const paperSteps = pgTable(
  "document_step",
  {
    id: id(),
    roundtableId: roundtable(),
    documentId: paper(),
    fromState: text("from_state").notNull(),
    toState: text("to_state").notNull(),
    reason: text("reason"),
    /** Null where the deadline took the step. */
    personId: person("person_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("document_step_by_document").on(t.documentId, t.createdAt),
    check("document_step_goes_somewhere", sql`from_state <> to_state`),
  ],
)

/** One asking of the seats, or of the parties that will sign, whether a frozen text is theirs. */
export const approvalRounds = pgTable(
  "approval_round",
  {
    id: id(),
    code: code(),
    roundtableId: roundtable(),
    documentId: paper(),
    number: integer("number").notNull(),
    /** The frozen text that is asked about. */
    versionId: uuid("version_id")
      .notNull()
      .references(() => documentVersions.id, { onDelete: "restrict" }),
    among: text("among").notNull(),
    /** What the regulation said at the opening, and the number of its version. */
    rule: jsonb("rule").notNull(),
    regulationNumber: integer("regulation_number"),
    answersNeeded: integer("answers_needed").notNull(),
    openedById: person("opened_by_id"),
    openedAt: moment("opened_at").notNull(),
    closesAt: moment("closes_at").notNull(),
    remindedAt: moment("reminded_at"),
    closedAt: moment("closed_at"),
    /** Null where the deadline closed it. */
    closedById: person("closed_by_id"),
    outcome: text("outcome"),
    reason: text("reason"),
  },
  (t) => [
    unique("approval_round_code_is_unique").on(t.code),
    unique("approval_round_number_is_unique").on(t.documentId, t.number),
    uniqueIndex("approval_round_one_open_per_document").on(t.documentId).where(sql`closed_at is null`),
    index("approval_round_by_deadline").on(t.closesAt).where(sql`closed_at is null`),
    check("approval_round_among_is_known", sql`among in ('seats', 'parties')`),
    check("approval_round_deadline_is_later", sql`closes_at > opened_at`),
    check("approval_round_closed_has_an_outcome", sql`(closed_at is null) = (outcome is null)`),
    check(
      "approval_round_outcome_is_known",
      sql`outcome in ('adopted', 'objected', 'unanswered', 'withdrawn')`,
    ),
    check("approval_round_withdrawal_has_a_reason", sql`outcome <> 'withdrawn' or reason is not null`),
  ],
)

/** The seats that a round asks, as they were at its opening. */
export const approvalSeats = pgTable(
  "approval_seat",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => approvalRounds.id, { onDelete: "restrict" }),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    roundtableId: roundtable(),
  },
  (t) => [
    primaryKey({ name: "approval_seat_once_per_round", columns: [t.roundId, t.seatId] }),
    index("approval_seat_by_seat").on(t.seatId),
  ],
)

/** What a seat answered, by whose hand. An answer that was changed stays, marked with when. */
export const approvalAnswers = pgTable(
  "approval_answer",
  {
    id: id(),
    roundtableId: roundtable(),
    roundId: uuid("round_id").notNull(),
    seatId: uuid("seat_id").notNull(),
    choice: text("choice").notNull(),
    remarks: text("remarks"),
    personId: person("person_id").notNull(),
    /** Rank of who answered: 0 the titular, else a substitute. */
    rank: integer("rank").notNull(),
    createdAt: createdAt(),
    replacedAt: moment("replaced_at"),
  },
  (t) => [
    foreignKey({
      name: "approval_answer_is_of_a_seat_that_was_asked",
      columns: [t.roundId, t.seatId],
      foreignColumns: [approvalSeats.roundId, approvalSeats.seatId],
    }).onDelete("restrict"),
    uniqueIndex("approval_answer_one_live_per_seat").on(t.roundId, t.seatId).where(sql`replaced_at is null`),
    index("approval_answer_by_person").on(t.personId, t.createdAt),
    check("approval_answer_choice_is_known", sql`choice in ('approve', 'remarks', 'object', 'abstain')`),
    check(
      "approval_answer_says_why",
      sql`choice not in ('remarks', 'object') or length(trim(coalesce(remarks, ''))) > 2`,
    ),
  ],
)

/**
 * What the competent body did with a text that the table shares: its act, or why there is none. One that was recorded
 * by mistake stays, marked void with the reason.
 */
export const paperActs = pgTable(
  "document_act",
  {
    id: id(),
    /** Acts that were recorded before they had an address get theirs from the database. */
    code: code().default(sql`upper(substr(md5(random()::text), 1, 10))`),
    roundtableId: roundtable(),
    documentId: paper(),
    outcome: text("outcome").notNull(),
    body: text("body").notNull(),
    kind: text("kind"),
    number: text("number"),
    day: day("day").notNull(),
    link: text("link"),
    reason: text("reason"),
    recordedById: person("recorded_by_id"),
    createdAt: createdAt(),
    voidedAt: moment("voided_at"),
    voidReason: text("void_reason"),
    voidedById: person("voided_by_id"),
  },
  (t) => [
    index("document_act_by_document").on(t.documentId, t.day),
    check("document_act_outcome_is_known", sql`outcome in ('taken_up', 'not_taken_up')`),
    check(
      "document_act_kind_is_known",
      sql`kind in ('deliberation', 'decree', 'determination', 'ordinance', 'other')`,
    ),
    check("document_act_is_named", sql`outcome <> 'taken_up' or num_nulls(kind, number) = 0`),
    check("document_act_refusal_has_a_reason", sql`outcome <> 'not_taken_up' or reason is not null`),
    check("document_act_link_is_a_link", sql`link ~ '^https?://'`),
    unique("document_act_code_is_unique").on(t.code),
    uniqueIndex("document_act_one_standing")
      .on(t.documentId, t.body, t.kind, t.number, t.day)
      .where(sql`voided_at is null`),
    check("document_act_void_has_a_reason", sql`(voided_at is null) = (void_reason is null)`),
  ],
)
