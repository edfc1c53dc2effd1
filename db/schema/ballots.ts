import { sql } from "drizzle-orm"
import {
  boolean,
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
import { code, createdAt, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { papers } from "./documents.ts"
import { personId, roundtableId } from "./keys.ts"
import { agendaItems, meetings } from "./meetings.ts"
import { people } from "./people.ts"
import { regulationVersions } from "./regulation.ts"
import { seats } from "./roundtables.ts"

const ballotId = () =>
  uuid("ballot_id")
    .notNull()
    .references(() => ballots.id, { onDelete: "restrict" })

/** A question that a table votes on (votazione), in a meeting or in writing. */
export const ballots = pgTable(
  "ballot",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    /** Given as it opens, in the year in which it does. */
    year: integer("year"),
    number: integer("number"),
    setting: text("setting").notNull(),
    meetingId: uuid("meeting_id").references(() => meetings.id, { onDelete: "restrict" }),
    itemId: uuid("item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    matter: text("matter").notNull(),
    /** What it is to the text of its point: an amendment, which is voted on first, or the text itself. */
    stage: text("stage").notNull().default("main"),
    visibility: text("visibility").notNull(),
    /** The question as it is put, and what it means in plain words. */
    wording: text("wording").notNull(),
    explanation: text("explanation"),
    language: language(),
    /** What may be answered: a motion, or so many of the options. */
    question: jsonb("question").notNull(),
    /** The constituencies that it is put to; all of them where none is named. */
    groups: jsonb("groups").notNull().default([]),
    state: text("state").notNull().default("draft"),
    /** The end of a procedure in writing. */
    closesAt: moment("closes_at"),
    /** When those who had not voted were reminded, once. */
    remindedAt: moment("reminded_at"),
    createdById: personId("created_by_id").notNull(),
    createdAt: createdAt(),
    openedAt: moment("opened_at"),
    openedById: personId("opened_by_id"),
    /** What it is counted by from then on. */
    rule: jsonb("rule"),
    regulationId: uuid("regulation_id").references(() => regulationVersions.id, { onDelete: "restrict" }),
    frozen: jsonb("frozen"),
    frozenSha256: sha256("frozen_sha256"),
    closedAt: moment("closed_at"),
    /** Who was out, for which seat the chair votes, what it came to, the figures behind it, the log's head. */
    closing: jsonb("closing"),
    verdict: jsonb("verdict"),
    head: sha256("head"),
    publishedAt: moment("published_at"),
    cancelledAt: moment("cancelled_at"),
    cancelReason: text("cancel_reason"),
    /** The figures of the numero legale that was found gone while it was open: then this is why it was cancelled. */
    quorumGone: jsonb("quorum_gone"),
    /** How many seats asked for a meeting instead of answering in writing: then they stopped it. */
    stoppedBySeats: integer("stopped_by_seats"),
    /** Who was there at the opening by the roll as it was corrected afterwards, where that is not the roll it froze. */
    correction: jsonb("correction"),
    /** What whoever presides says to it. */
    correctionWord: text("correction_word"),
    correctionWordById: uuid("correction_word_by_id").references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("ballot_code_is_unique").on(t.code),
    unique("ballot_number_is_unique_in_year").on(t.roundtableId, t.year, t.number),
    index("ballot_by_roundtable").on(t.roundtableId, t.id),
    index("ballot_by_meeting").on(t.meetingId),
    index("ballot_open_by_end").on(t.closesAt).where(sql`state = 'open' and closes_at is not null`),
    check("ballot_setting_is_known", sql`setting in ('meeting', 'written')`),
    check("ballot_in_a_meeting_names_it", sql`(setting = 'meeting') = (meeting_id is not null)`),
    check(
      "ballot_stage_is_known",
      sql`stage = 'main' or (stage in ('suppress', 'replace', 'add') and item_id is not null)`,
    ),
    check("ballot_item_is_of_a_meeting", sql`item_id is null or meeting_id is not null`),
    check("ballot_visibility_is_known", sql`visibility in ('roll_call', 'secret_paper')`),
    check("ballot_state_is_known", sql`state in ('draft', 'open', 'closed', 'published', 'cancelled')`),
    check(
      "ballot_opened_is_frozen",
      sql`num_nonnulls(opened_at, opened_by_id, year, number, rule, regulation_id, frozen, frozen_sha256) in (0, 8)
          and (state in ('draft', 'cancelled') or opened_at is not null)
          and (state <> 'draft' or opened_at is null)`,
    ),
    check(
      "ballot_closed_has_a_result",
      sql`num_nonnulls(closed_at, closing, verdict, head) in (0, 4)
          and (state in ('closed', 'published')) = (closed_at is not null)`,
    ),
    check(
      "ballot_written_ends",
      sql`setting = 'meeting' or state in ('draft', 'cancelled') or closes_at is not null`,
    ),
    check("ballot_published_when_it_is", sql`(state = 'published') = (published_at is not null)`),
    check(
      "ballot_cancelled_has_a_reason",
      sql`case when state = 'cancelled' then cancelled_at is not null
                 and num_nonnulls(cancel_reason, quorum_gone, stopped_by_seats) = 1
               else num_nonnulls(cancelled_at, cancel_reason, quorum_gone, stopped_by_seats) = 0 end`,
    ),
    check("ballot_quorum_is_of_a_meeting", sql`quorum_gone is null or meeting_id is not null`),
    check("ballot_stopped_was_in_writing", sql`stopped_by_seats is null or meeting_id is null`),
    check(
      "ballot_word_is_on_a_correction",
      sql`num_nonnulls(correction_word, correction_word_by_id) in (0, 2)
          and (correction is not null or correction_word is null)`,
    ),
    isSha256("ballot", "frozen_sha256"),
    isSha256("ballot", "head"),
  ],
)

/** What a question with several answers offers, in the order in which the ballot shows it. */
export const ballotOptions = pgTable(
  "ballot_option",
  {
    id: id(),
    roundtableId: roundtableId(),
    ballotId: ballotId(),
    position: integer("position").notNull(),
    label: text("label").notNull(),
  },
  (t) => [
    unique("ballot_option_one_per_place").on(t.ballotId, t.position),
    index("ballot_option_by_roundtable").on(t.roundtableId),
  ],
)

/** A text that is decided on; its version and digest are frozen as the ballot opens. */
export const ballotTexts = pgTable(
  "ballot_text",
  {
    id: id(),
    roundtableId: roundtableId(),
    ballotId: ballotId(),
    paperId: uuid("paper_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    version: integer("version"),
    sha256: sha256("sha256"),
  },
  (t) => [
    unique("ballot_text_once").on(t.ballotId, t.paperId),
    index("ballot_text_by_paper").on(t.paperId),
    index("ballot_text_by_roundtable").on(t.roundtableId),
    check("ballot_text_frozen_whole", sql`(version is null) = (sha256 is null)`),
    isSha256("ballot_text", "sha256"),
  ],
)

/** A seat that the question was put to: the roll, frozen as the ballot opened. */
export const ballotSeats = pgTable(
  "ballot_seat",
  {
    ballotId: ballotId(),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    roundtableId: roundtableId(),
    /** Why it is out for a conflict of interest, where it is. */
    excludedFor: text("excluded_for"),
    excludedById: personId("excluded_by_id"),
    /** Of a vote on paper: it took one. What it wrote on it is nowhere. */
    tookPaper: boolean("took_paper").notNull().default(false),
  },
  (t) => [
    primaryKey({ name: "ballot_seat_once", columns: [t.ballotId, t.seatId] }),
    index("ballot_seat_by_seat").on(t.seatId),
    index("ballot_seat_by_roundtable").on(t.roundtableId),
    check("ballot_seat_excluded_by_somebody", sql`(excluded_for is null) = (excluded_by_id is null)`),
  ],
)

/** A seat that counts the papers of a secret vote (scrutatore). */
export const ballotScrutineers = pgTable(
  "ballot_scrutineer",
  {
    ballotId: uuid("ballot_id").notNull(),
    seatId: uuid("seat_id").notNull(),
    roundtableId: roundtableId(),
  },
  (t) => [
    primaryKey({ name: "ballot_scrutineer_once", columns: [t.ballotId, t.seatId] }),
    foreignKey({
      name: "ballot_scrutineer_is_on_the_roll",
      columns: [t.ballotId, t.seatId],
      foreignColumns: [ballotSeats.ballotId, ballotSeats.seatId],
    }).onDelete("restrict"),
    index("ballot_scrutineer_by_roundtable").on(t.roundtableId),
  ],
)

/** What the papers of a secret vote came to: entered by one person, confirmed by another. */
export const ballotPapers = pgTable(
  "ballot_paper",
  {
    ballotId: uuid("ballot_id")
      .primaryKey()
      .references(() => ballots.id, { onDelete: "restrict" }),
    roundtableId: roundtableId(),
    totals: jsonb("totals").notNull(),
    enteredById: personId("entered_by_id").notNull(),
    enteredAt: moment("entered_at").notNull(),
    /** How often it was entered anew: who confirms says which one they have read. */
    revision: integer("revision").notNull().default(0),
    confirmedById: personId("confirmed_by_id"),
    confirmedAt: moment("confirmed_at"),
  },
  (t) => [
    index("ballot_paper_by_roundtable").on(t.roundtableId),
    check("ballot_paper_confirmed_by_another", sql`confirmed_by_id <> entered_by_id`),
    check("ballot_paper_confirmed_by_somebody", sql`(confirmed_at is null) = (confirmed_by_id is null)`),
  ],
)

/** A vote of a seat. Its id is random, so that no order of rows tells who voted when. */
export const votes = pgTable(
  "vote",
  {
    id: uuid("id").defaultRandom().primaryKey(),
    roundtableId: roundtableId(),
    ballotId: uuid("ballot_id").notNull(),
    seatId: uuid("seat_id").notNull(),
    choice: jsonb("choice").notNull(),
    /** The seat that cast it by proxy. */
    holderId: uuid("holder_id").references(() => seats.id, { onDelete: "restrict" }),
    /** Who sent it; null where it was said aloud by somebody without account. */
    castById: personId("cast_by_id"),
    /** Who took down what was said aloud, and who confirmed it. */
    takenById: personId("taken_by_id"),
    confirmedById: personId("confirmed_by_id"),
    salt: text("salt").notNull(),
    leaf: text("leaf").notNull(),
    /** The leaf of the vote that it replaced. */
    replaces: text("replaces"),
    replacedAt: moment("replaced_at"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "vote_seat_is_on_the_roll",
      columns: [t.ballotId, t.seatId],
      foreignColumns: [ballotSeats.ballotId, ballotSeats.seatId],
    }).onDelete("restrict"),
    // One seat, one vote: of a titular and a substitute at the same moment one is accepted.
    uniqueIndex("vote_one_per_seat").on(t.ballotId, t.seatId).where(sql`replaced_at is null`),
    unique("vote_leaf_is_unique").on(t.ballotId, t.leaf),
    index("vote_by_seat").on(t.ballotId, t.seatId),
    index("vote_by_roundtable").on(t.roundtableId),
    check("vote_has_a_leaf", sql`leaf ~ '^[0-9a-f]{64}$' and salt ~ '^[0-9a-f]{32}$'`),
    check(
      "vote_taken_by_another_is_confirmed_by_a_third",
      sql`confirmed_by_id is null or confirmed_by_id <> taken_by_id`,
    ),
    check("vote_confirmed_was_taken", sql`confirmed_by_id is null or taken_by_id is not null`),
  ],
)

/** A seal over the log of a ballot's votes; the last carries the result. */
export const ballotSeals = pgTable(
  "ballot_seal",
  {
    ballotId: ballotId(),
    ordinal: integer("ordinal").notNull(),
    roundtableId: roundtableId(),
    size: integer("size").notNull(),
    root: text("root").notNull(),
    parent: text("parent").notNull(),
    result: text("result"),
    head: text("head").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ballot_seal_once", columns: [t.ballotId, t.ordinal] }),
    index("ballot_seal_by_roundtable").on(t.roundtableId),
  ],
)
