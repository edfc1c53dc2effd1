import { sql } from "drizzle-orm"
import {
  boolean,
  check,
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
import { code, createdAt, id, language, moment } from "../columns.ts"
import { documentEdits, documentVersions, papers } from "./documents.ts"
import { personId, roundtableId } from "./keys.ts"
import { agendaItems, meetings } from "./meetings.ts"
import { sittingOutcomes } from "./outcomes.ts"
import { regulationVersions } from "./regulation.ts"
import { seats } from "./roundtables.ts"
import { callId, presences } from "./sittings.ts"
import { manualTotals } from "./totals.ts"

const minutesId = () =>
  uuid("minutes_id")
    .notNull()
    .references(() => meetingMinutes.id, { onDelete: "restrict" })
const itemId = () => uuid("item_id").references(() => agendaItems.id, { onDelete: "restrict" })

/** The last number that a table gave in a year; its row lock makes one series without gaps. */
export const minutesCounters = pgTable(
  "minutes_counter",
  { roundtableId: roundtableId(), year: integer("year").notNull(), last: integer("last").notNull() },
  (t) => [
    primaryKey({ name: "minutes_counter_one_per_year", columns: [t.roundtableId, t.year] }),
    check("minutes_counter_is_positive", sql`last > 0`),
  ],
)

/**
 * The verbale of a call that was held, or that was declared deserted. Its words are a document of the table; what
 * became of it, and by which rules it is approved, stands here.
 */
export const meetingMinutes = pgTable(
  "minutes",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id, { onDelete: "restrict" }),
    callId: callId(),
    kind: text("kind").notNull(),
    /** One series per table and year, verbali di diserzione among them. */
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    documentId: uuid("document_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    language: language(),
    state: text("state").notNull().default("draft"),
    /** The rules of the sitting's day, as they were then. */
    regulationId: uuid("regulation_id").references(() => regulationVersions.id, { onDelete: "restrict" }),
    way: text("way").notNull(),
    observationDays: integer("observation_days").notNull(),
    absentAbstain: boolean("absent_abstain").notNull(),
    startedById: personId("started_by_id").notNull(),
    startedAt: moment("started_at").notNull(),
    /** The text that is signed and approved, from the day on which it was frozen. */
    versionId: uuid("version_id").references(() => documentVersions.id, { onDelete: "restrict" }),
    frozenAt: moment("frozen_at"),
    signedAt: moment("signed_at"),
    approvedAt: moment("approved_at"),
    publishedAt: moment("published_at"),
    /** The point of a later meeting's agenda that proposes its approval. */
    approvalItemId: uuid("approval_item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("minutes_code_is_unique").on(t.code),
    unique("minutes_one_per_call").on(t.callId),
    unique("minutes_one_per_document").on(t.documentId),
    unique("minutes_number_is_unique_in_year").on(t.roundtableId, t.year, t.number),
    index("minutes_by_meeting").on(t.meetingId),
    check("minutes_kind_is_known", sql`kind in ('sitting', 'desertion')`),
    check("minutes_number_is_positive", sql`number > 0`),
    check(
      "minutes_state_is_known",
      sql`state in ('draft', 'review', 'signing', 'signed', 'approved', 'published')`,
    ),
    check("minutes_way_is_known", sql`way in ('next_meeting', 'same_sitting', 'written', 'signature')`),
    check("minutes_frozen_is_a_version", sql`num_nonnulls(version_id, frozen_at) in (0, 2)`),
    check("minutes_frozen_from_signing_on", sql`state in ('draft', 'review') or version_id is not null`),
    check("minutes_signed_when_it_says_so", sql`state <> 'signed' or signed_at is not null`),
    check(
      "minutes_approved_when_it_says_so",
      sql`state not in ('approved', 'published') or approved_at is not null`,
    ),
    check(
      "minutes_published_is_signed_and_says_when",
      sql`(state = 'published') = (published_at is not null) and (published_at is null or signed_at is not null)`,
    ),
  ],
)

/** A section that the system fills: what it says now, and the marks by which its own earlier words are known. */
export const minutesSections = pgTable(
  "minutes_section",
  {
    minutesId: minutesId(),
    key: text("key").notNull(),
    roundtableId: roundtableId(),
    /** Where it stands among the sections. */
    position: integer("position").notNull(),
    itemId: itemId(),
    content: jsonb("content").notNull(),
    /** The marks of everything that the system ever wrote here, the latest last. */
    marks: jsonb("marks").notNull(),
    editId: uuid("edit_id").references(() => documentEdits.id, { onDelete: "restrict" }),
    filledAt: moment("filled_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "minutes_section_once", columns: [t.minutesId, t.key] }),
    index("minutes_section_by_roundtable").on(t.roundtableId),
  ],
)

/** The members are asked for their observations, until a deadline. */
export const minutesReviews = pgTable(
  "minutes_review",
  {
    id: id(),
    roundtableId: roundtableId(),
    minutesId: minutesId(),
    number: integer("number").notNull(),
    /** The text as it was sent to the members. */
    versionId: uuid("version_id")
      .notNull()
      .references(() => documentVersions.id, { onDelete: "restrict" }),
    openedById: personId("opened_by_id").notNull(),
    openedAt: moment("opened_at").notNull(),
    closesAt: moment("closes_at").notNull(),
    closedAt: moment("closed_at"),
    /** How many observations there were when it closed. */
    observations: integer("observations"),
  },
  (t) => [
    unique("minutes_review_number_is_unique").on(t.minutesId, t.number),
    uniqueIndex("minutes_review_one_open").on(t.minutesId).where(sql`closed_at is null`),
    index("minutes_review_by_deadline").on(t.closesAt).where(sql`closed_at is null`),
    index("minutes_review_by_roundtable").on(t.roundtableId),
    check("minutes_review_deadline_is_later", sql`closes_at > opened_at`),
    check("minutes_review_closed_was_counted", sql`(closed_at is null) = (observations is null)`),
  ],
)

/** What a member has to say about a verbale; each is accepted or answered with the reason why not. */
export const minutesObservations = pgTable(
  "minutes_observation",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    minutesId: minutesId(),
    reviewId: uuid("review_id")
      .notNull()
      .references(() => minutesReviews.id, { onDelete: "restrict" }),
    personId: personId("person_id").notNull(),
    /** The seat that the person speaks for; null for who serves the table without one. */
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    text: text("text").notNull(),
    language: language(),
    madeAt: moment("made_at").notNull(),
    state: text("state").notNull().default("open"),
    answer: text("answer"),
    answeredById: personId("answered_by_id"),
    answeredAt: moment("answered_at"),
  },
  (t) => [
    unique("minutes_observation_code_is_unique").on(t.code),
    index("minutes_observation_by_minutes").on(t.minutesId, t.id),
    index("minutes_observation_by_person").on(t.personId),
    index("minutes_observation_by_roundtable").on(t.roundtableId),
    check("minutes_observation_state_is_known", sql`state in ('open', 'accepted', 'declined')`),
    check(
      "minutes_observation_answered_by_somebody",
      sql`(state = 'open') = (answered_at is null) and (answered_at is null) = (answered_by_id is null)`,
    ),
    check("minutes_observation_declined_has_a_reason", sql`state <> 'declined' or answer is not null`),
  ],
)

/** Somebody speaks, or asks that something be minuted: noted from the roll while the point is dealt with. */
export const minutesInterventions = pgTable(
  "minutes_intervention",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    minutesId: minutesId(),
    itemId: itemId(),
    presenceId: uuid("presence_id")
      .notNull()
      .references(() => presences.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    /** The words that somebody asked to have minuted. */
    words: text("words"),
    at: moment("at").notNull(),
    notedById: personId("noted_by_id").notNull(),
  },
  (t) => [
    unique("minutes_intervention_code_is_unique").on(t.code),
    index("minutes_intervention_by_minutes").on(t.minutesId, t.at),
    index("minutes_intervention_by_roundtable").on(t.roundtableId),
    check("minutes_intervention_kind_is_known", sql`kind in ('speaks', 'minuted')`),
    check("minutes_intervention_minuted_has_its_words", sql`kind <> 'minuted' or words is not null`),
  ],
)

/** How a verbale, or one of its points at once (seduta stante), was approved. */
export const minutesApprovals = pgTable(
  "minutes_approval",
  {
    id: id(),
    roundtableId: roundtableId(),
    minutesId: minutesId(),
    /** The one point that was approved at once; null for the whole. */
    itemId: itemId(),
    way: text("way").notNull(),
    /** The sitting in which it was voted, and the point of its agenda. */
    meetingId: uuid("meeting_id").references(() => meetings.id, { onDelete: "restrict" }),
    votedItemId: uuid("voted_item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    /** The vote, as it was counted and confirmed. */
    totalsId: uuid("totals_id").references(() => manualTotals.id, { onDelete: "restrict" }),
    /** Or what came of a ballot that was held on the point. */
    outcomeId: uuid("outcome_id").references(() => sittingOutcomes.id, { onDelete: "restrict" }),
    /** Corrections that were voted: they stand in the approving verbale, the signed text is never made again. */
    corrections: text("corrections"),
    /** The words that were approved, of a point at once. */
    versionId: uuid("version_id").references(() => documentVersions.id, { onDelete: "restrict" }),
    /** Null where the deadline decided. */
    recordedById: personId("recorded_by_id"),
    approvedAt: moment("approved_at").notNull(),
  },
  (t) => [
    uniqueIndex("minutes_approval_once").on(t.minutesId).where(sql`item_id is null`),
    uniqueIndex("minutes_approval_once_per_point").on(t.minutesId, t.itemId),
    index("minutes_approval_by_meeting").on(t.meetingId),
    index("minutes_approval_by_roundtable").on(t.roundtableId),
    check(
      "minutes_approval_way_is_known",
      sql`way in ('next_meeting', 'same_sitting', 'written', 'signature')`,
    ),
    check(
      "minutes_approval_in_a_meeting_names_it",
      sql`(way in ('next_meeting', 'same_sitting')) = (meeting_id is not null)`,
    ),
    check("minutes_approval_of_a_point_is_at_once", sql`item_id is null or way = 'same_sitting'`),
    check(
      "minutes_approval_in_a_later_meeting_has_its_vote",
      sql`way <> 'next_meeting' or (voted_item_id is not null and num_nonnulls(totals_id, outcome_id) = 1)`,
    ),
    check("minutes_approval_corrections_are_voted", sql`corrections is null or meeting_id is not null`),
  ],
)
