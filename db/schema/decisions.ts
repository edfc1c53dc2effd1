import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { code, createdAt, day, id, language, moment } from "../columns.ts"
import { papers } from "./documents.ts"
import { personId, roundtableId } from "./keys.ts"
import { agendaItems, meetings } from "./meetings.ts"
import { organisations, wordsOf } from "./people.ts"

/** What a table decided, in plain sentences (decisione): one number per table and year, never given twice. */
export const decisions = pgTable(
  "decision",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    decidedOn: day("decided_on").notNull(),
    title: text("title").notNull(),
    text: text("text").notNull(),
    language: language(),
    /** Names of territories, for showing; what is asked for stands in `placement`. */
    territory: text("territory").notNull(),
    meetingId: uuid("meeting_id").references(() => meetings.id, { onDelete: "restrict" }),
    itemId: uuid("item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    /** The text that was decided on, and which version of it. */
    paperId: uuid("paper_id").references(() => papers.id, { onDelete: "restrict" }),
    paperVersion: integer("paper_version"),
    outcome: text("outcome").notNull(),
    /** Null where nothing was counted, or where it is not told how many. */
    inFavour: integer("in_favour"),
    against: integer("against"),
    abstained: integer("abstained"),
    invalid: integer("invalid"),
    state: text("state").notNull().default("decided"),
    /** What the competent body did with it: its act, or why not. */
    actBodyId: uuid("act_body_id").references(() => organisations.id, { onDelete: "restrict" }),
    actKind: text("act_kind"),
    actNumber: text("act_number"),
    actOn: day("act_on"),
    actLink: text("act_link"),
    actReason: text("act_reason"),
    publishedAt: moment("published_at"),
    publishedById: personId("published_by_id"),
    /** Taken off the public register again: its address says so and why. */
    withdrawnAt: moment("withdrawn_at"),
    withdrawReason: text("withdraw_reason"),
    createdById: personId("created_by_id").notNull(),
    createdAt: createdAt(),
    words: text("words").generatedAlwaysAs(wordsOf(sql`title || ' ' || text`)),
  },
  (t) => [
    unique("decision_code_is_unique").on(t.code),
    unique("decision_number_is_unique_in_year").on(t.roundtableId, t.year, t.number),
    index("decision_by_day").on(t.decidedOn, t.id).where(sql`published_at is not null`),
    index("decision_by_roundtable").on(t.roundtableId, t.decidedOn, t.id),
    index("decision_by_meeting").on(t.meetingId),
    index("decision_by_paper").on(t.paperId),
    index("decision_by_words").using("gin", sql`to_tsvector('simple', words)`),
    check("decision_number_counts_from_one", sql`number > 0`),
    check(
      "decision_outcome_is_known",
      sql`outcome in ('approved', 'consensus', 'rejected', 'tied', 'not_valid')`,
    ),
    check(
      "decision_numbers_come_together",
      sql`num_nonnulls(in_favour, against, abstained, invalid) in (0, 4)`,
    ),
    check(
      "decision_numbers_are_counts",
      sql`least(in_favour, against, abstained, invalid) is null or least(in_favour, against, abstained, invalid) >= 0`,
    ),
    check("decision_tied_is_even", sql`outcome <> 'tied' or in_favour is null or in_favour = against`),
    check("decision_version_is_of_a_paper", sql`paper_version is null or paper_id is not null`),
    check("decision_item_is_of_a_meeting", sql`item_id is null or meeting_id is not null`),
    check("decision_state_is_known", sql`state in ('decided', 'taken_up', 'not_taken_up')`),
    check(
      "decision_taken_up_names_the_act",
      sql`case state when 'taken_up' then num_nonnulls(act_body_id, act_kind, act_on) = 3 and act_reason is null
                     when 'not_taken_up' then num_nonnulls(act_body_id, act_reason) = 2 and act_kind is null
                     else num_nonnulls(act_body_id, act_kind, act_number, act_on, act_link, act_reason) = 0 end`,
    ),
    check("decision_published_by_somebody", sql`(published_at is null) = (published_by_id is null)`),
    check("decision_withdrawn_has_a_reason", sql`(withdrawn_at is null) = (withdraw_reason is null)`),
    check("decision_published_or_withdrawn", sql`num_nonnulls(published_at, withdrawn_at) < 2`),
  ],
)

/** What a decision said before it was corrected, and why it was. */
export const decisionCorrections = pgTable(
  "decision_correction",
  {
    id: id(),
    roundtableId: roundtableId(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id, { onDelete: "restrict" }),
    number: integer("number").notNull(),
    /** The fields that changed, as they were. */
    before: jsonb("before").notNull(),
    reason: text("reason").notNull(),
    correctedById: personId("corrected_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("decision_correction_number_is_unique").on(t.decisionId, t.number),
    index("decision_correction_by_roundtable").on(t.roundtableId),
  ],
)

/** What a body promised (impegno). Without an organisation it is the table's secretariat that did. */
export const commitments = pgTable(
  "commitment",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    decisionId: uuid("decision_id").references(() => decisions.id, { onDelete: "restrict" }),
    /** Where it was promised, if no decision says so. */
    meetingId: uuid("meeting_id").references(() => meetings.id, { onDelete: "restrict" }),
    itemId: uuid("item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    parentId: uuid("parent_id").references((): AnyPgColumn => commitments.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    language: language(),
    dueOn: day("due_on").notNull(),
    /** Another day that the body asked for, until the secretariat answers. */
    askedDueOn: day("asked_due_on"),
    progress: integer("progress").notNull().default(0),
    state: text("state").notNull().default("open"),
    /** When body and table were told last that it is late. */
    toldLateOn: day("told_late_on"),
    /** Promised in public otherwise than by a decision: since when everybody may read of it. */
    shownAt: moment("shown_at"),
    createdById: personId("created_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("commitment_code_is_unique").on(t.code),
    index("commitment_by_roundtable").on(t.roundtableId, t.state, t.dueOn, t.id),
    index("commitment_by_organisation").on(t.organisationId, t.state, t.dueOn, t.id),
    index("commitment_by_decision").on(t.decisionId),
    index("commitment_by_parent").on(t.parentId),
    index("commitment_open_by_due").on(t.dueOn).where(sql`state = 'open'`),
    check("commitment_progress_is_a_share", sql`progress between 0 and 100`),
    check("commitment_state_is_known", sql`state in ('open', 'done', 'dropped')`),
    check("commitment_is_not_its_own_parent", sql`parent_id <> id`),
    check("commitment_item_is_of_a_meeting", sql`item_id is null or meeting_id is not null`),
    check("commitment_asks_while_open", sql`asked_due_on is null or state = 'open'`),
  ],
)

/** One step of a commitment, as it was told: never changed afterwards. */
export const commitmentUpdates = pgTable(
  "commitment_update",
  {
    id: id(),
    roundtableId: roundtableId(),
    commitmentId: uuid("commitment_id")
      .notNull()
      .references(() => commitments.id, { onDelete: "restrict" }),
    number: integer("number").notNull(),
    /** Who told it: the responsible body, or the table's secretariat. */
    toldAs: text("told_as").notNull(),
    progress: integer("progress").notNull(),
    state: text("state").notNull(),
    dueOn: day("due_on").notNull(),
    askedDueOn: day("asked_due_on"),
    words: text("words"),
    language: language(),
    /** Evidence: where it can be seen. Files stand beside, with this row for their owner. */
    link: text("link"),
    toldById: personId("told_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("commitment_update_number_is_unique").on(t.commitmentId, t.number),
    index("commitment_update_by_roundtable").on(t.roundtableId),
    check("commitment_update_told_as_is_known", sql`told_as in ('body', 'secretariat')`),
    check("commitment_update_progress_is_a_share", sql`progress between 0 and 100`),
    check("commitment_update_state_is_known", sql`state in ('open', 'done', 'dropped')`),
    check(
      "commitment_update_done_is_whole_or_explained",
      sql`state <> 'done' or progress = 100 or words is not null`,
    ),
    check("commitment_update_dropped_is_explained", sql`state <> 'dropped' or words is not null`),
  ],
)
